from evenground.events.models.attending import Caretaker, SignUp
from evenground.events.models.event import Change, Day, Event, Item, ItemKind, Looked, Mark, Said, Series, Stage, Way

__all__ = [
    "Caretaker",
    "Change",
    "Day",
    "Event",
    "Item",
    "ItemKind",
    "Looked",
    "Mark",
    "Said",
    "Series",
    "SignUp",
    "Stage",
    "Way",
]
