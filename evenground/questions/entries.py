"""What questions write into the record: what became of a room and of its questions; never by whom, nor the words."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

ROOM_MADE = Kind("questions.room_made", _("{who} began a room for questions to a leader"))
ROOM_CHANGED = Kind("questions.room_changed", _("{who} changed what a room for questions says"))
OPENED = Kind("questions.opened", _("{who} opened a room for early questions"), ("seed",))
WENT_LIVE = Kind("questions.went_live", _("{who} started the live part of a room"))
CLOSED = Kind("questions.closed", _("{who} closed a room for questions"))
ASKED = Kind("questions.asked", _("Somebody put a question or a thought to the leader"))
TAKEN = Kind("questions.taken", _("A question got its turn: number {place}"), ("place", "why"))
ENDED = Kind("questions.ended", _("A question got its end: {end}"), ("end",))
HELD = Kind("questions.held", _("Both hosts held a question"), ("reason",))
LET_GO = Kind("questions.let_go", _("A held question is back in its room"))

KINDS = (
    ROOM_MADE, ROOM_CHANGED, OPENED, WENT_LIVE, CLOSED, ASKED, TAKEN, ENDED, HELD, LET_GO,
)  # fmt: skip
