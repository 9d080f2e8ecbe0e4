"""Papers (tagged PDF): what stands on one, whose it is, and whether it is still true."""

import uuid
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_bidi

from evenground.events.models import Event
from evenground.events.queries import event_in, open_programme, year_of
from evenground.groups.models import Member, MemberState
from evenground.roles.models import Paper, PaperKind
from evenground.roles.queries.steps import run_sheet

KEPT = timedelta(days=1)


@cache
def can_make() -> bool:
    """Whether PDF is set up here: WeasyPrint finds the text libraries of the system (Pango)."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def paper_page(paper: Paper) -> str:
    """The page that a paper is made from, as its owner sees it now. Empty where they may not see it any more."""
    member = Member.objects.select_related("group", "person").get(id=paper.member_id)
    event = event_in(member, paper.event_id)
    if event is None or member.state == MemberState.LEFT:
        return ""
    with translation.override(paper.language):
        context: dict[str, Any] = {
            "event": event,
            "year": year_of(event),
            "language": paper.language,
            "rtl": get_language_bidi(),
        }
        if paper.kind == PaperKind.RUN_SHEET:
            context["days"] = run_sheet(member, event)
        else:
            context["now"] = open_programme(event)
        return render_to_string(f"roles/paper/{paper.kind}.html", context)


def digest_of(page: str) -> str:
    return sha256(page.encode()).hexdigest()


def papers_of(member: Member, event: Event, now: datetime) -> dict[str, Paper]:
    """My papers of this event, by kind. Those that are no longer true, or a day old, are not among them."""
    rows = Paper.objects.filter(member=member, event=event, asked_at__gt=now - KEPT)
    return {row.kind: row for row in rows if _is_true(row)}


def paper_in(member: Member, paper_id: uuid.UUID, now: datetime) -> Paper | None:
    """My own paper, made and still true. None for anybody else's, the same as for none."""
    row = Paper.objects.filter(id=paper_id, member=member, made__isnull=False, asked_at__gt=now - KEPT).first()
    return row if row is not None and _is_true(row) else None


def _is_true(row: Paper) -> bool:
    return row.made is None or digest_of(paper_page(row)) == row.digest


def papers_to_make() -> list[Paper]:
    return list(Paper.objects.filter(tried=False).defer("made").order_by("asked_at", "id"))
