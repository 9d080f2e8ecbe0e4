"""Who may do what in a group, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.groups.domain.pauses import answer_until
from evenground.groups.models import (
    FoundingAsk,
    FoundingChoice,
    Group,
    Helper,
    HelperKind,
    HostActor,
    Invitation,
    Knock,
    Member,
    MemberState,
    MissingDeed,
    MissingWord,
    OpenCall,
    PostingPause,
)
from evenground.groups.queries import day_in, is_founding, missing_helpers
from evenground.people.models import Person
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

ANYONE = gettext_lazy("anyone")
MEMBERS = gettext_lazy("every member")
MYSELF = gettext_lazy("each for themselves")
STARTER = gettext_lazy("who starts the group, until it opens")
HOST = gettext_lazy("who acts for the host")
SAFE = gettext_lazy("the safeguarding lead and the deputy")
OUTSIDE = gettext_lazy("the outside contact")
KEEPER = gettext_lazy("whoever looks after the server")
GROUP = gettext_lazy("the group, by a decision")

ACTIONS = (
    Action("start", ANYONE, gettext_lazy("Start a group.")),
    Action("prepare", STARTER, gettext_lazy("Write why the group is there, what is fixed, and who helps.")),
    Action("open", STARTER, gettext_lazy("Open the group, once four kinds of help are named.")),
    Action("invite", MEMBERS, gettext_lazy("Ask somebody to join, while the group is coming together.")),
    Action("take_back_place", MEMBERS, gettext_lazy("Take back an invitation you made.")),
    Action("write_call", MEMBERS, gettext_lazy("Open a call to everyone, change it, and close it.")),
    Action("get_in_touch", MEMBERS, gettext_lazy("Read who knocked, and say that you get in touch.")),
    Action("talk_about_missing", MEMBERS, gettext_lazy("Talk about who is missing, and say what we will do.")),
    Action("knock", ANYONE, gettext_lazy("Knock at an open call, change what you wrote, or have it forgotten.")),
    Action("join", ANYONE, gettext_lazy("Join with an invitation, or say no thanks.")),
    Action("leave", MYSELF, gettext_lazy("Leave the group at any time. No reason needed.")),
    Action("pause", MYSELF, gettext_lazy("Have a pause, and come back when you like.")),
    Action("say_how_i_take_part", MYSELF, gettext_lazy("Say how you take part, or that you'd rather not say.")),
    Action("ask", MEMBERS, gettext_lazy("Ask why something is fixed, or ask to open it.")),
    Action("reply", HOST, gettext_lazy("Reply to a question about something fixed.")),
    Action("fix", HOST, gettext_lazy("Fix something, with a reason that all members read.")),
    Action("open_up", HOST, gettext_lazy("Open something that was fixed.")),
    Action(
        "name_helper", HOST, gettext_lazy("Say who helps. In a group of its own, any member names people beside you.")
    ),
    Action("name_actor", HOST, gettext_lazy("Name one more person who acts for the host.")),
    Action("note_pay", HOST, gettext_lazy("Note that something was paid for, without the sum.")),
    Action("override", HOST, gettext_lazy("Override the group, with a reason that all members read.")),
    Action(
        "pause_posting",
        SAFE,
        gettext_lazy("Pause one person's posting for safety, for 72 hours at most. Answers are not touched."),
    ),
    Action(
        "answer_about_pause",
        OUTSIDE,
        gettext_lazy("Say whether a pause of posting goes on, if fewer than two members are left to decide it."),
    ),
    Action(
        "replace_lost_card",
        KEEPER,
        gettext_lazy("Make a new card for somebody who lost theirs and has no email. It stands in the record."),
    ),
    Action("name_the_group", GROUP, gettext_lazy("Choose the name, the rule and the working agreement.")),
    Action("admit", GROUP, gettext_lazy("Let somebody new join, after the founding time.")),
    Action("remove", GROUP, gettext_lazy("End somebody's place, or settle how they take part.")),
)


def is_member(by: Member, group: Group) -> Verdict:
    """Has a place in this open group."""
    if by.group_id != group.id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can do this."))
    return is_open(group)


def is_open(group: Group) -> Verdict:
    if group.opened_on is None:
        return refuse(_("This group is not open yet."))
    if group.ended_on is not None:
        return refuse(_("This group has ended. You can still read it."))
    return ALLOW


def is_host(by: HostActor | Member, group: Group) -> Verdict:
    """Acts for this group's host now."""
    if not isinstance(by, HostActor) or by.group_id != group.id or by.until is not None:
        return refuse(_("Only people who act for the host can do this."))
    return refuse(_("This group has ended. You can still read it.")) if group.ended_on else ALLOW


