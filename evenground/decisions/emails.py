"""Letters about decisions. No subject names a person, a group or typed words."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from evenground.decisions import queries
from evenground.decisions.models import Version
from evenground.decisions.queries import pages
from evenground.decisions.templatetags.deciding import in_words, outcome_title
from evenground.groups.models import Member
from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person

Letter = Callable[[Member, Version, Outgoing], send.Mail | None]


def _about(write: Letter) -> Callable[[Person | None, Outgoing], send.Mail | None]:
    """A letter about a proposal, to somebody who has a place in its group; nothing to say to anybody else."""

    def inner(person: Person | None, row: Outgoing) -> send.Mail | None:
        found = pages.to_write_of(person.pk, row.about) if person else None
        return write(*found, row) if found else None

    inner.__name__, inner.__doc__ = write.__name__, write.__doc__
    return inner


def _short(
    row: Outgoing,
    version: Version,
    *,
    subject: str,
    before: Sequence[str],
    after: Sequence[str] = (),
    page: str = "proposal",
    link: str = "",
    whole: bool = False,
) -> send.Mail:
    """A few sentences, the suggestion, a few more, and where to look. `whole`: with the reason for it."""
    proposal = version.proposal
    context = {
        "subject": subject,
        "before": before,
        "after": after,
        "what": version.what,
        "why_so": version.why if whole else "",
        "link": link or _("Read it here"),
        "url": send.address(page, group_id=proposal.group_id, proposal_id=proposal.id),
    }
    return send.letter(
        row, "decisions/emails/short", context, subject=subject, why=_("You get this because you are in this group.")
    )


def _until(version: Version) -> str:
    if version.proposal.held:
        return _("It is open for as long as we are coming together.")
    return _("It is open until %(day)s.") % {"day": in_words(version.proposal.closes_on)}


def _open(version: Version) -> bool:
    return version.proposal.state == pages.OPEN


@_about
def proposal_opened(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """Something is open for your say. Nothing to say once it is closed."""
    if not _open(version):
        return None
    who = _("Something is open for the group to decide.")
    if version.proposal.by is not None:
        who = _("%(name)s suggests something for the group to decide.") % {"name": version.proposal.by.person.name}
    return _short(
        row, version, subject=_("Something is open for your say"), before=[who], after=[_until(version)],
        link=_("Read it, and have your say if you like"), whole=True,
    )  # fmt: skip


@_about
def text_changed(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """The words changed: who answered is asked again, and an objection's owner is asked first."""
    if not _open(version):
        return None
    after = [_("Answers to the words before don't count for the new ones. You can answer again."), _until(version)]
    if pages.has_staying(member, version.proposal):
        after.insert(0, _("You asked for a change first. Is it solved by this? Only you can say."))
    return _short(
        row, version, subject=_("The words of a suggestion changed"), before=[_("These are the new words:")],
        after=after, whole=True,
    )  # fmt: skip


@_about
def suggestion(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """To the proposer: somebody suggests other words."""
    if not _open(version):
        return None
    before = [_("Somebody suggests a change to what you suggested. You can take it up, or leave it.")]
    return _short(row, version, subject=_("Somebody suggests other words"), before=before)


@_about
def objection_raised(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """To the proposer: that is help, not failure."""
    if not _open(version):
        return None
    before = [
        _("Someone asks for a change first. That is help, not failure."),
        _("The group looks for a way together."),
    ]
    return _short(row, version, subject=_("Someone asks for a change first"), before=before)


@_about
def objection_asked(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """To the owner of an objection alone: something was offered, or settled by a pair."""
    if not _open(version) or not pages.has_staying(member, version.proposal):
        return None
    before = [
        _("There is something new about the change you asked for."),
        _("It may need your yes or no. No is a full answer."),
    ]
    return _short(row, version, subject=_("Something new about what you asked for"), before=before)


@_about
def objection_carried(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """To whoever an owner asked to carry their objection on."""
    if not _open(version) or not pages.has_staying(member, version.proposal):
        return None
    before = [
        _("Somebody who left asks you to carry on what they wanted to change first."),
        _("You can say what becomes of it, or leave it as it is."),
    ]
    return _short(row, version, subject=_("Would you carry something on?"), before=before)


@_about
def close_waits(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """Told once, calmly: it waits."""
    if not _open(version):
        return None
    before = [_("Not enough answers yet, so this waits. Nothing is lost.")]
    return _short(
        row, version, subject=_("Not enough answers yet, so it waits"), before=before, after=[_until(version)]
    )


@_about
def another_round(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """An objection stays, so there is another round."""
    if not _open(version):
        return None
    before = [_("Someone still asks for a change first. So there is another round, and all answers stay.")]
    after = [_("We look for a way together. Anyone can offer one."), _until(version)]
    return _short(row, version, subject=_("There is another round"), before=before, after=after)


@_about
def check_your_words(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """To an owner alone, before the outcome goes round."""
    proposal = version.proposal
    last = queries.situations.last_day_to_look_over(proposal)
    if proposal.sent_on or last is None:
        return None
    day = in_words(last)
    before = [
        _("This is closed now. Your words will stand beside the outcome."),
        _("Until %(day)s you can look them over before they go round. Then they go as they are.") % {"day": day},
        _("You can change them or take them back later too, for ever."),
    ]
    return _short(
        row, version, subject=_("Look over your words, if you like"), before=before, page="outcome",
        link=_("Look at your words"),
    )  # fmt: skip


@_about
def reminder(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """Only to whoever asked for it."""
    if not _open(version):
        return None
    before = [_("You asked to be reminded of this."), _until(version)]
    return _short(row, version, subject=_("The reminder you asked for"), before=before)


@_about
def review_due(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """The day of looking again is here."""
    proposal = version.proposal
    if proposal.state != pages.DECIDED or proposal.ended_on or proposal.reviewed_on:
        return None
    before = [_("The day is here to look at this decision again. What we watch and other views are read out.")]
    after = [_("It stands until a new decision takes its place.")]
    return _short(
        row, version, subject=_("A day to look at a decision again"), before=before, after=after, page="review",
        link=_("Look at it again"),
    )  # fmt: skip


@_about
def back_today(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """Something put off comes back."""
    if version.proposal.state != pages.POSTPONED:
        return None
    before = [_("The day is here when this comes back. Anyone can bring it back, or set another day.")]
    return _short(row, version, subject=_("Something put off comes back"), before=before, page="outcome")


@_about
def outcome(member: Member, version: Version, row: Outgoing) -> send.Mail | None:
    """Both halves in full: what we decided and why, and how it is seen differently in the owners' words."""
    proposal = version.proposal
    if proposal.state == pages.OPEN or proposal.sent_on is None:
        return None
    seq, word = pages.closing_witness(proposal)
    context: dict[str, Any] = {
        "proposal": proposal,
        "version": version,
        "subject": outcome_title(proposal),
        "decided": proposal.state == pages.DECIDED,
        "views": pages.all_views(version),
        "counts": json.loads(proposal.counts) if proposal.counts else None,
        "points": list(queries.watch_points_of(proposal)),
        "brings_back": queries.brings_back(proposal) if proposal.reason == "pause" else "",
        "seq": seq,
        "word": word,
        "url": send.address("outcome", group_id=proposal.group_id, proposal_id=proposal.id),
    }
    return send.letter(
        row, "decisions/emails/outcome", context, subject=outcome_title(proposal),
        why=_("You get this because you are in this group."),
    )  # fmt: skip
