from evenground.questions.models.after import (
    AskedBack,
    Briefing,
    Evidence,
    Heard,
    Keepsake,
    Promise,
    RoomWord,
    WasIt,
    WasItKept,
)
from evenground.questions.models.asking import End, Question, QuestionKind, QuestionState, Support, Ticket
from evenground.questions.models.hosting import Happened, Hold, HoldReason, LogLine, Report
from evenground.questions.models.room import ActsFor, Room, RoomSide, RoomState, TookTicket

__all__ = [
    "ActsFor", "AskedBack", "Briefing", "End", "Evidence", "Happened", "Heard", "Hold", "HoldReason", "Keepsake",
    "LogLine", "Promise", "Question", "QuestionKind", "QuestionState", "Report", "Room", "RoomSide", "RoomState",
    "RoomWord", "Support", "Ticket", "TookTicket", "WasIt", "WasItKept",
]  # fmt: skip