def may_prepare(by: HostActor | Member, group: Group) -> Verdict:
    """Whoever starts a group, until it is open."""
    gone = by.until is not None if isinstance(by, HostActor) else by.state == MemberState.LEFT
    if by.group_id != group.id or gone:
        return refuse(_("Only the person who started this group can do this."))
    if group.opened_on is not None:
        return refuse(_("This group is open now. It belongs to everyone in it."))
    return ALLOW


def may_open(by: HostActor | Member, group: Group) -> Verdict:
    """All four kinds of help are named, and something was said about what is open (the design, "Help")."""
    if not (verdict := may_prepare(by, group)):
        return verdict
    if missing := missing_helpers(group):
        names = ", ".join(str(HelperKind(kind).label) for kind in missing)
        return refuse(_("Before the group can open, name who helps. Still missing: %(names)s.") % {"names": names})
    if not group.founding_choices.exists():
        return refuse(_("Before the group can open, say what is open and what is fixed."))
    return ALLOW


def may_invite(by: Member | HostActor, group: Group, now: datetime) -> Verdict:
    """Any member while founding; for the host only until the second member joined (the deciding rule, Power)."""
    if isinstance(by, HostActor):
        if not (verdict := is_host(by, group)) or not (verdict := is_open(group)):
            return verdict
        if group.members.exclude(state=MemberState.LEFT).count() > 1:
            return refuse(_("The group has two members or more now. From here on its members invite."))
    elif not (verdict := is_member(by, group)):
        return verdict
    if not is_founding(group, now):
        return refuse(_("The group is together now. Suggest a decision if you'd like somebody new to join."))
    return ALLOW


def may_join(invitation: Invitation, person: Person, now: datetime) -> Verdict:
    """The place is still free, and the person has none in this group."""
    group = invitation.group
    if group.members.filter(person=person).exclude(state=MemberState.LEFT).exists():
        return refuse(_("You have a place in this group already."))
    if invitation.used_on is not None or day_in(group, now) > invitation.ends_on or not is_open(group):
        return refuse(_("This invitation can't be used any more. Ask the person who gave it to you for a new one."))
    if not invitation.decided and not is_founding(group, now):
        return refuse(_("The group came together meanwhile. Ask a member to suggest that you join."))
    return ALLOW


def may_fix(by: HostActor | Member, group: Group) -> Verdict:
    """For the host at any time (later it is an override); for a group of its own only while it is prepared."""
    return may_prepare(by, group) if group.opened_on is None else is_host(by, group)


def may_open_up(by: HostActor | Member, choice: FoundingChoice) -> Verdict:
    """For the host; in a group of its own any member, as it takes nothing from anyone."""
    group = choice.group
    if group.opened_on is None:
        return may_prepare(by, group)
    if isinstance(by, Member) and not group.host_name:
        return is_member(by, group)
    return is_host(by, group)


def may_name_helper(by: HostActor | Member, group: Group, kind: str) -> Verdict:
    """While preparing: the starter. Then for the host; in a group of its own any member names people beside you."""
    if group.opened_on is None:
        return may_prepare(by, group)
    if isinstance(by, Member) and not group.host_name:
        if kind == HelperKind.BESIDE:
            return is_member(by, group)
        return refuse(_("Who keeps people safe is for the whole group. Suggest it as a decision."))
    return is_host(by, group)


def may_end_helper(by: HostActor | Member, helper: Helper) -> Verdict:
    """As for naming; the four that a group needs are replaced, never left empty."""
    if helper.ended_on is not None:
        return refuse(_("This is no longer so already."))
    if helper.group.opened_on is not None and helper.kind != HelperKind.BESIDE:
        return refuse(_("A group always needs this kind of help. Name somebody else, and they take over."))
    return may_name_helper(by, helper.group, helper.kind)


