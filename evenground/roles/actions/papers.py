"""Papers: asked for by a member, made in the worker, gone after a day. Nothing of them stands in the record."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events.models import Event
from evenground.groups.models import Member
from evenground.record.domain.verdict import Refused
from evenground.roles import permissions, queries
from evenground.roles.actions.base import locked
from evenground.roles.models import Paper, PaperKind

ON_PAPER = """
@page{size:A4;margin:18mm}
body{font:12pt/1.5 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",sans-serif;color:#000}
h1{font-size:20pt}
h2{font-size:15pt;break-after:avoid}
table{width:100%;border-collapse:collapse}
th,td{border-bottom:1pt solid #555;padding:5pt;text-align:start;vertical-align:top}
tr{break-inside:avoid}
th:first-child{width:22%}
p{margin:0}
"""


@transaction.atomic
def ask_paper(*, by: Member, event: Event, kind: str, language: str, now: datetime) -> Paper:
    """Asks for a PDF. One that is being made already is waited for; an older one makes room."""
    _chain, by = locked(by)
    permissions.may_ask_paper(by, event).or_refuse()
    if kind not in PaperKind.values:
        raise Refused(_("Choose one of these."))
    mine = Paper.objects.filter(event=event, member=by, kind=kind)
    waiting = mine.filter(tried=False, language=language).first()
    if waiting is not None:
        return waiting
    mine.delete()
    return Paper.objects.create(event=event, member=by, kind=kind, language=language, asked_at=now)


def make_paper(*, paper: Paper) -> None:
    """Makes it, outside any transaction, then keeps it; unless it was taken away meanwhile."""
    rows = Paper.objects.filter(id=paper.pk, tried=False)
    page = queries.paper_page(paper)
    made = _pdf(page) if page and queries.can_make() else None
    rows.update(tried=True, made=made, digest=queries.digest_of(page))


def give_up_paper(*, paper: Paper) -> None:
    """It could not be made. Its page says so, kindly."""
    Paper.objects.filter(id=paper.pk).update(tried=True)


def forget_papers(*, now: datetime) -> None:
    """A day later they are gone."""
    Paper.objects.filter(asked_at__lte=now - queries.KEPT).delete()


def _pdf(page: str) -> bytes:
    """Tagged, for screen readers. Nothing is fetched from anywhere, whatever stands on the page."""
    from weasyprint import CSS, HTML  # noqa: PLC0415  where Pango is missing, everything else still works
    from weasyprint.urls import URLFetcher  # noqa: PLC0415  the same

    whole = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=()))
    made: Any = whole.write_pdf(stylesheets=[CSS(string=ON_PAPER)], pdf_tags=True, pdf_variant="pdf/ua-1")
    return bytes(made)
