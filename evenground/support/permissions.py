"""Who may do what beside each other, and why not. Nothing here knows how anyone takes part."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.groups.models import Member, MemberState
from evenground.groups.permissions import is_member
from evenground.people.models import Person
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse
from evenground.support import queries
from evenground.support.models import Adjustment, Buddy, Call, RiderItem, Said, Share

MYSELF = gettext_lazy("each for themselves")
ASKED = gettext_lazy("who is asked to help somebody")

ACTIONS = (
    Action("keep_list", MYSELF, gettext_lazy("Keep a list of what helps you. It is locked up, and yours alone.")),
    Action("share", MYSELF, gettext_lazy("Show a line of your list to somebody, and take that back.")),
    Action("write_adjustment", MYSELF, gettext_lazy("Say what should be in place for you, and ask somebody for it.")),
    Action("say_met", MYSELF, gettext_lazy("Say whether it is in place.")),
    Action("choose_buddy", MYSELF, gettext_lazy("Ask a member to be your buddy, or change without a word.")),
    Action("ask_call", MYSELF, gettext_lazy("Ask somebody who helps, or your buddy, to ring you.")),
    Action("see_to", ASKED, gettext_lazy("Say yes, not now or no. Hand it back at any time.")),
)


def may_keep_list(by: Member) -> Verdict:
    return is_member(by, by.group)


def may_change_item(by: Person, item: RiderItem) -> Verdict:
    if item.person_id != by.id:
        return refuse(_("Only the person whose list this is can do this."))
    return ALLOW


def may_share(by: Member, item: RiderItem, to: Person) -> Verdict:
    """One's own item, with somebody who helps this group or has a place in it."""
    if not (verdict := is_member(by, by.group)):
        return verdict
    if item.person_id != by.person_id:
        return refuse(_("Only the person whose list this is can do this."))
    if to.id == by.person_id:
        return refuse(_("This is your own list. You see it anyway."))
    if not queries.helps_or_is_member(to, by.group):
        return refuse(_("Choose somebody who helps this group or is in it."))
    return ALLOW


def may_take_back_share(by: Person, share: Share) -> Verdict:
    """Its owner, for ever: also when the group has ended."""
    if share.item.person_id != by.id:
        return refuse(_("Only the person whose list this is can do this."))
    return ALLOW


def may_write_adjustment(by: Member) -> Verdict:
    return is_member(by, by.group)


def may_see_to(by: Person, share: Share) -> Verdict:
    """Somebody to whom an item was shown may offer to see to it."""
    if share.to_id != by.id or not queries.helps_or_is_member(by, share.group):
        return refuse(_("Only somebody to whom this was shown can offer this."))
    return is_member(share.by, share.group)


def may_change_adjustment(by: Person, adjustment: Adjustment) -> Verdict:
    if adjustment.member.person_id != by.id or adjustment.member.state == MemberState.LEFT:
        return refuse(_("Only the person whom this is for can do this."))
    return ALLOW


def may_ask_owner(by: Person, adjustment: Adjustment, to: Person) -> Verdict:
    """Its person asks somebody of the group, while nobody said yes."""
    if not (verdict := may_change_adjustment(by, adjustment)):
        return verdict
    if adjustment.owner is not None and queries.is_here(adjustment.owner, adjustment.group):
        return refuse(_("Somebody sees to this already."))
    if not queries.is_here(to, adjustment.group):
        return refuse(_("Choose somebody of this group."))
    return is_member(adjustment.member, adjustment.group)


def may_answer_ask(by: Person, adjustment: Adjustment) -> Verdict:
    """Whoever is asked, as long as they are."""
    if adjustment.asked_id != by.id or not queries.is_here(by, adjustment.group):
        return refuse(_("This is not asked of you any more. Nothing more to do."))
    return ALLOW


def may_hand_back(by: Person, adjustment: Adjustment) -> Verdict:
    if adjustment.owner_id != by.id:
        return refuse(_("This is not yours to see to. Nothing more to do."))
    return ALLOW


def may_choose_buddy(by: Member, to: Member) -> Verdict:
    if not (verdict := is_member(by, by.group)):
        return verdict
    if to.id == by.id:
        return refuse(_("A buddy is somebody else. Choose another name."))
    if to.group_id != by.group_id or to.state == MemberState.LEFT:
        return refuse(_("This person is not in your group."))
    return ALLOW


def may_answer_buddy(by: Member, buddy: Buddy) -> Verdict:
    """Whoever is asked; and who said yes can stop."""
    if buddy.to_id != by.id or not buddy.chosen or buddy.said in {Said.NO, Said.NOT_NOW}:
        return refuse(_("This is not asked of you any more. Nothing more to do."))
    return is_member(by, by.group)


def may_ask_call(by: Member, to: Person) -> Verdict:
    """Somebody who helps this group, or one's buddy."""
    if not (verdict := is_member(by, by.group)):
        return verdict
    if to.id == by.person_id or not queries.can_be_called(by, to):
        return refuse(_("You can ask somebody who helps, or your buddy."))
    return ALLOW


def may_end_call(by: Person, call: Call) -> Verdict:
    """Who asked, and who was asked."""
    if by.id not in {call.to_id, call.by.person_id}:
        return refuse(_("Only the two of them can do this."))
    return ALLOW
