"""An outcome: what we decided and how it is seen differently, of the same size; and what can be done after it."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.decisions import actions, permissions, queries
from evenground.decisions.forms import DayForm, HostForm, SeenForm, ViewForm, ViewsAddedForm
from evenground.decisions.queries import pages
from evenground.decisions.views.base import (
    Request,
    form_page,
    on_text,
    show,
    to_outcome,
    to_proposal,
)
from evenground.decisions.views.proposal import read_params
from evenground.decisions.views.reactions import folded_now
from evenground.design.pages import attempt_or, there
from evenground.groups import queries as groups

if TYPE_CHECKING:
    from evenground.decisions.models import Version, View
    from evenground.groups.models import HostActor, Member


@on_text
def outcome(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """The outcome in two equal halves."""
    one = version.proposal
    if one.state == pages.OPEN:
        return to_proposal(one)
    return page(request, member, version)


def page(request: Request, member: "Member", version: "Version", *, status: int = 200, **forms: Any) -> HttpResponse:
    one = version.proposal
    mine, named = pages.shown_answers(member, version)
    everything = pages.all_views(version)
    checking = one.sent_on is None and one.state != pages.WITHDRAWN
    seq, word = pages.closing_witness(one)
    context = {
        "proposal": one,
        "version": version,
        "params": read_params(member, version),
        "counts": json.loads(one.counts) if one.counts else None,
        "mine": mine,
        "named": named,
        "views": [] if checking else everything,
        "my_views": [view for view in everything if view.owner_id == member.id and view.taken_back_on is None],
        "checking": checking,
        "look_over_until": queries.situations.last_day_to_look_over(one) if checking else None,
        "points": list(queries.watch_points_of(one)),
        "brings_back": queries.brings_back(one) if one.reason == "pause" else "",
        "overrides": pages.overrides_of(one),
        "later": pages.later_than(one),
        "seq": seq,
        "word": word,
        "day_form": forms.get("day_form") or DayForm(initial={"back_on": one.back_on, "back_with": one.back_with}),
        "acts_for_host": one.reason == "host_to_decide" and groups.acts_for_host(request.user, member.group_id),
        "reason": forms.get("reason", ""),
        "folded": folded_now(member),
    }
    return show(request, "outcome.html", member, status, **context)


def _my_view(member: "Member", version: "Version", view_id: uuid.UUID) -> "View":
    return there(pages.view_of_mine(member, version, view_id))


@on_text
def view(request: Request, member: "Member", version: "Version", view_id: uuid.UUID) -> HttpResponse:
    """My own words beside an outcome: changed, signed, voiced by somebody. For ever."""
    mine = _my_view(member, version, view_id)
    permissions.may_touch_view(member, mine).or_refuse()
    people = [row for row in groups.members_of(member.group) if row.id != member.id]
    initial = {"words": mine.words, "signed": mine.signed, "voice": str(mine.voice_id or "")}
    form = ViewForm(request.POST or None, initial=initial, people=people)

    def do() -> HttpResponse:
        data = form.cleaned_data
        voice = groups.member_in(member.group, data["voice"]) if data["voice"] else None
        actions.change_view(
            by=member, view=mine, words=data["words"], signed=data["signed"], voice=voice, now=request.now
        )
        messages.success(request, _("Saved. You can change this for ever."))
        return to_outcome(version.proposal)

    return form_page(
        request, member, form, do, version=version, template="view.html", view=mine,
        earlier=pages.earlier_words(f"decisions.view:{mine.id}"), title=_("Your words beside the outcome"),
        button=_("Save my words"),
    )  # fmt: skip


@require_POST
@on_text
def view_right(request: Request, member: "Member", version: "Version", view_id: uuid.UUID) -> HttpResponse:
    """My words are right as they are."""
    actions.check_view(by=member, view=_my_view(member, version, view_id), now=request.now)
    messages.success(request, _("Thank you. Your words go round as they are."))
    return to_outcome(version.proposal)


@on_text
def view_back(request: Request, member: "Member", version: "Version", view_id: uuid.UUID) -> HttpResponse:
    """I take my words back. Asked once more first, since they are gone then."""
    mine = _my_view(member, version, view_id)
    permissions.may_touch_view(member, mine).or_refuse()
    if request.method != "POST":
        return show(request, "view_back.html", member, proposal=version.proposal, version=version, view=mine)
    actions.take_back_view(by=member, view=mine, now=request.now)
    messages.success(request, _("Your words are taken back. They are gone."))
    return to_outcome(version.proposal)


@require_POST
@on_text
def show_name(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """My name with my answer, or no longer."""
    shown = request.POST.get("shown") == "yes"
    actions.show_name(by=member, version=version, shown=shown, now=request.now)
    messages.success(
        request, _("Your name stands with your answer now.") if shown else _("Your name is not shown any more.")
    )
    return to_outcome(version.proposal)


@on_text
def views_added(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """What these views added, written by anyone in the group."""
    one = version.proposal
    if one.state == pages.OPEN:
        return to_proposal(one)
    form = ViewsAddedForm(request.POST or None, initial={"words": one.views_added})

    def do() -> HttpResponse:
        actions.write_views_added(by=member, proposal=one, words=form.cleaned_data["words"], now=request.now)
        messages.success(request, _("Saved. Anyone in the group can go on with it."))
        return to_outcome(one)

    views = [] if one.sent_on is None else pages.all_views(version)
    return form_page(
        request, member, form, do, version=version, template="views_added.html", views=views,
        title=_("What these views added"), button=_("Save"),
    )  # fmt: skip


@require_POST
@on_text
def set_day(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """The day when something put off comes back."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return page(request, member, version, status=400, day_form=form)

    def do() -> HttpResponse:
        actions.set_day(by=member, proposal=version.proposal, now=request.now, **form.cleaned_data)
        messages.success(request, _("Saved. Everyone is told on that day."))
        return to_outcome(version.proposal)

    def again(reason: str, status: int) -> HttpResponse:
        return page(request, member, version, status=status, day_form=form, reason=reason)

    return attempt_or(do, again)


