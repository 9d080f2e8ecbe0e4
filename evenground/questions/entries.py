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
PROMISED = Kind("questions.promised", _("{who} wrote down a promise, to be kept by {by_when}"), ("by_when",))
CONFIRMED = Kind("questions.confirmed", _("{who} said how they see a promise that was written down"), ("yes",))
EVIDENCE = Kind("questions.evidence", _("{who} showed what became of a promise"))
HEARD = Kind("questions.heard", _("{who} wrote what the leader heard, takes away and will do"))
ASKED_BACK = Kind("questions.asked_back", _("{who} asked the room something"))
LEADER = "leader"  # an actor: whoever holds the leader's link

KINDS = (
    ROOM_MADE, ROOM_CHANGED, OPENED, WENT_LIVE, CLOSED, ASKED, TAKEN, ENDED, HELD, LET_GO, PROMISED, CONFIRMED,
    EVIDENCE, HEARD, ASKED_BACK,
)  # fmt: skip
