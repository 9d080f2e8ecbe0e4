"""The record as members read it, and as a file that anybody can check."""

import uuid
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.home.forms import FilterForm
from evenground.home.queries import record as queries
from evenground.record import queries as record

PAGE = 50


@login_required
def record_page(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Entries as sentences, newest first, 50 a page. About ten questions to the database, however long it is."""
    member = groups.place(request.user, group_id)
    last, word = record.witness(group_id)
    named = queries.titles(member)
    form = FilterForm(request.GET, months=queries.months(member, last), named=named)
    wanted = queries.Wanted(**form.wanted())
    page = Paginator(queries.chosen(member, wanted), PAGE).get_page(request.GET.get("page"))
    entries = queries.sentences(member, page.object_list, named)
    context = {
        "group": member.group,
        "form": form,
        "filtered": wanted != queries.Wanted(),
        "page": page,
        "entries": entries,
        "days": queries.by_day(member, entries, named),
        "query": urlencode({name: value for name, value in vars(wanted).items() if value}),
        "last": last,
        "word": word,
        "command": f"evenground verify {_file_name(last, word)}" + (f" --expect {last}:{word}" if last else ""),
    }
    return render(request, "home/record.html", context)


@login_required
def record_file(request: Request, group_id: uuid.UUID) -> StreamingHttpResponse:
    """The whole record as JSON lines. The file's name says its last entry and check word, and nothing of the group."""
    groups.place(request.user, group_id)
    last, word = record.witness(group_id)
    rows = (f"{line}\n" for line in record.lines(group_id, last))
    response = StreamingHttpResponse(rows, content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(last, word)}"'
    return response


def _file_name(last: int, word: str) -> str:
    return f"record-entry-{last}-{word}.jsonl" if last else "record.jsonl"
