"""Who may do what with decisions, and why not. Nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.decisions.domain.calendar import due_at
from evenground.decisions.models import Handover, Kind, Objection, Proposal, State, View
from evenground.groups.models import Group, HostActor, Member, MemberState
from evenground.groups.permissions import may_post
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

MEMBERS = gettext_lazy("every member")
OWNER = gettext_lazy("the person whose words they are")
PROPOSER = gettext_lazy("the person who suggested it")
HOST = gettext_lazy("who acts for the host")

ACTIONS = (
    Action("propose", MEMBERS, gettext_lazy("Suggest something for the group to decide.")),
    Action(
        "answer",
        MEMBERS,
        gettext_lazy("Answer a suggestion in one of five ways, and change your answer while it is open."),
    ),
    Action(
        "object", MEMBERS, gettext_lazy("Ask for a change first. Nobody judges whether your reason is good enough.")
    ),
    Action(
        "mark",
        OWNER,
        gettext_lazy("Say what becomes of your objection: solved, a watch point, a differing view, or it stays."),
    ),
    Action("suggest_change", MEMBERS, gettext_lazy("Suggest other words for anyone's suggestion.")),
    Action("change_text", PROPOSER, gettext_lazy("Make a new version of your suggestion. Everyone is asked again.")),
    Action("withdraw", PROPOSER, gettext_lazy("Take your suggestion back.")),
    Action("take_over", MEMBERS, gettext_lazy("Take up a suggestion that has nobody to carry it.")),
    Action("ask_larger", MEMBERS, gettext_lazy("Ask to treat a decision as a larger one.")),
    Action("offer", MEMBERS, gettext_lazy("Offer a way to work on an objection.")),
    Action("change_view", OWNER, gettext_lazy("Change your differing view or take it back, at any time, for ever.")),
    Action("write_views_added", MEMBERS, gettext_lazy("Write down what the differing views added.")),
    Action("set_day", MEMBERS, gettext_lazy("Set the day when something put off comes back, and bring it back.")),
    Action("review", MEMBERS, gettext_lazy("Look at a decision again, or reopen it with new facts.")),
    Action(
        "host_decide", HOST, gettext_lazy("Decide a duty of law, safety or money that was named before, with a reason.")
    ),
)


def may_propose(by: Member, group: Group, now: datetime) -> Verdict:
    if by.group_id != group.id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can suggest something here."))
    if group.opened_on is None or group.ended_on:
        return refuse(_("This group is not open. Nothing can be decided in it now."))
    return may_post(by, now)


def is_open(proposal: Proposal, now: datetime) -> Verdict:
    """Open for answers and changes: not closed yet, nor due to be."""
    if proposal.state != State.OPEN:
        return refuse(_("This is closed now. You can suggest it again, or reopen it with new facts."))
    if not proposal.held and now >= due_at(proposal.closes_on, proposal.group.time_zone):
        return refuse(_("The time for this is over. The outcome will be here in a moment."))
    return ALLOW


def may_answer(by: Member, proposal: Proposal, now: datetime, *, decides: bool) -> Verdict:
    """Who decides on its current text, also in a pause of their own or of their posting."""
    if by.group_id != proposal.group_id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can answer here."))
    if not (verdict := is_open(proposal, now)):
        return verdict
    if not decides:
        return refuse(
            _("You joined after this was opened, so it is decided without you. You may ask to reopen it later.")
        )
    return ALLOW


def may_mark(by: Member, objection: Objection, now: datetime) -> Verdict:
    if objection.owner_id != by.id or by.state == MemberState.LEFT:
        return refuse(_("Only the person who asked for the change can say what becomes of it."))
    return is_open(objection.proposal, now)


def may_write_settled(by: Member, pair: Handover, now: datetime) -> Verdict:
    """One of the two, once the owner said yes. A pause of posting doesn't stop it: it is work on an objection."""
    if by.id not in {pair.first_id, pair.second_id} or by.state == MemberState.LEFT or pair.agreed_on is None:
        return refuse(_("Only the two who were asked can write down what they settled."))
    return is_open(pair.objection.proposal, now)


def carries(by: Member, proposal: Proposal) -> bool:
    """Whether this member is the one who carries the proposal."""
    return proposal.by_id == by.id


def may_change_text(by: Member, proposal: Proposal, now: datetime) -> Verdict:
    if not carries(by, proposal) or by.state == MemberState.LEFT:
        return refuse(
            _("Only the person who suggested this can change its words. You can suggest other words to them.")
        )
    if proposal.state == State.POSTPONED:
        return may_post(by, now)
    return is_open(proposal, now) and may_post(by, now)


def may_take_part(by: Member, proposal: Proposal, now: datetime) -> Verdict:
    """Suggest words, offer a way, ask for a larger size: any member, while it is open."""
    if by.group_id != proposal.group_id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can do this."))
    return is_open(proposal, now) and may_post(by, now)


def may_withdraw(by: Member, proposal: Proposal, now: datetime) -> Verdict:
    if not carries(by, proposal) or by.state == MemberState.LEFT:
        return refuse(_("Only the person who suggested this can take it back."))
    if proposal.kind in {Kind.NAME, Kind.RULE} and proposal.held:
        return refuse(_("The group's name and rule stay open until the group is together."))
    return is_open(proposal, now)


def may_take_over(by: Member, proposal: Proposal, now: datetime) -> Verdict:
    if by.group_id != proposal.group_id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can do this."))
    if proposal.by is not None and proposal.by.state == MemberState.ACTIVE:
        return refuse(_("Somebody carries this already. You can suggest other words to them."))
    return ALLOW if proposal.state == State.POSTPONED else is_open(proposal, now)


def may_touch_view(by: Member, view: View) -> Verdict:
    if view.owner_id != by.id:
        return refuse(_("Only the person whose words these are can change them."))
    if view.taken_back_on:
        return refuse(_("You took these words back. You can write new ones beside the next decision."))
    return ALLOW


def may_look_again(by: Member, proposal: Proposal, now: datetime) -> Verdict:
    """Review or reopen: any member, once it is closed."""
    if by.group_id != proposal.group_id or by.state == MemberState.LEFT:
        return refuse(_("Only members of this group can do this."))
    if proposal.state == State.OPEN:
        return refuse(_("This is still open. You can answer it, or suggest other words."))
    return may_post(by, now)


def may_host_decide(by: HostActor, proposal: Proposal) -> Verdict:
    if by.group_id != proposal.group_id or by.until is not None:
        return refuse(_("Only people who act for the host can do this."))
    if proposal.limit is None or proposal.state != State.POSTPONED or proposal.reason != "host_to_decide":
        return refuse(_("The host decides only where a duty was named before, and the group's rule hands it over."))
    return ALLOW
