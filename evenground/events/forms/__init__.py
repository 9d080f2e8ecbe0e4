"""What people write about an event."""

from evenground.events.forms.attending import DoorForm, NeedsForm, PlaceCodeForm, RemindForm, SeatsForm, SignUpForm
from evenground.events.forms.events import CloseForm, EventForm, StageForm
from evenground.events.forms.items import AgainForm, ItemForm, MarkForm, MoveForm

__all__ = [
    "AgainForm",
    "CloseForm",
    "DoorForm",
    "EventForm",
    "ItemForm",
    "MarkForm",
    "MoveForm",
    "NeedsForm",
    "PlaceCodeForm",
    "RemindForm",
    "SeatsForm",
    "SignUpForm",
    "StageForm",
]
