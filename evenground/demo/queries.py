"""Where the story's people and pages are."""

import json

from evenground.demo.cast import CAST
from evenground.demo.models import Mark
from evenground.people.models import Person


def places() -> dict[str, str]:
    """A name in the story -> the id of its page."""
    mark = Mark.objects.first()
    return dict(json.loads(mark.places)) if mark else {}


def person(key: str) -> Person | None:
    """Somebody of the cast, by their key; nobody else can be signed in as."""
    if key not in {role.key for role in CAST}:
        return None
    return Person.objects.filter(id=places()[f"person:{key}"]).first()
