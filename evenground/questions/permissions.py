"""Who may do what with questions to a leader, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.events.models import Event
from evenground.events.permissions import may_change as may_change_event
from evenground.groups.models import Member
from evenground.groups.permissions import is_member, may_post
from evenground.questions import queries
from evenground.questions.models import AskedBack, End, Promise, Question, QuestionState, Room, RoomState, RoomWord
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

MEMBERS = gettext_lazy("every member")
MYSELF = gettext_lazy("each for themselves")
HOSTS = gettext_lazy("the two hosts of a room, chosen by the group")
ROOM = gettext_lazy("everyone in the room")
ASKER = gettext_lazy("whoever asked it")
ASKED = gettext_lazy("whoever asked or supported it")
LEADER = gettext_lazy("the leader, by their own link")
GROUP = gettext_lazy("the group, by a decision")

ACTIONS = (
    Action("make_room", MEMBERS, gettext_lazy("Begin a room for questions to a leader, and write what it says.")),
    Action("act_for", MYSELF, gettext_lazy("Say that you act in a room for the leader or the host, or stop.")),
    Action("choose_hosts", GROUP, gettext_lazy("Choose the two hosts of a room.")),
    Action("choose_turns", GROUP, gettext_lazy("Choose whose turn comes when in a room.")),
    Action("run_room", HOSTS, gettext_lazy("Open a room, start it, and close it.")),
    Action("give_turns", HOSTS, gettext_lazy("Give the next turn, and write how each question ended.")),
    Action("hold_question", HOSTS, gettext_lazy("Hold a question, with two. A stub stays, and the log says why.")),
    Action("pause_room", HOSTS, gettext_lazy("Pause a room, and let it go on.")),
    Action("suggest_wording", HOSTS, gettext_lazy("Suggest a clearer wording. It needs the yes of whoever asked.")),
    Action("ask_leader", ROOM, gettext_lazy("Put a question or a thought to the leader, with your name or without.")),
    Action("support_question", ROOM, gettext_lazy("Say that you would like to hear the answer, too.")),
    Action("report_question", ROOM, gettext_lazy("Ask both hosts to look at something.")),
    Action("withdraw_question", ASKER, gettext_lazy("Take your question back, at any time.")),
    Action("appeal", ASKER, gettext_lazy("Say why your held question belongs here.")),
    Action("brief_leader", MEMBERS, gettext_lazy("Tell the leader beforehand what would help.")),
    Action("note_promise", MEMBERS, gettext_lazy("Write down a promise: who, what, by when. Show what became of it.")),
    Action("say_if_kept", ASKED, gettext_lazy("Say whether a promise was kept.")),
    Action("write_heard", HOSTS, gettext_lazy("Write down what the leader heard and will do, as they said it.")),
    Action("say_back", ROOM, gettext_lazy("Reply to what the leader asks, and say what this room needed.")),
    Action("hold_word", HOSTS, gettext_lazy("Hold such words, with two. A stub stays.")),
    Action("lead", LEADER, gettext_lazy("Ask the room, promise, answer in writing, and say what you heard.")),
)  # fmt: skip


def may_make_room(by: Member, event: Event, now: datetime) -> Verdict:
    """Any member, for an event that is still ahead."""
    return may_change_event(by, event, now)


def may_change_room(by: Member, room: Room, now: datetime) -> Verdict:
    """Any member, until it is closed. Whether questions may come without a name is settled once it is open."""
    if room.group_id != by.group_id:
        return refuse(_("This room is not your group's."))
    if room.state == RoomState.CLOSED:
        return refuse(_("This room is closed. What was said in it stays as it is."))
    return may_post(by, now)


def may_act_for(by: Member, room: Room) -> Verdict:
    """Each for themselves, at any time."""
    return is_member(by, by.group) if room.group_id == by.group_id else refuse(_("This room is not your group's."))


def may_host(by: Member, room: Room) -> Verdict:
    """The two whom the group chose, unless they act for the leader or the host organisation."""
    if room.group_id != by.group_id or not queries.is_host(by, room):
        return refuse(_("Only the two hosts of this room can do this. The group chooses them by a decision."))
    return is_member(by, by.group)


def may_open(by: Member, room: Room) -> Verdict:
    """A host, once both are chosen."""
    if room.state != RoomState.DRAFT:
        return refuse(_("This room is open already."))
    if len(queries.hosts_of(room)) < 2:
        return refuse(_("A room opens once the group has chosen its two hosts."))
    return may_host(by, room)


def may_go_live(by: Member, room: Room) -> Verdict:
    if room.state != RoomState.EARLY:
        return refuse(_("Only a room that is open for early questions can go live."))
    return may_host(by, room)


def may_close(by: Member, room: Room) -> Verdict:
    if room.state not in {RoomState.EARLY, RoomState.LIVE}:
        return refuse(_("Only an open room can be closed."))
    return may_host(by, room)


def may_pause(by: Member, room: Room) -> Verdict:
    """Either host, while it is open."""
    if room.state not in {RoomState.EARLY, RoomState.LIVE}:
        return refuse(_("Only an open room can be paused."))
    return may_host(by, room)


def may_take_next(by: Member, room: Room) -> Verdict:
    """A host, in the live room, once nothing else has its turn."""
    if room.state != RoomState.LIVE:
        return refuse(_("Turns are given while the room is live."))
    if room.paused:
        return refuse(_("The room has a pause. Let it go on first."))
    if room.questions.filter(state=QuestionState.NOW).exists():
        return refuse(_("Something has its turn now. Say first how it ended."))
    return may_host(by, room)


def may_end(by: Member, question: Question) -> Verdict:
    """A host, once. An answer that is still to come in writing can be written until it is there."""
    if question.room.state == RoomState.DRAFT:
        return refuse(_("This room is not open yet."))
    if question.state == QuestionState.ENDED and not (question.end == End.WRITING and not question.answer):
        return refuse(_("This has its end already."))
    return may_host(by, question.room)


def may_appeal(question: Question) -> Verdict:
    """Whoever holds its secret, while it is held."""
    return ALLOW if question.held else refuse(_("This is not held. There is nothing to appeal."))


def may_be_in(room: Room) -> Verdict:
    """Asking and supporting: anyone with a ticket, while the room is open and not paused."""
    if room.state == RoomState.DRAFT:
        return refuse(_("This room is not open yet."))
    if room.state == RoomState.CLOSED:
        return refuse(_("This room is closed. You can still read what became of each question."))
    if room.paused:
        return refuse(_("This room has a pause. You can go on here when it is over."))
    return ALLOW


def may_ask(room: Room, *, waits: bool) -> Verdict:
    """One open question a ticket at a time. `waits`: this ticket's has no end yet."""
    if not (verdict := may_be_in(room)):
        return verdict
    if waits:
        return refuse(
            _("One question of yours is waiting. You can ask the next one once it has its end. Show us its code then.")
        )
    return ALLOW


