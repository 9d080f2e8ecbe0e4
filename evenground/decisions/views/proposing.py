"""Suggesting something, and changing its words."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from evenground.decisions import actions, permissions, queries
from evenground.decisions.actions import Text
from evenground.decisions.domain.rule import Rule, Size, from_plain, to_plain
from evenground.decisions.forms import ChangeForm, ProposeForm, RuleForm
from evenground.decisions.forms.proposing import BEGIN
from evenground.decisions.queries import pages
from evenground.decisions.views.base import Request, in_group, on_text, show, status_now, to_proposal
from evenground.design.pages import attempt_or, there
from evenground.events import queries as events
from evenground.groups import queries as groups
from evenground.record.domain.verdict import Refused

if TYPE_CHECKING:
    from evenground.decisions.models import Proposal, Version
    from evenground.groups.models import Member

LINKS = {"keep", "change", "end", "reopen"}
FOR_OWN_SIZE = {"plain"}


@in_group
def propose(request: Request, member: "Member") -> HttpResponse:
    """Two boxes: what, and why. Some kinds of decision ask for one thing more."""
    kind = request.GET.get("kind", "plain")
    if kind != "plain" and kind not in BEGIN:
        raise Http404
    previous, link = _looking_back(request, member)
    typed = request.POST if request.method == "POST" else None
    form = _form(request, member, kind, typed, previous)
    rule_form = _rule_form(member, typed, queries.rule_in_force(member.group)) if kind == "rule" else None
    title = pages.newest_words(previous)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        return show(
            request, "propose.html", member, status, form=form, rule_form=rule_form, reason=reason, kind=kind,
            previous=previous, previous_words=title, link=link,
            may=permissions.may_propose(member, member.group, request.now),
            rule=queries.rule_in_force(member.group), **_told_together(form, rule_form),
        )  # fmt: skip

    if typed is None:
        return again()
    if not all([form.is_valid(), rule_form is None or rule_form.is_valid()]):
        return again("", 400)

    def do() -> HttpResponse:
        params = _params(request, form, kind, rule_form)
        proposal = actions.propose(
            by=member, group=member.group, text=_text(form, params), now=request.now, kind=kind,
            size=Size(form.cleaned_data.get("size") or Size.MEDIUM),
            closes_on=form.cleaned_data.get("closes_on"), limit=_choice(member, form, "limit"),
            settles=_choice(member, form, "settles"), previous=previous, link=link,
        )  # fmt: skip
        messages.success(request, _("It is open for answers now. Everyone is told."))
        return to_proposal(proposal)

    return attempt_or(do, again)


def _form(request: Request, member: "Member", kind: str, typed: Any, previous: "Proposal | None") -> ProposeForm:
    group = member.group
    still_open = []
    if kind == "close_early":
        rows = pages.listed(queries.open_for(member).filter(held=False))
        still_open = [(str(row.proposal.id), row.title[:80]) for row in rows]
    initial = {name: request.GET[name] for name in ("member", "proposal", "settles") if name in request.GET}
    initial |= _from_a_thing(request, member, kind)
    if kind == "agreement":
        agreement = groups.agreement_of(group)
        initial["what"] = agreement.words if agreement else ""
    elif previous is not None:
        initial |= _as_it_was(previous, request.GET.get("link", ""))
    return ProposeForm(
        typed,
        initial=initial,
        kind=kind,
        rule=queries.rule_in_force(group),
        today=groups.day_in(group, request.now),
        people=[row for row in groups.members_of(group) if kind != "remove" or row.id != member.id],
        duties=groups.duties_of(group) if kind == "plain" and group.host_name else (),
        open_choices=groups.open_choices(group) if kind == "plain" else (),
        still_open=still_open,
        has_size=kind in FOR_OWN_SIZE,
    )


def _from_a_thing(request: Request, member: "Member", kind: str) -> dict[str, Any]:
    """The first words, from the event or thing whose id the address carries. Typed words never stand in an address."""
    named = request.GET.get("about", "").removeprefix("events.event:") if kind == "publish" else ""
    try:
        thing = uuid.UUID(named or request.GET.get("from", ""))
    except ValueError:
        return {}
    if named:
        event = events.event_in(member, thing)
        words = _("Everyone can see the page of “%(name)s”, and sign up.")
        return {"what": words % {"name": event.name}} if event else {}
    item = events.item_of_past(member, thing)
    return {"what": _("We do this again: %(title)s") % {"title": item.title}} if item else {}


def _as_it_was(previous: "Proposal", link: str) -> dict[str, Any]:
    """To keep or to change: the old words to begin with. To end: a sentence."""
    old = queries.current(previous)
    if link == "end":
        return {"what": _("We end this decision.") + f"\n{old.what}", "size": previous.size}
    return {
        "what": old.what, "why": "" if link == "reopen" else old.why, "fixed": old.fixed, "who_does": old.who_does,
        "cost": old.cost, "size": previous.size,
    }  # fmt: skip


def _rule_form(member: "Member", typed: Any, rule: Rule) -> RuleForm:
    return RuleForm(typed, initial=RuleForm.start(rule), has_host=bool(member.group.host_name))


def _told_together(*forms: ChangeForm | RuleForm | None) -> dict[str, Any]:
    """For the one summary of what needs another look, on a page that may hold two forms."""
    shown = [form for form in forms if form is not None]
    return {"forms": shown, "has_errors": any(form.errors for form in shown)}


def _looking_back(request: Request, member: "Member") -> tuple["Proposal | None", str]:
    """The decision that this one looks at again, if the address names one of this group's."""
    if "previous" not in request.GET:
        return None, ""
    link = request.GET.get("link", "")
    try:
        version = pages.opened(member, uuid.UUID(request.GET["previous"]))
    except ValueError:
        raise Http404 from None
    if link not in LINKS:
        raise Http404
    return there(version).proposal, link