@require_POST
@on_text
def bring_back(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """What was put off is open again, with the same words."""
    actions.bring_back(by=member, proposal=version.proposal, now=request.now)
    messages.success(request, _("It is open again, with the same words. Everyone is told."))
    return to_proposal(version.proposal)


@on_text
def review(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """Looking again: watch points and differing views are read out; keep, change or end."""
    one = version.proposal
    if one.state == pages.OPEN:
        return to_proposal(one)
    return _review(request, member, version)


def _review(
    request: Request, member: "Member", version: "Version", *, status: int = 200, wrong: SeenForm | None = None,
    reason: str = "",
) -> HttpResponse:  # fmt: skip
    one = version.proposal
    points = [
        (
            point,
            wrong
            if wrong and wrong.prefix == str(point.id)
            else SeenForm(initial={"words": point.seen}, prefix=str(point.id)),
        )
        for point in queries.watch_points_of(one)
    ]
    views = [] if one.sent_on is None else [row for row in pages.all_views(version) if row.taken_back_on is None]
    return show(
        request, "review.html", member, status, proposal=one, version=version, points=points, views=views,
        later=pages.later_than(one), reason=reason, form=wrong, folded=folded_now(member),
    )  # fmt: skip


@require_POST
@on_text
def seen(request: Request, member: "Member", version: "Version", point_id: uuid.UUID) -> HttpResponse:
    """What was seen at a watch point."""
    point = there(pages.point_in(version, point_id))
    form = SeenForm(request.POST, prefix=str(point.id))
    if not form.is_valid():
        return _review(request, member, version, status=400, wrong=form)

    def do() -> HttpResponse:
        actions.write_seen(by=member, point=point, words=form.cleaned_data["words"], now=request.now)
        messages.success(request, _("Saved. Everyone can read what you saw."))
        return redirect("review", group_id=member.group_id, proposal_id=version.proposal_id)

    return attempt_or(
        do, lambda reason, status: _review(request, member, version, status=status, wrong=form, reason=reason)
    )


@login_required
def host_decide(request: Request, group_id: uuid.UUID, proposal_id: uuid.UUID) -> HttpResponse:
    """For the host: a duty that was named before, handed over by the group's rule. Nothing else of the group."""
    actor: HostActor = there(groups.acts_for_host(request.user, group_id))
    version = there(pages.for_the_host(actor, proposal_id))
    form = HostForm(request.POST or None)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        context = {
            "group": actor.group, "proposal": version.proposal, "version": version, "form": form, "reason": reason,
            "not_member": groups.membership(request.user, group_id) is None,
        }  # fmt: skip
        return render(request, "decisions/host_decide.html", context, status=status)

    def do() -> HttpResponse:
        data = form.cleaned_data
        actions.host_decide(
            by=actor, proposal=version.proposal, yes=data["decision"] == "yes", why=data["why"], now=request.now
        )
        messages.success(request, _("Saved. Every member reads what was decided and why."))
        return redirect("host", group_id=group_id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)
