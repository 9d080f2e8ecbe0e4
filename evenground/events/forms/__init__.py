"""What people write about an event."""

from evenground.events.forms.attending import NeedsForm, PlaceCodeForm, SeatsForm, SignUpForm
from evenground.events.forms.events import CloseForm, EventForm, StageForm
from evenground.events.forms.items import AgainForm, ItemForm, MarkForm, MoveForm

__all__ = [
    "AgainForm",
    "CloseForm",
    "EventForm",
    "ItemForm",
    "MarkForm",
    "MoveForm",
    "NeedsForm",
    "PlaceCodeForm",
    "SeatsForm",
    "SignUpForm",
    "StageForm",
]