def _params(request: Request, form: ProposeForm, kind: str, rule_form: RuleForm | None) -> dict[str, Any]:
    params = form.kind_params()
    if rule_form is not None:
        params["rule"] = to_plain(rule_form.rule())
    if kind in {"unfold", "publish"}:
        params["about"] = request.GET.get("about", "")[:100]
    return params


def _choice(member: "Member", form: ProposeForm, name: str) -> Any:
    """The founding choice that was chosen, if any."""
    chosen = form.cleaned_data.get(name)
    return groups.choice_in(member.group, chosen) if chosen else None


def _text(form: ChangeForm, params: dict[str, Any]) -> Text:
    data = form.cleaned_data
    return Text(
        data["what"], data.get("why", ""), data.get("fixed", ""), data.get("who_does", ""), data.get("cost", ""),
        data.get("try_until"), params,
    )  # fmt: skip


@on_text
def change(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """New words for my own suggestion. Everyone is asked again."""
    proposal, old = version.proposal, version
    typed = request.POST if request.method == "POST" else None
    names = ("what", "why", "fixed", "who_does", "cost", "try_until")
    form = ChangeForm(typed, initial={**{name: getattr(old, name) for name in names}, "version": old.number})
    rule_form = None
    if proposal.kind == "rule":
        rule_form = _rule_form(member, typed, from_plain(queries.params(old)["rule"]))

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        fresh = there(pages.opened(member, proposal.id))
        return show(
            request, "change.html", member, status, form=form, rule_form=rule_form, reason=reason, version=fresh,
            proposal=fresh.proposal, may=permissions.may_change_text(member, fresh.proposal, request.now),
            **_told_together(form, rule_form),
        )  # fmt: skip

    if typed is None:
        return again()
    if not all([form.is_valid(), rule_form is None or rule_form.is_valid()]):
        return again("", 400)

    def do() -> HttpResponse:
        if form.cleaned_data["version"] not in {None, old.number}:
            raise Refused(
                _("The words changed while you were writing. The newest ones are here. Yours are still in the form.")
            )
        params: dict[str, Any] = json.loads(old.params)
        if rule_form is not None:
            params["rule"] = to_plain(rule_form.rule())
        actions.change_text(by=member, proposal=proposal, text=_text(form, params), now=request.now)
        messages.success(request, _("Your new words are here. Everyone is told and asked again."))
        return to_proposal(proposal)

    return attempt_or(
        do, lambda reason, status: again(reason, status_now(member, old, status, form.cleaned_data["version"]))
    )