def may_support(question: Question) -> Verdict:
    """Anyone with a ticket, while it waits."""
    if not (verdict := may_be_in(question.room)):
        return verdict
    if question.state != QuestionState.OPEN or question.held:
        return refuse(_("This question is not waiting any more."))
    return ALLOW


def may_withdraw(question: Question) -> Verdict:
    """Whoever holds its secret, until it has its end."""
    return refuse(_("This has its end already.")) if question.state == QuestionState.ENDED else ALLOW


def may_note_promise(by: Member, room: Room) -> Verdict:
    """Any member, once the room has opened: on the day and later."""
    if room.group_id != by.group_id:
        return refuse(_("This room is not your group's."))
    if room.state == RoomState.DRAFT:
        return refuse(_("This room is not open yet."))
    return is_member(by, by.group)


def may_show_evidence(by: Member, promise: Promise) -> Verdict:
    """Any member, at any time."""
    return may_note_promise(by, promise.room)


def may_write_heard(by: Member, room: Room) -> Verdict:
    """A host, until the leader wrote it themselves: then the words are theirs."""
    if room.state == RoomState.DRAFT:
        return refuse(_("This room is not open yet."))
    if queries.heard_in(room, by_leader=True) is not None:
        return refuse(_("The leader wrote this. Only they change their words."))
    return may_host(by, room)


def may_say_back(asked: AskedBack) -> Verdict:
    """Anyone with a ticket, while the leader's question is open."""
    if not (verdict := may_be_in(asked.room)):
        return verdict
    return ALLOW if asked.open else refuse(_("This is over. You can still read what people said."))


def may_share(room: Room) -> Verdict:
    """What one knows that the room needed: anyone with a ticket, from the opening on, also once it is closed."""
    if room.state == RoomState.DRAFT:
        return refuse(_("This room is not open yet."))
    return refuse(_("This room has a pause. You can go on here when it is over.")) if room.paused else ALLOW


def may_hold_word(by: Member, word: RoomWord) -> Verdict:
    """A host; it is held once both said so."""
    return may_host(by, word.room)


def may_lead(room: Room) -> Verdict:
    """Whoever holds the leader's link, once the room has opened."""
    return refuse(_("This room is not open yet.")) if room.state == RoomState.DRAFT else ALLOW
