"""My skills: what I bring, what I'd like to try, and which of it the others may see."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.roles import actions, queries
from evenground.roles.forms import SkillForm


@login_required
def my_skills(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Seen by me alone."""
    member = groups.place(request.user, group_id)
    form = SkillForm(request.POST or None, initial={"about": "bring"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = {"words": said["skill"], "kind": said["about"], "shared": said["shared"]}
        if attempt(form, lambda: actions.write_skill(by=member, now=request.now, **given)):
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("my_skills", group_id=group_id)
    context = {"group": member.group, "form": form, "skills": queries.skills_of(member)}
    return render(request, "roles/skills.html", context)


@login_required
@require_POST
def share_skill(request: Request, group_id: uuid.UUID, skill_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, skill_id)
    yes = request.POST.get("say") == "yes"
    actions.share_skill(by=member, skill=row, yes=yes, now=request.now)
    messages.success(request, _("Saved. The group can see it now.") if yes else _("Saved. Only you see it now."))
    return redirect("my_skills", group_id=group_id)


@login_required
@require_POST
def delete_skill(request: Request, group_id: uuid.UUID, skill_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, skill_id)
    actions.delete_skill(by=member, skill=row, now=request.now)
    messages.success(request, _("Deleted. It is gone."))
    return redirect("my_skills", group_id=group_id)


def _found(request: Request, group_id: uuid.UUID, skill_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    row = queries.skill_in(member, skill_id)
    if row is None:
        raise Http404
    return member, row
