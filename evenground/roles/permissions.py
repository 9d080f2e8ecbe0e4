"""Who may do what with roles, and why not. Every member may do the same; nothing here knows how anyone takes part.

Whether somebody was asked before, what they said, or that they have a pause never shows in a verdict.
"""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.events.models import Event
from evenground.events.permissions import may_change as may_change_event
from evenground.groups.models import Member, MemberState
from evenground.groups.permissions import is_member, may_post
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse
from evenground.roles import queries
from evenground.roles.models import Back, Got, RoleCard, Skill, Thank

MEMBERS = gettext_lazy("every member")
MYSELF = gettext_lazy("each for themselves")
ELSEWHERE = gettext_lazy("This is not your group's. Your own roles are on the page “Roles”.")

ACTIONS = (
    Action("write_card", MEMBERS, gettext_lazy("Write a card for a role or a task, or change one.")),
    Action("offer_card", MEMBERS, gettext_lazy("Ask somebody whether they would like to take something on.")),
    Action("take_card", MYSELF, gettext_lazy("Take on a role or a task that stands open, with or without support.")),
    Action("hand_back", MYSELF, gettext_lazy("Hand back what you carry, at any hour and without a reason.")),
    Action("back_up", MYSELF, gettext_lazy("Back up a role or a task, or stop.")),
    Action("write_step", MEMBERS, gettext_lazy("Write a step in the run sheet, change it, move it, take it away.")),
    Action("ask_paper", MYSELF, gettext_lazy("Get a run sheet or a programme as a PDF.")),
    Action("new_feed", MYSELF, gettext_lazy("Have an address for your calendar, replace it, or end it.")),
    Action("say_ready", MYSELF, gettext_lazy("Say how you feel before the day, to whom you choose.")),
    Action("choose_level", MYSELF, gettext_lazy("Choose how far you want to take part, and change it any time.")),
    Action("thank", MEMBERS, gettext_lazy("Thank somebody, and take your words back.")),
    Action("share_thanks", MYSELF, gettext_lazy("Say whether others may read the thanks you got.")),
    Action("write_skill", MYSELF, gettext_lazy("Write down what you bring or want to try, and delete it.")),
    Action("share_skills", MYSELF, gettext_lazy("Share a skill of yours with the group, or keep it to yourself.")),
    Action("write_back", MEMBERS, gettext_lazy("Write down what the host offers in return, or change it.")),
    Action("choose_back", MYSELF, gettext_lazy("Choose quietly what of it you take: all, less or none.")),
    Action("keep_back", MEMBERS, gettext_lazy("Look after what people choose, where nobody else does, or stop.")),
    Action("write_got", MYSELF, gettext_lazy("Write what you got out of it, and share it if you like.")),
)


