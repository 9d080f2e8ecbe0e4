from evenground.decisions.models.answer import (
    Answer,
    Code,
    EarlierWords,
    Fate,
    Handover,
    Objection,
    Reminder,
    View,
    WatchPoint,
)
from evenground.decisions.models.proposal import Decider, Kind, Proposal, State, Suggestion, Version

__all__ = [
    "Answer",
    "Code",
    "Decider",
    "EarlierWords",
    "Fate",
    "Handover",
    "Kind",
    "Objection",
    "Proposal",
    "Reminder",
    "State",
    "Suggestion",
    "Version",
    "View",
    "WatchPoint",
]
