"""Who may do what in talk, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.groups.models import Member
from evenground.groups.permissions import is_member, may_post
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse
from evenground.talk import queries
from evenground.talk.models import Message

MEMBERS = gettext_lazy("every member")
OWNER = gettext_lazy("the person whose words they are")
MYSELF = gettext_lazy("each for themselves")
GROUP = gettext_lazy("the group, by a decision")

ACTIONS = (
    Action("say", MEMBERS, gettext_lazy("Say hello, ask something, or say what you think, or just read.")),
    Action("change_words", OWNER, gettext_lazy("Change your words. How they stood before is kept.")),
    Action("take_back", OWNER, gettext_lazy("Take your words back, at any time.")),
    Action("fold", MEMBERS, gettext_lazy("Fold words at once if you are named in them, or with a second member.")),
    Action("mute", MYSELF, gettext_lazy("Mute a person for yourself. Nobody else knows.")),
    Action("unfold", GROUP, gettext_lazy("Open folded words again.")),
)


def may_say(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_change(by: Member, message: Message, now: datetime) -> Verdict:
    if message.by_id != by.id or message.group_id != by.group_id:
        return refuse(_("Only the person whose words these are can change them."))
    if message.taken_back_on is not None:
        return refuse(_("You took these words back. You can write new ones."))
    return may_post(by, now)


def may_take_back(by: Member, message: Message) -> Verdict:
    """Its owner, for ever: also in a pause, and also when the group has ended."""
    if message.by_id != by.id or message.group_id != by.group_id:
        return refuse(_("Only the person whose words these are can take them back."))
    if message.taken_back_on is not None:
        return refuse(_("These words are taken back already."))
    return ALLOW


def may_fold(by: Member, subject: str) -> Verdict:
    """Any member, until the group has decided about these words."""
    if not (verdict := is_member(by, by.group)):
        return verdict
    if queries.settled(by.group_id, subject):
        return refuse(_("The group decided that these words stand open. You can mute them for yourself."))
    return ALLOW


def may_mute(by: Member, other: Member) -> Verdict:
    if other.group_id != by.group_id:
        return refuse(_("This person is not in your group."))
    if other.id == by.id:
        return refuse(_("You can't mute yourself. You can take your words back."))
    return ALLOW
