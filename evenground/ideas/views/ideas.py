"""Ideas: the list with one box, and each idea's page with its way so far."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.decisions.actions import Text
from evenground.decisions.domain.rule import Size
from evenground.decisions.permissions import may_propose
from evenground.decisions.queries import rule_in_force
from evenground.design.pages import attempt_or, with_place, with_thing
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.ideas import actions, permissions, queries
from evenground.ideas.forms import IdeaForm, ProposeForm, SayForm, TaskForm
from evenground.roles.actions import Text as CardText
from evenground.talk import queries as talk

in_group = with_place(groups.place)
on_idea = with_thing(in_group, "idea_id", queries.idea_in)


@in_group
def ideas(request: Request, member: Any) -> HttpResponse:
    """Every idea, newest first; and one box to float another."""
    return _float(request, member, "ideas.html", None)


@on_idea
def build_on(request: Request, member: Any, idea: Any) -> HttpResponse:
    """A further idea, linked to the one it builds on."""
    return _float(request, member, "build.html", idea)


def _float(request: Request, member: Any, template: str, on: Any) -> HttpResponse:
    form = IdeaForm(request.POST if request.method == "POST" else None)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_build_on(member, on, request.now) if on else permissions.may_float(member, request.now)
        context = {"form": form, "may": may, "on": on}
        if on is None:
            context["rows"] = queries.ideas_of(member)
        return show(request, template, member, status, **context)

    def do() -> HttpResponse:
        said = form.cleaned_data
        made = actions.float_idea(by=member, **said, builds_on=on, now=request.now)
        messages.success(request, _("Saved. It can stay a dream. You can take it back at any time."))
        return redirect("idea", group_id=member.group_id, idea_id=made.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


@on_idea
def idea(request: Request, member: Any, idea: Any) -> HttpResponse:
    return _page(request, member, idea)


def _page(request: Request, member: Any, idea: Any, form: Any = None, status: int = 200) -> HttpResponse:
    return show(
        request, "idea.html", member, status, idea=idea, one=queries.shown(member, idea), form=form or SayForm(),
        made=queries.made_of(member, idea), built=queries.built_on(member, idea),
        became=queries.became(idea), tasks=queries.tasks_of(member, idea),
        said=talk.messages_about(member, queries.about(idea)), may=permissions.may_build_on(member, idea, request.now),
        may_back=permissions.may_take_back(member, idea),
        may_kind=permissions.may_say_kind_word(member, idea),
    )  # fmt: skip


@require_POST
@on_idea
def kind_word(request: Request, member: Any, idea: Any) -> HttpResponse:
    what, signed = request.POST.get("what", ""), request.POST.get("signed") == "on"
    actions.say_kind_word(by=member, idea=idea, what=what, signed=signed)
    messages.success(request, _("Saved. You can take it back at any time, and nobody is told."))
    return _to(idea)


@require_POST
@on_idea
def kind_word_back(request: Request, member: Any, idea: Any) -> HttpResponse:
    actions.take_kind_word_back(by=member, idea=idea, what=request.POST.get("what", ""))
    messages.success(request, _("Taken back. Nobody is told."))
    return _to(idea)


@require_POST
@on_idea
def say(request: Request, member: Any, idea: Any) -> HttpResponse:
    """Talk below an idea."""
    form = SayForm(request.POST)

    def again(reason: str = "", status: int = 400) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        return _page(request, member, idea, form, status)

    def do() -> HttpResponse:
        actions.say(by=member, idea=idea, words=form.cleaned_data["words"], now=request.now)
        messages.success(request, _("Saved. It stands below the idea."))
        return _to(idea, "#talk")

    return attempt_or(do, again) if form.is_valid() else again()


@on_idea
def propose(request: Request, member: Any, idea: Any) -> HttpResponse:
    """An idea as a proposal, with its words filled in. What comes of it stays linked with the idea."""
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        rule=rule_in_force(member.group),
        initial={"what": idea.words},
    )

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_build_on(member, idea, request.now)
        may = may_propose(member, member.group, request.now) if may else may
        return show(request, "propose.html", member, status, form=form, idea=idea, may=may)

    def do() -> HttpResponse:
        said = form.cleaned_data
        text = Text(said["what"], said["why"], "", said["who_does"], said["cost"])
        size = Size(said["size"])
        proposal = actions.propose(by=member, idea=idea, text=text, size=size, now=request.now)
        messages.success(request, _("It is open for answers now. Everyone is told."))
        return redirect("proposal", group_id=member.group_id, proposal_id=proposal.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


@on_idea
def task(request: Request, member: Any, idea: Any) -> HttpResponse:
    """An idea as a task that anyone may take on. Nobody is asked to; it stands open."""
    form = TaskForm(request.POST if request.method == "POST" else None)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_build_on(member, idea, request.now)
        return show(request, "task.html", member, status, form=form, idea=idea, may=may)

    def do() -> HttpResponse:
        card = actions.make_task(by=member, idea=idea, text=CardText(**form.cleaned_data), now=request.now)
        messages.success(request, _("Saved. It stands open for anyone. You can say more on its card."))
        return redirect("card", group_id=member.group_id, card_id=card.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


@require_POST
@on_idea
def take_back(request: Request, member: Any, idea: Any) -> HttpResponse:
    actions.take_back(by=member, idea=idea, now=request.now)
    messages.success(request, _("Taken back. The words are gone."))
    return redirect("ideas", group_id=member.group_id)


def show(request: Request, template: str, member: Any, status: int = 200, **context: Any) -> HttpResponse:
    context = {"member": member, "group": member.group, **context}
    return render(request, f"ideas/{template}", context, status=status)


def _to(idea: Any, part: str = "") -> HttpResponse:
    place = redirect("idea", group_id=idea.group_id, idea_id=idea.id)
    return HttpResponseRedirect(f"{place.url}{part}")