def may_end_actor(by: HostActor, actor: HostActor) -> Verdict:
    group = actor.group
    if not (verdict := is_host(by, group)):
        return verdict
    if actor.until is not None:
        return refuse(_("This is no longer so already."))
    if group.host_actors.filter(until=None).count() < 2:
        return refuse(_("Somebody always acts for the host. Name another person first."))
    return ALLOW


def may_reply(by: HostActor | Member, ask: FoundingAsk) -> Verdict:
    """For the host; in a group of its own any member."""
    if ask.replied_on is not None:
        return refuse(_("This has a reply already. You can read it below."))
    if isinstance(by, Member) and not ask.group.host_name:
        return is_member(by, ask.group)
    return is_host(by, ask.group)


def may_post(by: Member, now: datetime) -> Verdict:
    """Write to the group. A pause of posting touches neither answers nor objections."""
    if not (verdict := is_member(by, by.group)):
        return verdict
    if by.no_posts_until is not None and by.no_posts_until > now:
        return refuse(
            _("Your posting has a pause just now, for safety. Your answers and objections count as ever.")
            + " "
            + _("Your place page says why, and to whom you can turn.")
        )
    return ALLOW


def keeps_safe(by: Helper) -> bool:
    return by.ended_on is None and by.kind in {HelperKind.LEAD, HelperKind.DEPUTY}


def may_pause_posting(by: Helper, member: Member, matter: str) -> Verdict:
    """Lead or deputy, once for the same matter, and never each other (the deciding rule, Power)."""
    if not keeps_safe(by) or by.group_id != member.group_id:
        return refuse(_("Only the safeguarding lead and the deputy of this group can do this."))
    if not (verdict := is_open(member.group)):
        return verdict
    if member.state == MemberState.LEFT:
        return refuse(_("This person is not in the group any more."))
    safe = member.group.helpers.filter(kind__in=(HelperKind.LEAD, HelperKind.DEPUTY), ended_on=None)
    if safe.filter(person_id=member.person_id).exists():
        return refuse(_("Lead and deputy can't pause each other. Turn to the outside contact."))
    if member.posting_pauses.filter(matter=matter).exists():
        return refuse(_("There was a pause for this matter already. What comes next is for the group to decide."))
    return ALLOW


def may_answer_about_pause(by: Helper, pause: PostingPause, now: datetime) -> Verdict:
    """The outside contact who was asked, once, within the 72 hours (the deciding rule, Power)."""
    if by.kind == HelperKind.OUTSIDE and by.group_id == pause.group_id and by.ended_on is not None:
        return refuse(_("Somebody else is the outside contact now. Nothing more is asked of you."))
    if pause.outside_id != by.id:
        return refuse(_("Only the outside contact who was asked can do this."))
    if pause.outside_said:
        return refuse(_("This is answered already. Nothing more is asked of you."))
    if now >= answer_until(pause.starts):
        return refuse(_("The time for an answer is over, and the pause ended by itself. That is fine."))
    if pause.member.state == MemberState.LEFT:
        return refuse(_("This person is not in the group any more."))
    return is_open(pause.group)


def may_knock(call: OpenCall) -> Verdict:
    """Anyone, while the call stands open."""
    return is_open(call.group) if call.closed_on is None else refuse(_("This call is closed. Thank you for coming by."))


def may_get_in_touch(by: Member, knock: Knock) -> Verdict:
    """Any member, unless another said it before and still has it."""
    other = knock.taken_by
    if other is not None and other.id != by.id and other.state != MemberState.LEFT:
        return refuse(_("Somebody else gets in touch already. So no two of you ring at once."))
    return is_member(by, knock.group)


def may_take_back_missing(by: Member, word: MissingWord) -> Verdict:
    """Whoever wrote it, for ever: also in a pause, and also when the group has ended."""
    mine = word.by_id == by.id and word.talk.group_id == by.group_id
    return ALLOW if mine else refuse(_("Only the person whose words these are can take them back."))


def may_take_deed(by: Member, deed: MissingDeed) -> Verdict:
    """Any member, unless another took it on before and still has it."""
    other = deed.taken_by
    if other is not None and other.id != by.id and other.state != MemberState.LEFT:
        return refuse(_("Somebody else took this on already. You can ask if they'd like a hand."))
    return may_say_done(by, deed)


def may_say_done(by: Member, deed: MissingDeed) -> Verdict:
    """Any member."""
    return is_member(by, deed.talk.group)