def may_write(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_change(by: Member, card: RoleCard, now: datetime) -> Verdict:
    """The same, for a card of their group. Holders are asked again whether they see it so."""
    return may_post(by, now) if card.group_id == by.group_id else refuse(str(ELSEWHERE))


def may_take(by: Member, card: RoleCard) -> Verdict:
    """Any member, while it stands open."""
    if card.group_id != by.group_id:
        return refuse(str(ELSEWHERE))
    if queries.held_by(by, card):
        return refuse(_("You carry this already."))
    if not queries.stands_open(card):
        return refuse(_("Somebody carries this already. You can ask them whether you could share it."))
    return is_member(by, by.group)


def may_offer(by: Member, card: RoleCard, to: Member, now: datetime) -> Verdict:
    """Any member, to anyone else who doesn't carry it, while it stands open."""
    if card.group_id != by.group_id or to.group_id != by.group_id or to.state == MemberState.LEFT:
        return refuse(str(ELSEWHERE))
    if to.id == by.id:
        return refuse(_("You can take this on yourself. Press “I'd like to do this”."))
    if queries.held_by(to, card):
        return refuse(_("This person carries it already."))
    if not queries.stands_open(card):
        return refuse(_("Somebody carries this already. You can ask them whether you could share it."))
    return may_post(by, now)


def may_hand_back(by: Member, card: RoleCard) -> Verdict:
    """Who carries it, for ever: also in a pause, and also when the group has ended."""
    return ALLOW if queries.held_by(by, card) else refuse(_("You don't carry this, so there is nothing to hand back."))


def may_back_up(by: Member, card: RoleCard) -> Verdict:
    """Any member, where nobody else does."""
    if card.group_id != by.group_id:
        return refuse(str(ELSEWHERE))
    if card.back_up_id not in {None, by.id}:
        return refuse(_("Somebody backs this up already. You can ask them to change places."))
    return is_member(by, by.group)


def may_choose_level(by: Member) -> Verdict:
    """Each for themselves."""
    return is_member(by, by.group)


def may_write_step(by: Member, event: Event, now: datetime) -> Verdict:
    """Whoever may change the programme: any member, while the event is neither past nor closed."""
    return may_change_event(by, event, now)


def may_say_ready(by: Member, event: Event) -> Verdict:
    """Each for themselves, before any event of their group that is still ahead."""
    if event.group_id != by.group_id:
        return refuse(_("This event is not your group's."))
    if event.past or event.closed_on is not None:
        return refuse(_("This event is over. There is nothing to get ready for."))
    return is_member(by, by.group)


def may_ask_paper(by: Member, event: Event) -> Verdict:
    """Each for themselves, of any event that they may see."""
    if event.group_id != by.group_id:
        return refuse(_("This event is not your group's."))
    return is_member(by, by.group)


def may_have_feed(by: Member) -> Verdict:
    """Each for themselves."""
    return is_member(by, by.group)


def may_thank(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_share_thanks(by: Member, thank: Thank) -> Verdict:
    """Who got it. For somebody outside: who wrote it, once that person said yes to them."""
    if by.id != (thank.by_id if thank.to_id is None else thank.to_id) or thank.put_away:
        return refuse(_("Only the person who is thanked says whether others read it."))
    return is_member(by, by.group)


def may_put_away_thanks(by: Member, thank: Thank) -> Verdict:
    """Who got it, for ever: also when the group has ended."""
    return ALLOW if by.id == thank.to_id else refuse(_("Only the person who got these thanks can put them away."))


def may_take_back_thanks(by: Member, thank: Thank) -> Verdict:
    """Who wrote it, for ever: also in a pause, and also when the group has ended."""
    return ALLOW if by.id == thank.by_id else refuse(_("Only the person whose words these are can take them back."))


def may_write_skill(by: Member) -> Verdict:
    """Each for themselves."""
    return is_member(by, by.group)


def may_share_skills(by: Member, now: datetime) -> Verdict:
    """What the others can then read, so it is the same as writing to the group."""
    return may_post(by, now)


def may_change_skill(by: Member, skill: Skill) -> Verdict:
    """Its owner, for ever: keep it to themselves again, or delete it."""
    return ALLOW if skill.member_id == by.id else refuse(_("This is not yours. Your own skills are on “My skills”."))


def may_write_back(by: Member, now: datetime) -> Verdict:
    """Any member may write down what the host offers, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_change_back(by: Member, back: Back, now: datetime) -> Verdict:
    """The same, for an offer in their group."""
    return may_post(by, now) if back.group_id == by.group_id else refuse(str(ELSEWHERE))


def may_choose_back(by: Member, back: Back) -> Verdict:
    """Each for themselves. What they choose changes no other right of theirs."""
    return is_member(by, by.group) if back.group_id == by.group_id else refuse(str(ELSEWHERE))


def may_keep_back(by: Member) -> Verdict:
    """Any member, where nobody else does."""
    keeper = queries.back_keeper_of(by.group)
    if keeper is not None and keeper.id != by.id:
        return refuse(_("Somebody looks after this already. You can ask them to change places."))
    return is_member(by, by.group)


def may_write_got(by: Member) -> Verdict:
    """Each for themselves."""
    return is_member(by, by.group)


def may_share_got(by: Member, now: datetime) -> Verdict:
    """What the others can then read, so it is the same as writing to the group."""
    return may_post(by, now)


def may_change_got(by: Member, got: Got) -> Verdict:
    """Its owner, for ever: keep it to themselves again, or delete it."""
    return ALLOW if got.member_id == by.id else refuse(_("This is not yours. Your own words are on “What I chose”."))
