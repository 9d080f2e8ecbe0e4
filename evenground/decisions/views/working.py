"""Working on an objection: its owner's marks, other words, watch points, pairs."""

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.decisions import actions, permissions
from evenground.decisions.domain.objections import Fate
from evenground.decisions.forms import (
    ConcernForm,
    MarkForm,
    PairForm,
    ReactionForm,
    SettledForm,
    SuggestForm,
    WatchPointForm,
)
from evenground.decisions.queries import pages
from evenground.decisions.views.base import Request, form_page, on_text, show, status_now, to_proposal
from evenground.decisions.views.proposal import page
from evenground.decisions.views.reactions import subject, whole_talk
from evenground.design.pages import attempt_or, there
from evenground.groups import queries as groups
from evenground.record.domain.verdict import Refused
from evenground.talk import actions as talk

if TYPE_CHECKING:
    from evenground.decisions.models import Objection, Version
    from evenground.groups.models import Member

ACTS = {"text", "change_plan", "shorten_trial", "shrink", "shared_limit", "split"}


def _owned(member: "Member", version: "Version", objection_id: uuid.UUID) -> Any:
    """My own objection. Anybody else's is not there for this."""
    objection = there(pages.objection_in(version, objection_id))
    if objection.owner_id != member.id:
        raise Http404
    return objection


