"""Who is in the story. Everybody here is made up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """Somebody in the story: how they came in, how they like to be reached, and how they take part."""

    key: str
    name: str
    pronouns: str
    part: str
    reach_by: str
    about: str


HOST = "Marrowfield, a mental health charity"

CAST = (
    Role("rowan", "Rowan Ashdown", "they/them", "lived", "email", "edits videos for fun, on an old laptop"),
    Role("amina", "Amina Warsame", "she/her", "lived", "email", "is a peer trainer, always on her phone"),
    Role("dev", "Dev Malhotra", "he/him", "lived", "here", "has little energy and chooses where it goes"),
    Role("bronwen", "Bronwen Pugh", "she/her", "lived", "post", "has no email, and signs in with a printed card"),
    Role("kofi", "Kofi Ansah-Reid", "he/him", "lived", "text", "is blind and uses a screen reader"),
    Role("lian", "Lian Zhou", "", "lived", "email", "likes to watch for now"),
    Role("ines", "Ines Carvalho", "she/they", "unsaid", "email", "would rather not say how she takes part"),
    Role("tomasz", "Tomasz Wrobel", "he/him", "both", "phone", "works for the host and has lived through it too"),
    Role("joy", "Joy Adeyemi", "she/her", "staff", "email", "is the host's coordinator"),
    Role("marek", "Marek Novotny", "he/him", "staff", "email", "runs the events team"),
    Role("fionnuala", "Fionnuala Byrne", "she/her", "staff", "email", "looks after the money and the rooms"),
)
