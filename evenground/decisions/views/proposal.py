"""A proposal's page: what it says, what is asked of me, the five answers, and what we do about objections."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.decisions import actions, permissions, queries
from evenground.decisions.domain.rule import Size, from_plain
from evenground.decisions.forms import AnswerForm, LargerForm, MarkForm, ReactionForm
from evenground.decisions.queries import pages
from evenground.decisions.templatetags.deciding import in_words
from evenground.decisions.views.base import Request, form_page, on_text, show, status_now, to_proposal
from evenground.decisions.views.reactions import talk_below
from evenground.design.pages import attempt_or, there
from evenground.groups import queries as groups

if TYPE_CHECKING:
    from evenground.decisions.models import Version
    from evenground.groups.models import Member


@on_text
def proposal(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Where am I, what is asked of me, until when."""
    return page(request, member, version)


def page(  # the page and every form on it that was refused
    request: Request,
    member: "Member",
    version: "Version",
    *,
    status: int = 200,
    reason: str = "",
    answering: AnswerForm | None = None,
    marking: MarkForm | None = None,
    reacting: ReactionForm | None = None,
) -> HttpResponse:
    said, (worked, suggestions) = pages.said(member, version), pages.worked_on(member, version)
    one = version.proposal
    is_open = bool(permissions.is_open(one, request.now))
    mine = [row for row in worked if row.mine and row.objection.fate == "stays"]
    context: dict[str, Any] = {
        "proposal": one,
        "version": version,
        "params": read_params(member, version),
        "size_rule": queries.size_rule(one),
        "said": said,
        "worked": worked,
        "suggestions": suggestions,
        "is_open": is_open,
        "mine": mine,
        "unsolved": is_open and any(row.objection.fate == "stays" for row in worked),
        "taken_back": _taken_back(said, worked),
        "asked": is_open and any(_asked(row, version) for row in mine),
        "marks": [(row, _mark_form(row, marking)) for row in mine] if is_open else [],
        "form": answering or AnswerForm.of(version.number, said.mine),
        "reason": reason,
        "carries": permissions.carries(member, one),
        "may_take_over": bool(permissions.may_take_over(member, one, request.now)),
        "may_withdraw": bool(permissions.may_withdraw(member, one, request.now)),
        "may_be_larger": one.size != Size.LARGE,
        "keeper": settings.KEEPER,
        "refused": "mark" if marking else "talk" if reacting else "answer",
        **talk_below(request, member, one, reacting),
    }
    return show(request, "proposal.html", member, status, **context)


def read_params(member: "Member", version: "Version") -> dict[str, Any]:
    """What this kind of decision needs, read for a page: the rule itself, the person, the other decision."""
    params = queries.params(version)
    if "rule" in params:
        params["rule"] = from_plain(params["rule"])
    if "member" in params:
        params["person"] = groups.member_in(member.group, params["member"])
    if "members" in params:
        params["people"] = [row for one in params["members"] if (row := groups.member_in(member.group, one))]
    if "proposal" in params:
        params["other"] = pages.opened(member, params["proposal"])
    return params


def _asked(row: pages.Worked, version: "Version") -> bool:
    """Whether there is something new since I asked for a change: other words, or what a pair settled."""
    return row.objection.asked_on is not None or row.objection.version_id != version.id


def _taken_back(said: pages.Said, worked: list[pages.Worked]) -> bool:
    """Whether my answer stands only because I took my objections back."""
    if said.mine is None or said.mine.words:
        return False
    return said.mine.code == "go_ahead_different_view" and any(row.mine for row in worked)


def _mark_form(row: pages.Worked, marking: MarkForm | None) -> MarkForm:
    if marking is not None and marking.auto_id == f"mark_{row.objection.id}_%s":
        return marking
    return MarkForm(objection=row.objection, has_point=any(point.agreed_on for point in row.watch_points))


