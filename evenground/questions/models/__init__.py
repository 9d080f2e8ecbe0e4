from evenground.questions.models.asking import End, Question, QuestionKind, QuestionState, Support, Ticket
from evenground.questions.models.hosting import Happened, Hold, HoldReason, LogLine, Report
from evenground.questions.models.room import ActsFor, Room, RoomSide, RoomState, TookTicket

__all__ = [
    "ActsFor", "End", "Happened", "Hold", "HoldReason", "LogLine", "Question", "QuestionKind", "QuestionState",
    "Report", "Room", "RoomSide", "RoomState", "Support", "Ticket", "TookTicket",
]  # fmt: skip
