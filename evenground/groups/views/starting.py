"""Starting a group: short steps, each saved; come back to any of them. Opening it is the last one, in decisions."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, queries
from evenground.groups.actions.founding import Choice
from evenground.groups.forms import ChoiceForm, HelperForm, StarterForm, StartForm, choice_forms, helper_forms
from evenground.people import actions as people
from evenground.record.domain.verdict import Refused


def start_group(request: Request) -> HttpResponse:
    """Step 1, for a new group. Who has no place here yet gives a name and one way to reach them."""
    form = StartForm(request.POST or None)
    starter = None if request.user.is_authenticated else StarterForm(request.POST or None)
    good = [part.is_valid() for part in (form, starter) if part is not None]
    if request.method == "POST" and all(good) and (group := _start(request, form, starter)):
        return redirect("start_fixed", group_id=group.id)
    drafts = queries.drafts_of(request.user) if request.user.is_authenticated else []
    context = {
        "form": form,
        "starter": starter,
        "drafts": drafts,
        **_told_together([form] if starter is None else [starter, form]),
    }
    return render(request, "groups/start.html", context)


def _told_together(forms: Sequence[Any]) -> dict[str, Any]:
    """One summary, at the top, for a page of several forms: what its template needs for that."""
    for form in forms:
        form.told_above = True
    return {"forms": forms, "has_errors": any(form.is_bound and form.errors for form in forms)}


def _start(request: Request, form: StartForm, starter: StarterForm | None) -> Any:
    try:
        who = request.user
        if starter is not None:
            words = starter.cleaned_data
            who = people.make_person(
                name=words["person_name"],
                reach_by=words["reach_by"],
                reach_detail=words["reach_detail"],
                email=words["email"],
                now=request.now,
            )
        group = actions.start_group(
            by=who,
            description=_description(form),
            job=form.cleaned_data["job"],
            also_member=form.cleaned_data["also_member"],
            now=request.now,
        )
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None
    if starter is not None:
        people.sign_in(request, who, shared=False)
    return group


def _description(form: StartForm) -> actions.Description:
    names = ("name", "why", "time_needed", "what_you_get_back", "host_name")
    return actions.Description(**{name: form.cleaned_data.get(name, "") for name in names})


@login_required
def start_step(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Step 1 again."""
    by = queries.starter(request.user, group_id)
    form = StartForm(request.POST or None, group=by.group)
    if request.method == "POST" and form.is_valid():
        words = _description(form)
        if attempt(form, lambda: actions.describe_group(by=by, description=words, now=request.now)):
            return redirect("start_fixed", group_id=group_id)
    return render(request, "groups/start.html", {"form": form, "group": by.group, "step": 0})


@login_required
def start_fixed(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Step 2: what is open and what is fixed."""
    by = queries.starter(request.user, group_id)
    forms = choice_forms(by.group, request.POST or None)
    errors: list[str] = []
    good = [form.is_valid() for form in forms]  # each is looked at, so that each shows its own errors
    if request.method == "POST" and all(good):
        try:
            actions.set_choices(by=by, choices=_choices(forms), now=request.now)
            return redirect("start_helpers", group_id=group_id)
        except Refused as refused:
            errors.append(refused.reason)
    context = {"errors": errors, "group": by.group, "step": 1, **_told_together(forms)}
    context["has_errors"] = context["has_errors"] or bool(errors)
    return render(request, "groups/start_fixed.html", context)


def _choices(forms: list[ChoiceForm]) -> list[Choice]:
    chosen = []
    for form in forms:
        words = form.cleaned_data
        if "label" in form.fields and not words["label"]:
            continue
        given = {name: words[name] for name in ("what", "why", "owner", "is_duty")}
        chosen.append(Choice(form.topic, fixed=words["fixed"] == "fixed", label=words.get("label", ""), **given))
    return chosen


@login_required
def start_helpers(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Step 3: who helps. Whatever is filled in is saved, and the rest can come later."""
    by = queries.starter(request.user, group_id)
    forms = helper_forms(by.group, request.POST or None)
    if request.method == "POST":
        good = [form.is_valid() for form in forms]
        saved = [_name_helper(request, by, form) for form, fits in zip(forms, good, strict=True) if fits]
        if all(good) and all(saved):
            missing = queries.missing_helpers(by.group)
            messages.success(request, _("Saved. You can come back to the rest.") if missing else _("Saved."))
            return redirect("open_group", group_id=group_id)
    context = {
        "group": by.group,
        "step": 2,
        **_told_together(forms),
        "beside": [helper for helper in queries.helpers_of(by.group) if helper.kind == "beside"],
    }
    return render(request, "groups/start_helpers.html", context)


def _name_helper(request: Request, by: Any, form: HelperForm) -> bool:
    """Saves what changed; a form left blank or as it was is nothing to save."""
    if not form.has_changed():
        return True
    return attempt(form, lambda: actions.name_helper(by=by, kind=form.kind, now=request.now, **form.cleaned_data))


@login_required
def start_beside(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Somebody beside the members: as many as there are, or nobody."""
    by = queries.starter(request.user, group_id)
    form = HelperForm(request.POST or None, kind="beside")
    if request.method == "POST" and form.is_valid() and _name_helper(request, by, form):
        messages.success(request, _("Saved."))
        return redirect("start_helpers", group_id=group_id)
    return render(request, "groups/start_beside.html", {"form": form, "group": by.group, "step": 2})
