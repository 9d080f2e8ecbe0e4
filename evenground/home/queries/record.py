"""The record as members read it: entries as sentences."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenground.decisions import entries as decisions
from evenground.decisions.models import Version
from evenground.design.words import line
from evenground.events import entries as events
from evenground.groups import entries as groups
from evenground.groups.models import Member, MemberState
from evenground.home.queries.codes import said
from evenground.ideas import entries as ideas
from evenground.questions import entries as questions
from evenground.record.domain.checkword import check_word
from evenground.record.models import Entry
from evenground.record.queries import entries_of
from evenground.roles import entries as roles
from evenground.talk import entries as talk

_ALL = (*groups.KINDS, *talk.KINDS, *roles.KINDS, *events.KINDS, *decisions.KINDS, *ideas.KINDS, *questions.KINDS)
KINDS = {kind.name: kind for kind in _ALL}
PROPOSAL = "decisions.proposal:"


@dataclass(frozen=True)
class Sentence:
    """An entry as a sentence. `about` names the thing it is about, to filter by; "" for none."""

    seq: int
    day: date
    words: SafeString
    check_word: str
    about: str
    is_answer: bool = False


@dataclass(frozen=True)
class Answers:
    """A run of "One answer to ...", as one close writes it: one line, with each entry one press away."""

    words: SafeString
    entries: list[Sentence]


@dataclass(frozen=True)
class Day:
    """What happened on one day."""

    day: date
    lines: list[Sentence | Answers]


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see: a family of kinds, a thing, a month ("2026-04"); "" for all."""

    family: str = ""
    about: str = ""
    month: str = ""


def chosen(member: Member, wanted: Wanted) -> QuerySet[Entry]:
    """The entries of the member's group that are wanted, newest first, as a queryset."""
    rows = entries_of(member.group_id).order_by("-seq")
    if wanted.family:
        rows = rows.filter(kind__startswith=f"{wanted.family}.")
    if wanted.about:
        rows = rows.filter(subject=wanted.about)
    if wanted.month:
        year, month = map(int, wanted.month.split("-"))
        after = date(year + month // 12, month % 12 + 1, 1)
        rows = rows.filter(at__gte=date(year, month, 1), at__lt=after)
    return rows


def months(member: Member, last: int) -> list[date]:
    """The months from the first entry to the `last`, newest first: one question."""
    ends = sorted(entries_of(member.group_id).filter(seq__in=(1, last)).values_list("at", flat=True))
    if not ends:
        return []
    first, newest = ends[0], ends[-1]
    count = (newest.year - first.year) * 12 + newest.month - first.month
    return [_back(newest, step) for step in range(count + 1)]


def _back(day: date, months_back: int) -> date:
    months_in_all = day.year * 12 + day.month - 1 - months_back
    return date(months_in_all // 12, months_in_all % 12 + 1, 1)


def titles(member: Member) -> dict[str, str]:
    """The newest words of everything ever suggested in the group, by its subject, newest first: one question."""
    rows = Version.objects.filter(proposal__group_id=member.group_id).order_by("-proposal_id", "number")
    found = rows.values_list("proposal_id", "what")
    return {f"{PROPOSAL}{proposal_id}": what for proposal_id, what in found}


def sentences(member: Member, entries: Iterable[Entry], named: Mapping[str, str]) -> list[Sentence]:
    """Each entry in words. `named`: what things are called, from `titles`. One question, however many entries."""
    rows = list(entries)
    names = _names(member, rows)
    return [
        Sentence(
            row.seq,
            row.at,
            _words(member, row, names, named),
            check_word(row.hash),
            row.subject,
            is_answer=row.kind == decisions.ANSWERED.name,
        )
        for row in rows
    ]


def by_day(member: Member, rows: Sequence[Sentence], named: Mapping[str, str]) -> list[Day]:
    """The sentences day by day, runs of answers to one thing folded into one line. Asks the database nothing."""
    return [Day(day, _folded(member, list(some), named)) for day, some in groupby(rows, key=lambda row: row.day)]


def _folded(member: Member, rows: list[Sentence], named: Mapping[str, str]) -> list[Sentence | Answers]:
    found: list[Sentence | Answers] = []
    for about, some in groupby(rows, key=lambda row: row.about if row.is_answer else row.seq):
        run = list(some)
        if len(run) == 1:
            found += run
            continue
        what = _what(member, str(about), named)
        words = ngettext("{count} answer to {what}", "{count} answers to {what}", len(run))
        found.append(Answers(format_html(words, count=len(run), what=what), run))
    return found


def _names(member: Member, rows: list[Entry]) -> dict[str, str]:
    """A key in the record -> the member's name as they give it now. Who left is not named."""
    keys = {row.actor for row in rows} - {"host", "program", "group", "its owner", "leader"}
    found = Member.objects.filter(group_id=member.group_id, record_key__in=[key for key in keys if _is_key(key)])
    staying = found.exclude(state=MemberState.LEFT).select_related("person")
    return {str(one.record_key): one.person.name for one in staying}


def _is_key(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def _words(member: Member, row: Entry, names: Mapping[str, str], named: Mapping[str, str]) -> SafeString:
    kind = KINDS.get(row.kind)
    if kind is None:
        return format_html(_("Something of an older kind: {kind}"), kind=row.kind)
    facts = {name: said(name, value) for name, value in json.loads(row.facts).items()}
    given = {name: facts.get(name, "") for name in kind.facts}
    return format_html(str(kind.sentence), **given, who=_who(row, names), what=_what(member, row.subject, named))


def _who(row: Entry, names: Mapping[str, str]) -> SafeString | str:
    role = {
        "host": _("The host"),
        "program": "Evenground",
        "group": _("The group"),
        "its owner": _("Whoever wrote it"),
        "leader": _("The leader"),
        "outside contact": _("The outside contact"),
        "keeper": _("Whoever looks after the server"),
    }.get(row.actor)
    if role is not None:
        return role
    if row.actor in names:
        return line(names[row.actor])
    return _("Somebody") if row.kind == groups.LEFT.name else _("Somebody who left since")


def _what(member: Member, subject: str, named: Mapping[str, str]) -> SafeString | str:
    words = named.get(subject)
    if words is None:
        return _("something")
    proposal_id = subject.removeprefix(PROPOSAL)
    url = reverse("proposal", kwargs={"group_id": member.group_id, "proposal_id": proposal_id})
    return format_html('<a href="{}">{}</a>', url, line(Truncator(words).chars(80).rstrip(" .")))


def month_words(month: date) -> str:
    """ "April 2026", as a choice."""
    return formats.date_format(month, "F Y")
