"""The run sheet and the programme as tagged PDF: asked for, waited for, taken along."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evenground.design.pages import there
from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.roles import actions, queries
from evenground.roles.views.base import in_group, on_event


@on_event
def papers(request: Request, member: Any, event: Any) -> HttpResponse:
    """What there is to take along. Where PDF is not set up, it says so and offers the printed sheets."""
    if request.method == "POST" and queries.can_make():
        kind, language = request.POST.get("kind", ""), get_language() or "en-gb"
        actions.ask_paper(by=member, event=event, kind=kind, language=language, now=request.now)
        messages.success(request, _("It is being made. That takes about a minute."))
        return redirect("papers", group_id=member.group_id, event_id=event.id)
    mine = queries.papers_of(member, event, request.now)
    rows = [
        ("run_sheet", _("The run sheet"), mine.get("run_sheet")),
        ("programme", _("The programme"), mine.get("programme")),
    ]
    context = {"member": member, "group": member.group, "event": event, "year": events.year_of(event)}
    return render(request, "roles/papers.html", {**context, "rows": rows, "can": queries.can_make()})


@in_group
def paper(request: Request, member: Any, paper_id: uuid.UUID) -> HttpResponse:
    """The file, for who asked for it."""
    row = there(queries.paper_in(member, paper_id, request.now))
    answer = HttpResponse(bytes(row.made), content_type="application/pdf")
    name = "run-sheet" if row.kind == "run_sheet" else "programme"
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