@on_text
def react(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """A question, a like, a worry or another idea, below the suggestion. To be read: the whole talk."""
    one = version.proposal
    if request.method != "POST":
        return whole_talk(request, member, version)
    form = ReactionForm(request.POST, auto_id="talk_%s")
    if not form.is_valid():
        return page(request, member, version, status=400, reacting=form)

    def do() -> HttpResponse:
        talk.say(by=member, now=request.now, about=subject(one), **form.cleaned_data)
        messages.success(request, _("Saved. It stands below the suggestion."))
        return to_proposal(one, "#talk")

    def again(reason: str, status: int) -> HttpResponse:
        return page(request, member, version, status=status, reason=reason, reacting=form)

    return attempt_or(do, again)


@on_text
def mark(request: Request, member: "Member", version: "Version", objection_id: uuid.UUID) -> HttpResponse:
    """Solved by this? Its owner says; with a watch point if that is how it can go ahead."""
    objection = _owned(member, version, objection_id)
    if request.method != "POST":
        return to_proposal(version.proposal)
    has_point = any(point.agreed_on for point in objection.watch_points.all())
    form = MarkForm(request.POST, objection=objection, has_point=has_point)
    if not form.is_valid():
        return page(request, member, version, status=400, marking=form)

    def do() -> HttpResponse:
        _mark(request, member, objection, form, has_point=has_point)
        messages.success(request, _("Saved. You can change this while it is open."))
        return to_proposal(version.proposal)

    def again(reason: str, status: int) -> HttpResponse:
        fresh = there(pages.opened(member, version.proposal_id))
        status = status_now(member, version, status)
        return page(request, member, fresh, status=status, reason=reason, marking=form)

    return attempt_or(do, again)


def _mark(request: Request, member: "Member", objection: "Objection", form: MarkForm, *, has_point: bool) -> None:
    data, fate = form.cleaned_data, Fate(form.cleaned_data["fate"])
    if fate == Fate.WATCH_POINT and not has_point:
        watched = {name: data[name] for name in ("what", "who_looks", "look_on", "stop_at")}
        actions.mark_with_watch_point(by=member, objection=objection, now=request.now, **watched)
    else:
        actions.mark_objection(by=member, objection=objection, fate=fate, now=request.now)


@on_text
def concern(request: Request, member: "Member", version: "Version", objection_id: uuid.UUID) -> HttpResponse:
    """The owner's own words for what needs to change, and who stands by them."""
    objection = _owned(member, version, objection_id)
    people = [row for row in groups.members_of(member.group) if row.id != member.id]
    initial = {"words": objection.words, "signed": objection.signed, "voice": str(objection.voice_id or "")}
    form = ConcernForm(request.POST or None, initial=initial, people=people)

    def do() -> HttpResponse:
        data = form.cleaned_data
        voice = groups.member_in(member.group, data["voice"]) if data["voice"] else None
        actions.change_objection(
            by=member, objection=objection, words=data["words"], signed=data["signed"], voice=voice, now=request.now
        )
        messages.success(request, _("Saved. Your earlier words are kept too."))
        return to_proposal(version.proposal, "#working")

    return form_page(
        request, member, form, do, version=version, title=_("Your words for what needs to change"), button=_("Save")
    )


@on_text
def suggest(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Other words for anyone's suggestion, perhaps to meet an objection. For an objection alone: the ways there are."""
    act = request.GET.get("act", "text")
    if act not in ACTS:
        raise Http404
    objection = _objection_asked(request, version)
    if objection is not None and "act" not in request.GET and request.method != "POST":
        return show(request, "ways.html", member, proposal=version.proposal, version=version, objection=objection)
    begin = {"what": version.what} if act in {"text", "change_plan", "shrink", "split"} else {}
    form = SuggestForm(request.POST or None, initial=begin, act=act)

    def do() -> HttpResponse:
        actions.suggest_change(
            by=member, proposal=version.proposal, act=act, objection=objection, now=request.now, **form.cleaned_data
        )
        messages.success(request, _("Thank you. Your words stand below the suggestion now."))
        return to_proposal(version.proposal, "#working")

    return form_page(
        request, member, form, do, version=version, template="suggest.html", act=act, objection=objection,
        title=_("Suggest a change"), button=_("Suggest this"),
    )  # fmt: skip


def _objection_asked(request: Request, version: "Version") -> "Objection | None":
    key = request.GET.get("objection")
    if not key:
        return None
    try:
        return there(pages.objection_in(version, uuid.UUID(key)))
    except ValueError:
        raise Http404 from None


def pressed(request: Request, *words: str) -> str:
    """Which of these buttons was pressed. Raises Refused for any other word: it is taken neither for a yes nor a no."""
    word = request.POST.get("say", "")
    if word not in words:
        raise Refused(_("We could not tell which button you pressed. Nothing was changed. Go back and press it again."))
    return word


@require_POST
@on_text
def suggestion(request: Request, member: "Member", version: "Version", suggestion_id: uuid.UUID) -> HttpResponse:
    """The proposer takes a suggestion up, or leaves it."""
    found = there(pages.suggestion_in(version, suggestion_id))
    if pressed(request, "take-up", "leave") == "take-up":
        actions.take_up(by=member, suggestion=found, now=request.now)
        messages.success(request, _("You took it up. Everyone is told and asked again."))
    else:
        actions.leave_suggestion(by=member, suggestion=found, now=request.now)
        messages.success(request, _("It stays here to be read."))
    return to_proposal(version.proposal)


@on_text
def watch(request: Request, member: "Member", version: "Version", objection_id: uuid.UUID) -> HttpResponse:
    """Offer a watch point. It stands once the owner of the objection says yes."""
    objection = there(pages.objection_in(version, objection_id))
    form = WatchPointForm(request.POST or None)

    def do() -> HttpResponse:
        actions.offer_watch_point(by=member, objection=objection, now=request.now, **form.cleaned_data)
        messages.success(request, _("Offered. Whoever asked for the change can say yes or no."))
        return to_proposal(version.proposal, "#working")

    return form_page(
        request, member, form, do, version=version, title=_("Offer a watch point"), button=_("Offer this"),
        intro=_(
            "We go ahead, and look on a day whether the worry comes true. "
            "It needs a yes from whoever asked for the change."
        ),
    )  # fmt: skip


@on_text
def pair(request: Request, member: "Member", version: "Version", objection_id: uuid.UUID) -> HttpResponse:
    """Offer that two people work on it. They do once the owner says yes."""
    objection = there(pages.objection_in(version, objection_id))
    form = PairForm(request.POST or None, people=groups.members_of(member.group))

    def do() -> HttpResponse:
        data = form.cleaned_data
        first, second = (there(groups.member_in(member.group, data[name])) for name in ("first", "second"))
        actions.offer_pair(
            by=member, objection=objection, first=first, second=second, may_settle=data["may_settle"], now=request.now
        )
        messages.success(request, _("Offered. Whoever asked for the change can say yes or no."))
        return to_proposal(version.proposal, "#working")

    return form_page(
        request, member, form, do, version=version, title=_("Hand it to two people"), button=_("Offer this"),
        intro=_(
            "Two people look for a way that works. It needs a yes from whoever asked for the change. "
            "Both names are shown here."
        ),
    )  # fmt: skip


@require_POST
@on_text
def say_to_point(request: Request, member: "Member", version: "Version", point_id: uuid.UUID) -> HttpResponse:
    """The owner's yes or no to a watch point."""
    point = there(pages.point_in(version, point_id))
    if point.objection is None or point.objection.owner_id != member.id:
        raise Http404
    actions.say_to_watch_point(by=member, point=point, yes=pressed(request, "yes", "no") == "yes", now=request.now)
    messages.success(request, _("Saved."))
    return to_proposal(version.proposal)


@require_POST
@on_text
def say_to_pair(request: Request, member: "Member", version: "Version", pair_id: uuid.UUID) -> HttpResponse:
    """The owner's yes or no to a pair."""
    found = there(pages.pair_in(version, pair_id))
    if found.objection.owner_id != member.id:
        raise Http404
    actions.say_to_pair(by=member, pair=found, yes=pressed(request, "yes", "no") == "yes", now=request.now)
    messages.success(request, _("Saved."))
    return to_proposal(version.proposal)


@on_text
def settled(request: Request, member: "Member", version: "Version", pair_id: uuid.UUID) -> HttpResponse:
    """One of the two writes down what they settled."""
    found = there(pages.pair_in(version, pair_id))
    if member.id not in {found.first_id, found.second_id}:
        raise Http404
    form = SettledForm(request.POST or None, initial={"words": found.settled})

    def do() -> HttpResponse:
        actions.write_settled(by=member, pair=found, words=form.cleaned_data["words"], now=request.now)
        messages.success(request, _("Saved. Whoever asked for the change is asked now."))
        return to_proposal(version.proposal, "#working")

    permissions.may_write_settled(member, found, request.now).or_refuse()
    return form_page(request, member, form, do, version=version, title=_("What you two settled"), button=_("Save"))
