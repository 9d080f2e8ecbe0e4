"""People: who has a place here, how they sign in (an emailed code or a printed card), how they like to be reached."""
