"""What comes with a file: putting up something one made, changing it, and floating an idea as a voice or picture."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from evenground.design.pages import attempt_or
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.ideas import actions, permissions, queries
from evenground.ideas.forms import BringIdeaForm, MadeForm
from evenground.ideas.views.ideas import in_group, show
from evenground.ideas.views.made import on_made
from evenground.record.domain.verdict import Refused


@in_group
def make(request: Request, member: Any) -> HttpResponse:
    return _make(request, member, _idea(request, member), None)


@on_made
def change(request: Request, member: Any, one: Any) -> HttpResponse:
    permissions.may_change_made(member, one.made, request.now).or_refuse()
    return _make(request, member, one.made.idea, one)


def _make(request: Request, member: Any, idea: Any, one: Any) -> HttpResponse:
    form = _form(request, member, idea, one)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_float(member, request.now)
        here = bool(form.is_bound and form["brought"].value())
        return show(request, "make.html", member, status, form=form, one=one, idea=idea, may=may, here=here)

    def do() -> HttpResponse:
        said = dict(form.cleaned_data)
        said.pop("file")
        upload = _brought(member, said.pop("brought"))
        keep = not said.pop("take_out", False)
        people = [uuid.UUID(key) for key in said.pop("people")]
        told = actions.Told(**said, people=people, upload=upload, keep_upload=keep)
        if one is None:
            row = actions.make(by=member, told=told, idea=idea, now=request.now)
        else:
            row = actions.change(by=member, made=one.made, told=told, now=request.now)
        messages.success(request, _("Saved. Only you can change it, and you can take it back at any time."))
        return redirect("thing", group_id=member.group_id, made_id=row.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


@in_group
def bring_idea(request: Request, member: Any) -> HttpResponse:
    """An idea as a voice or a picture."""
    data, refused = _came(request, member)
    form = BringIdeaForm(data, room=settings.UPLOAD_LIMIT)
    if refused:
        form.add_error("file", refused)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_float(member, request.now)
        here = bool(form.is_bound and form["brought"].value())
        return show(request, "bring_idea.html", member, status, form=form, may=may, here=here)

    def do() -> HttpResponse:
        said = form.cleaned_data
        upload = _brought(member, said["brought"])
        given = {"words": said["words"], "signed": said["signed"], "upload": upload}
        made = actions.float_idea(by=member, **given, now=request.now)
        messages.success(request, _("Saved. It can stay a dream. You can take it back at any time."))
        return redirect("idea", group_id=member.group_id, idea_id=made.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


def _form(request: Request, member: Any, idea: Any, one: Any) -> MadeForm:
    """The form as it came. A file in it is brought first, and stays brought where the rest needs another look."""
    named = {place.member_id for place in queries.named_in(one.made)} if one else set()
    others = [row for row in groups.members_of(member.group) if row.id not in {member.id, *named}]
    data, refused = _came(request, member, one.made if one else None)
    form = MadeForm(
        data,
        people=[(str(row.id), row.person.name) for row in others],
        room=settings.UPLOAD_LIMIT,
        here=bool(one and one.version.upload),
        initial=_start(one) if one else {"title": idea.words[:200] if idea else ""},
    )
    if refused:
        form.add_error("file", refused)
    return form


def _came(request: Request, member: Any, made: Any = None) -> tuple[Any, str]:
    """What was posted, with the key of the file that came with it; and why it was refused, if it was."""
    if request.method != "POST":
        return None, ""
    data, refused = request.POST.copy(), ""
    came: Any = request.FILES.get("file")
    try:
        if came is not None:
            upload = actions.bring(by=member, came=came, size=came.size, made=made, now=request.now)
            data["brought"] = str(upload.id)
    except Refused as reason:
        refused = reason.reason
    return data, refused


def _brought(member: Any, key: uuid.UUID | None) -> Any:
    if key is None:
        return None
    upload = queries.brought(member, key)
    if upload is None:
        raise Refused(_("The file is no longer here.") + " " + _("Choose it once more, or another one."))
    return upload


def _idea(request: Request, member: Any) -> Any:
    """The idea that the address names, if any."""
    try:
        return queries.idea_in(member, uuid.UUID(request.GET["idea"])) if "idea" in request.GET else None
    except ValueError:
        raise Http404 from None


def _start(one: Any) -> dict[str, Any]:
    names = ("title", "kind", "credit", "other_name", "shown")
    content = {name: getattr(one.version, name) for name in ("link", "words", "described", "captions")}
    return {**{name: getattr(one.made, name) for name in names}, **content}
