"""The run sheet and the programme as tagged PDF: made in the worker, for who asked, for a day, and never untrue."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evenground.events import actions as events
from evenground.roles import actions, jobs, queries
from evenground.roles.models import Paper

needs_pango = pytest.mark.skipif(not queries.can_make(), reason="PDF needs WeasyPrint and Pango")


@pytest.fixture
def fair(cast, now):
    words = events.Description(name="The fair", days=[date(2026, 9, 12)])
    event = events.plan_event(by=cast.rowan, description=words, series="Fairs", now=now)
    entry = events.Entry(day=1, starts=time(11), ends=time(12), kind="talk", title="Beans")
    events.add_item(by=cast.rowan, event=event, entry=entry, now=now)
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    actions.take(by=cast.dev, card=tea, now=now)
    actions.write_step(by=cast.rowan, event=event, text=actions.StepText("Warm the pot", card=tea.id), now=now)
    return event


def ask(cast, fair, now, kind="run_sheet"):
    paper = actions.ask_paper(by=cast.joy, event=fair, kind=kind, language="en-gb", now=now)
    jobs.make_papers.call(now=now)
    return Paper.objects.get(id=paper.id)


def get(member, name, now, **ids):
    client = Client()
    client.force_login(member.person)
    with time_machine.travel(now, tick=False):
        return client.get(reverse(name, kwargs={"group_id": member.group_id, **ids}))


def kinds_in(tree):
    """Every kind of element in a PDF's structure."""
    import pikepdf

    found, left = [], [tree]
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Array):
            left += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            found += [str(one["/S"])] if "/S" in one else []
            left += [one["/K"]] if "/K" in one else []
    return found


@needs_pango
@pytest.mark.parametrize(("kind", "title"), [("run_sheet", "Run sheet"), ("programme", "Programme")])
def test_its_structure_has_language_title_headings_and_table_headers(cast, fair, now, kind, title):
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(BytesIO(ask(cast, fair, now, kind).made)) as pdf:
        assert str(pdf.Root.Lang) == "en-gb"
        assert pdf.open_metadata()["dc:title"] == title
        assert pdf.Root.MarkInfo.Marked
        kinds = kinds_in(pdf.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= set(kinds)


@needs_pango
def test_it_is_there_for_who_asked_for_a_day_and_while_it_is_true(cast, fair, now):
    paper = ask(cast, fair, now)
    assert get(cast.joy, "paper", now, paper_id=paper.id)["Content-Type"] == "application/pdf"
    assert get(cast.ines, "paper", now, paper_id=paper.id).status_code == 404
    assert "Get the PDF" in get(cast.joy, "papers", now, event_id=fair.id).content.decode()
    later = now + timedelta(days=1)
    assert get(cast.joy, "paper", later, paper_id=paper.id).status_code == 404
    tea = queries.cards_of(cast.dev)[0].card
    actions.hand_back(by=cast.dev, card=tea, now=now)  # no older paper tells who it was
    assert get(cast.joy, "paper", now, paper_id=paper.id).status_code == 404
    jobs.forget_papers.call(now=later)
    assert not Paper.objects.exists()


def test_where_pdf_is_not_set_up_the_page_says_so_and_offers_the_sheet(cast, fair, now, monkeypatch):
    monkeypatch.setattr(queries, "can_make", lambda: False)
    page = get(cast.joy, "papers", now, event_id=fair.id).content.decode()
    assert "PDF is not set up on this server yet" in page
    assert "?print=sheet" in page
    assert not ask(cast, fair, now).made


def test_one_that_goes_wrong_is_said_kindly_and_can_be_asked_for_again(cast, fair, now, monkeypatch):
    def breaks(**_given):
        raise OSError

    monkeypatch.setattr(queries, "can_make", lambda: True)
    with monkeypatch.context() as broken:
        broken.setattr(actions, "make_paper", breaks)
        first = ask(cast, fair, now)
    assert "make it just now" in get(cast.joy, "papers", now, event_id=fair.id).content.decode()
    again = actions.ask_paper(by=cast.joy, event=fair, kind="run_sheet", language="en-gb", now=now)
    assert again.id != first.id
    assert "being made" in get(cast.joy, "papers", now, event_id=fair.id).content.decode()
