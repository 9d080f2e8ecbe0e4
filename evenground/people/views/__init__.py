"""Pages about signing in and about one's own place."""

from evenground.people.views.me import (
    confirm_again,
    confirm_email,
    language,
    mail_again,
    me,
    my_card,
    no_mail,
    sign_out_all,
)
from evenground.people.views.signing_in import by_card, by_code, by_email, sign_in, sign_out

__all__ = [
    "by_card",
    "by_code",
    "by_email",
    "confirm_again",
    "confirm_email",
    "language",
    "mail_again",
    "me",
    "my_card",
    "no_mail",
    "sign_in",
    "sign_out",
    "sign_out_all",
]