@on_text
def answer(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Saves my answer to the text I read; if it can't be saved, my words are still in the form."""
    if request.method != "POST":
        return to_proposal(version.proposal)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return page(request, member, version, status=400, answering=form)

    def do() -> HttpResponse:
        actions.answer(by=member, proposal=version.proposal, now=request.now, **form.said())
        messages.success(request, _saved(member, version))
        return to_proposal(version.proposal, "#my-answer")

    def again(reason: str, status: int) -> HttpResponse:
        status = status_now(member, version, status, form.cleaned_data["version"])
        fresh = there(pages.opened(member, version.proposal_id))
        newest = AnswerForm({**request.POST.dict(), "version": fresh.number})
        newest.is_valid()
        return page(request, member, fresh, status=status, reason=reason, answering=newest)

    return attempt_or(do, again)


def _saved(member: "Member", version: "Version") -> str:
    """What was saved and until when; the rest stands beside the answer itself."""
    fresh = there(pages.opened(member, version.proposal_id)).proposal
    if fresh.held:
        return _("Saved. You can change it for as long as this is open. Nobody sees your answer before it closes.")
    until = in_words(fresh.closes_on)
    return _("Saved. You can change it until %(day)s. Nobody sees your answer before then.") % {"day": until}


@on_text
def versions(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Every version of the words, the newest first, with what changed."""
    rows = list(queries.versions_of(version.proposal))
    return show(
        request, "versions.html", member, proposal=version.proposal, version=version,
        rows=[(row, _differences(row, older)) for row, older in zip(rows, [*rows[1:], None], strict=True)],
    )  # fmt: skip


def _differences(row: "Version", older: "Version | None") -> list[str]:
    """Which parts are not as they were."""
    if older is None:
        return []
    parts = {
        "what": _("The suggestion"), "why": _("Why"), "fixed": _("What is fixed"), "who_does": _("Who does it"),
        "cost": _("What it costs"), "try_until": _("The day until which we try it"), "params": _("What goes with it"),
    }  # fmt: skip
    return [str(words) for name, words in parts.items() if getattr(row, name) != getattr(older, name)]


@require_POST
@on_text
def remind(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """A reminder before it closes, or no longer."""
    wanted = request.POST.get("wanted") == "yes"
    actions.ask_reminder(by=member, proposal=version.proposal, wanted=wanted, now=request.now)
    messages.success(request, _("We will remind you.") if wanted else _("We won't remind you about this."))
    return to_proposal(version.proposal)


@on_text
def larger(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Somebody asks to treat it as a larger decision. It is open for longer then, and answers stay."""
    one = version.proposal
    form = LargerForm(request.POST if request.method == "POST" else None, size=one.size)

    def do() -> HttpResponse:
        actions.ask_larger(by=member, proposal=one, size=Size(form.cleaned_data["size"]), now=request.now)
        messages.success(request, _("It counts as a larger decision now. All answers stay."))
        return to_proposal(one)

    if one.size == Size.LARGE:
        messages.info(request, _("It counts as a large decision already."))
        return to_proposal(one)
    return form_page(
        request, member, form, do, version=version, title=_("Is this larger than it looks?"), button=_("Ask for this"),
        intro=_("Anyone can ask for a larger size. Then it is open for longer. All answers stay."),
    )  # fmt: skip


@on_text
def take_back(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """The proposer takes it back, or sets it aside while it waits. Asked once more first."""
    one = version.proposal
    permissions.may_withdraw(member, one, request.now).or_refuse()
    if request.method != "POST":
        return show(request, "take_back.html", member, proposal=one, version=version)
    if request.POST.get("how") == "aside":
        actions.set_aside(by=member, proposal=one, now=request.now)
        messages.success(request, _("It is set aside. Anyone can suggest it again."))
    else:
        actions.withdraw(by=member, proposal=one, now=request.now)
        messages.success(request, _("You took it back. That is fine."))
    return to_proposal(one)


@require_POST
@on_text
def take_over(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Somebody takes up what nobody carries."""
    actions.take_over(by=member, proposal=version.proposal, now=request.now)
    messages.success(request, _("You carry this now. You can change its words, or take it back."))
    return to_proposal(version.proposal)
