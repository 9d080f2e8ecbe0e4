"""Deciding, in plain sentences: `{% load deciding %}`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenground.decisions.domain.rule import Route, Rule, Size, SizeRule
from evenground.design import words as people

register = template.Library()


def in_words(when: date | None) -> str:
    """A day in words, for a sentence."""
    return formats.date_format(when, "l j F Y") if when else ""


@register.filter
def day_words(when: date | None) -> str:
    """`{{ proposal.closes_on|day_words }}`: a day inside a sentence or a mail."""
    return in_words(when)


@register.filter
def plain_words(text: str | None) -> str:
    """`{{ version.what|plain_words }}`: what a person wrote, for a letter in plain text."""
    return people.plain(text)


@register.filter
def size_name(size: str) -> str:
    """`{{ proposal.size|size_name }}`."""
    return {Size.SMALL: _("Small"), Size.MEDIUM: _("Medium"), Size.LARGE: _("Large")}[Size(size)]


@register.filter
def any_waits(worked: Sequence[Any]) -> bool:
    """`{% if mine|any_waits %}`: whether something offered for these objections waits for a yes or no."""
    return any(row.waits for row in worked)


@register.filter
def answer_words(code: str) -> str:
    """`{{ answer.code|answer_words }}`: the words on the button."""
    return {
        "happy": _("Yes, go ahead."),
        "go_ahead_different_view": _("Go ahead. I see it differently."),
        "object": _("Not yet. Something needs to change first."),
        "more_time_or_facts": _("I need more time, or to know more."),
        "stand_aside": _("I'll leave this one to others."),
    }[code]


@register.filter
def stood_words(counts: dict[str, int]) -> list[str]:
    """`{{ counts|stood_words }}`: the five counts in sentences, each said in full."""
    said = {
        "happy": ngettext("%(n)d said: yes, go ahead.", "%(n)d said: yes, go ahead.", counts["happy"]),
        "go_ahead_different_view": ngettext(
            "%(n)d said: go ahead, I see it differently.",
            "%(n)d said: go ahead, I see it differently.",
            counts["go_ahead_different_view"],
        ),
        "object": ngettext(
            "%(n)d said: not yet, something needs to change first.",
            "%(n)d said: not yet, something needs to change first.",
            counts["object"],
        ),
        "more_time_or_facts": ngettext(
            "%(n)d asked for more time, or to know more.",
            "%(n)d asked for more time, or to know more.",
            counts["more_time_or_facts"],
        ),
        "stand_aside": ngettext(
            "%(n)d left this one to others.", "%(n)d left this one to others.", counts["stand_aside"]
        ),
    }
    return [words % {"n": counts[code]} for code, words in said.items()]


def _part(part: Any, *, lived: bool) -> str:
    known = {
        "1/4": (_("a quarter of us"), _("a quarter of those with lived experience")),
        "1/3": (_("a third of us"), _("a third of those with lived experience")),
        "1/2": (_("half of us"), _("half of those with lived experience")),
        "2/3": (_("two thirds of us"), _("two thirds of those with lived experience")),
        "3/4": (_("three quarters of us"), _("three quarters of those with lived experience")),
        "1": (_("all of us"), _("all of those with lived experience")),
    }
    if str(part) in known:
        return known[str(part)][lived]
    whole = _("%(part)s of those with lived experience") if lived else _("%(part)s of us")
    return whole % {"part": str(part)}


def _days(number: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


def _route(rule: SizeRule) -> str:
    days = _days(rule.route_days)
    return {
        Route.PAUSE: _("If one still stays then, we pause. It comes back after %(days)s."),
        Route.FACILITATOR: _(
            "If one still stays then, somebody from outside helps us talk. It comes back after %(days)s."
        ),
        Route.TRIAL: _("If one still stays then, we try the plan for %(days)s, with a watch point."),
        Route.DROP: _("If one still stays then, we leave it."),
        Route.VOTE: _("If one still stays then, we vote. Two thirds of us must say yes."),
        Route.HOST_DECIDES: _(
            "If one still stays then, the host may decide. That holds only for a duty it named before."
        ),
    }[rule.route] % {"days": days}


@register.filter
def rule_sentences(rule: SizeRule) -> list[str]:
    """`{% for sentence in size_rule|rule_sentences %}`: one size of the rule, read aloud."""
    enough = [_("Enough answers means at least two people.")]
    if rule.quorum_whole:
        enough = [
            _("Enough answers means at least %(part)s, and never fewer than two people.")
            % {"part": _part(rule.quorum_whole, lived=False)}
        ]
    if rule.quorum_lived:
        enough.append(_("And at least %(part)s.") % {"part": _part(rule.quorum_lived, lived=True)})
    return [
        _("It is open for answers for at least %(days)s.") % {"days": _days(rule.days_open)},
        _("The first person who asks for more time adds %(days)s.") % {"days": _days(rule.more_time_days)},
        _("Who asked for a reminder gets one %(days)s before the close.") % {"days": _days(rule.remind_days)},
        *enough,
        _("With too few answers it waits. Nobody's silence counts as a yes or a no."),
        _("If somebody asks for a change first, we work on it. There is another round."),
        _route(rule),
    ]


@register.filter
def sizes_of(rule: Rule) -> list[tuple[str, SizeRule]]:
    """`{% for name, size_rule in rule|sizes_of %}`."""
    return [
        (_("Small decisions"), rule.small),
        (_("Medium decisions"), rule.medium),
        (_("Large decisions"), rule.large),
    ]


@register.filter
def outcome_title(proposal: Any) -> str:
    """`{{ proposal|outcome_title }}`: what became of it, in a few words. Names nothing of what was typed."""
    special = {
        "by_vote": _("Decided by a vote"),
        "host_to_decide": _("Decided by the host"),
        "not_enough_answers": _("Not decided: not enough answers"),
        "pause": _("Put off: we pause"),
        "facilitator": _("Put off: somebody helps us talk"),
        "more_time": _("Put off: more time or facts"),
    }
    plain = {
        "open": _("Open for answers"),
        "decided": _("Decided"),
        "not_decided": _("Not decided"),
        "withdrawn": _("Taken back"),
        "postponed": _("Put off"),
    }
    if proposal.reason == "host_to_decide":
        return {
            "decided": _("Decided by the host"),
            "not_decided": _("Not decided: the host said no"),
            "postponed": _("Put off: the host decides"),
        }.get(proposal.state, plain[proposal.state])
    return special.get(proposal.reason, plain[proposal.state]) if proposal.state != "open" else plain["open"]


@register.filter
def outcome_why(proposal: Any) -> str:
    """`{{ proposal|outcome_why }}`: how the rule came to this, in a sentence or two."""
    if proposal.reason == "host_to_decide":
        return {
            "postponed": _(
                "An objection stays. It is about a duty that the host named before, so our rule asks the host."
            ),
        }.get(proposal.state, _("It was about a duty that the host named before. The host decided it and said why."))
    if proposal.reason == "objection_stays":
        return _("We tried to go ahead for a time. An objection still stays, so it is not decided.")
    return {
        "by_consent": _("Enough of us answered, and nobody asks for a change first any more."),
        "by_vote": _("An objection stays. Our own rule asks for a vote then. At least two thirds of us said yes."),
        "vote_short": _("An objection stays, and fewer than two thirds of us said yes."),
        "not_enough_answers": _(
            "We waited for answers, and too few came. That is nobody's fault. Anyone can suggest it again."
        ),
        "pause": _("An objection stays, so we pause. Nothing is lost."),
        "facilitator": _("An objection stays. Somebody from outside helps us talk before it comes back."),
        "dropped": _("An objection stays, and our rule says that we leave it then."),
        "withdrawn": _("The person who suggested it took it back. No reason is needed."),
        "more_time": _("As many people ask for more time or facts as say yes. It comes back with the facts."),
    }.get(proposal.reason, "")


def steps_of(proposal: Any) -> tuple[Sequence[str], int]:
    """Where a decision is on its way: the steps in words, and which of them is now."""
    said = [_("Suggested on %(day)s") % {"day": in_words(proposal.opened_on)}]
    if proposal.state == "open":
        until = {"day": in_words(proposal.closes_on)}
        if proposal.held:
            said.append(_("Open for answers until we are together"))
        elif proposal.waits:
            said.append(_("Waiting for more answers until %(day)s") % until)
        elif proposal.rounds:
            said.append(_("Another round until %(day)s") % until)
        else:
            said.append(_("Open for answers until %(day)s") % until)
        return [*said, _("Closes by itself"), _("The outcome goes round to everyone"), _("We look at it again")], 1
    said.append(_("Closed on %(day)s") % {"day": in_words(proposal.closed_on)})
    if proposal.state == "withdrawn":
        return said, 2
    sent = proposal.sent_on is not None
    said.append(
        _("Went round to everyone on %(day)s") % {"day": in_words(proposal.sent_on)}
        if sent
        else _("People look over their words, then it goes round")
    )
    return [*said, *_last_step(proposal)], _now(proposal, sent=sent)


def _last_step(proposal: Any) -> list[str]:
    if proposal.state == "postponed":
        return [_("Comes back on %(day)s") % {"day": in_words(proposal.back_on)}]
    if proposal.state != "decided":
        return []
    if proposal.ended_on:
        return [_("A newer decision took its place on %(day)s") % {"day": in_words(proposal.ended_on)}]
    if proposal.reviewed_on:
        return [_("Looked at again on %(day)s") % {"day": in_words(proposal.reviewed_on)}]
    if proposal.review_on is None:
        return []
    return [_("We look at it again on %(day)s") % {"day": in_words(proposal.review_on)}]


def _now(proposal: Any, *, sent: bool) -> int:
    if not sent:
        return 2
    return 4 if proposal.ended_on or proposal.reviewed_on else 3


@register.inclusion_tag("design/parts/way.html")
def way_of(proposal: Any) -> dict[str, Any]:
    """`{% way_of proposal %}`: where this decision is on its way, as a picture with the same in words."""
    steps, now = steps_of(proposal)
    return {
        "steps": [(words, "done" if at < now else "now" if at == now else "next") for at, words in enumerate(steps)]
    }


@register.simple_tag
def card_step(proposal: Any) -> int:
    """How far a decision is, out of four, for its card."""
    return {"open": 1, "decided": 3, "postponed": 2}.get(proposal.state, 4)
