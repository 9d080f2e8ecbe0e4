"""Who helps, the pause of posting that lead and deputy can use, and the page that asks the outside contact."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, permissions, queries
from evenground.groups.domain import pauses
from evenground.groups.forms import PauseForm
from evenground.groups.views.common import anyone_here, host_or_member


@login_required
def who_helps(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Names, what they do and don't, when they are there, how to reach them."""
    group = anyone_here(request, group_id)
    helper = queries.helper_role(request.user, group_id)
    by = queries.acts_for_host(request.user, group_id) or queries.membership(request.user, group_id)
    kinds = [
        (kind, label)
        for kind, label in queries.HELPER_KINDS.items()
        if by and permissions.may_name_helper(by, group, kind)
    ]
    context = {
        "group": group,
        "helpers": queries.helpers_of(group),
        "keeps_safe": bool(helper and permissions.keeps_safe(helper)),
        "kinds": kinds,
        "inside": by is not None,
    }
    return render(request, "groups/who_helps.html", context)


@login_required
@require_POST
def end_helper(request: Request, group_id: uuid.UUID, helper_id: uuid.UUID) -> HttpResponse:
    by = host_or_member(request, group_id)
    helper = queries.helper_in(by.group, helper_id)
    actions.end_helper(by=by, helper=helper, now=request.now)
    messages.success(request, _("Saved. Every member can see it here."))
    return redirect("who_helps", group_id=group_id)


@login_required
def pause_posting(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """For the lead and the deputy: one person's posting has a pause, for safety."""
    helper = queries.keeper_role(request.user, group_id)
    if helper is None or helper.group.opened_on is None:
        raise Http404
    request.not_member = queries.membership(request.user, group_id) is None
    form = PauseForm(request.POST or None, members=queries.members_of(helper.group))
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        member = queries.member_in(helper.group, words.pop("member"))
        if member is None:
            raise Http404
        if attempt(form, lambda: actions.pause_posting(by=helper, member=member, now=request.now, **words)):
            messages.success(request, _("Saved. The person is told why, and to whom they can turn."))
            return redirect("pause_posting", group_id=group_id)
    used = queries.pauses_to_see(request.user, helper.group)
    return render(request, "groups/pause_posting.html", {"group": helper.group, "form": form, "used": used})


@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: Request, key: str) -> HttpResponse:
    """Should a pause of posting go on? For the outside contact, by the link in their letter, without an account.

    Looking changes nothing: programs that look through mail open links, but press no button.
    """
    found = queries.pause_by_key(key)
    if found is None:
        return render(request, "groups/outside.html", {"state": "wrong"}, status=404)
    pause, by = found
    if pause.outside_said and pause.outside_id == by.id:
        return redirect("outside", key) if request.method == "POST" else _outside(request, pause, "said")
    verdict = permissions.may_answer_about_pause(by, pause, request.now)
    if not verdict:
        return _outside(request, pause, "over", reason=verdict.reason)
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        actions.answer_about_pause(by=by, pause=pause, answer=answer, now=request.now)
        return redirect("outside", key)
    return _outside(request, pause, "ask", until=pauses.answer_until(pause.starts), ended=pause.until <= request.now)


def _outside(request: Request, pause: Any, state: str, **more: Any) -> HttpResponse:
    context = {"pause": pause, "state": state, "days": pauses.DAYS_MORE, **more}
    return render(request, "groups/outside.html", context, status=410 if state == "over" else 200)
