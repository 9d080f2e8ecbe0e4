"""A suggestion's page stays short: the talk and what is offered are one press away, and nothing is lost by it."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evenground.decisions.models import Objection, Proposal
from evenground.talk import actions as talk
from tests.decisions.pages.conftest import Visits

pytestmark = pytest.mark.django_db


def say(visits: Visits, proposal: Proposal, count: int) -> None:
    table = visits.table
    for number in range(count):
        who = table.members[1 + number % 5]
        talk.say(
            by=who, words=f"Thought {number}.", about=f"decisions.proposal:{proposal.id}", kind="idea", now=table.now
        )


def thoughts(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"(?<!: )Thought (\d+)\.", page)]


def test_a_long_talk_shows_what_was_said_last_and_the_whole_on_a_page_of_its_own(visits: Visits) -> None:
    proposal = visits.table.propose()
    say(visits, proposal, 45)
    short, whole = visits.read(7, "proposal", proposal), visits.read(7, "react", proposal)
    assert thoughts(short) == list(range(35, 45))
    assert thoughts(whole) == list(range(45))
    assert (
        f'href="{visits.address("react", proposal)}">Read all that was said'
        in visits.get(7, "proposal", proposal).content.decode()
    )
    assert "Read all that was said" not in whole


def test_a_short_talk_is_there_as_a_whole(visits: Visits) -> None:
    proposal = visits.table.propose()
    say(visits, proposal, 10)
    page = visits.read(7, "proposal", proposal)
    assert thoughts(page) == list(range(10))
    assert "Read all that was said" not in page


def test_folding_from_the_whole_talk_leads_back_to_it(visits: Visits) -> None:
    proposal = visits.table.propose()
    say(visits, proposal, 30)
    page = visits.get(7, "react", proposal).content.decode()
    assert page.count(f"?back={visits.address('react', proposal)}") == 30


def test_the_whole_talk_asks_the_same_number_of_questions(visits: Visits) -> None:
    proposal = visits.table.propose()
    counts = []
    for _time in range(2):
        say(visits, proposal, 30)
        visits.get(7, "react", proposal)
        with CaptureQueriesContext(connection) as asked:
            assert visits.get(7, "react", proposal).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


@pytest.fixture
def offered(visits: Visits) -> tuple[Proposal, Objection]:
    """Member 1 asks for a change first; a watch point is offered for it."""
    proposal = visits.table.propose()
    visits.say(1, proposal, "object", "It is too long.")
    objection = Objection.objects.get()
    on = (visits.table.now + timedelta(days=30)).date()
    data = {"what": "Who gets tired?", "who_looks": "Dev", "stop_at": "One leaves"}
    data |= {"look_on_0": str(on.day), "look_on_1": str(on.month), "look_on_2": str(on.year)}
    assert visits.post(2, "offer_watch_point", proposal, data, objection_id=objection.id).status_code == 302
    return proposal, objection


@pytest.mark.parametrize(("who", "opened"), [(0, True), (1, True), (3, False)])
def test_what_is_offered_is_open_for_its_owner_and_who_suggested_it(
    visits: Visits, offered: tuple[Proposal, Objection], who: int, opened: bool
) -> None:
    page = visits.get(who, "proposal", offered[0]).content.decode()
    before = page[: page.index("What is offered for it")]
    assert (" open" in before[before.rindex("<details") :]) is opened
    assert ("Something is offered for what you asked to change." in page) is (who == 1)


def test_every_way_of_working_on_it_is_two_presses_away(visits: Visits, offered: tuple[Proposal, Objection]) -> None:
    proposal, objection = offered
    ways = f"{visits.address('suggest_change', proposal)}?objection={objection.id}"
    assert f'href="{ways}"' in visits.get(3, "proposal", proposal).content.decode()
    page = visits.open(3, ways).content.decode()
    assert "It is too long." in page
    found = re.findall(r'<li><a href="([^"]+(?:objection|changes-first)[^"]+)"', page)
    links = [html.unescape(link) for link in found]
    assert len(links) == 7
    for link in links:
        assert visits.open(3, link).status_code == 200, link


def test_who_came_after_it_opened_reads_so_and_nothing_else(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    version = proposal.versions.get()
    version.deciders.filter(member=table.members[9]).delete()
    response = visits.get(9, "proposal", proposal)
    page = response.content.decode()
    assert "Open for your say" not in page
    assert "It was opened before you came" in page
    assert "Save my answer" not in page
    listed = visits.get(9, "decisions").content.decode()
    card = listed[listed.index('<ul class="cards">') :]
    assert "Open for your say" not in card
    assert "It was opened before you came." in card
    assert reverse("react", kwargs={"group_id": table.group.id, "proposal_id": proposal.id}) in page


def test_the_group_s_name_stands_on_the_page_and_never_in_its_title(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.group.name = "Tuesday Table"
    table.group.save()
    table.all_answer(proposal, "hhhhhh")
    for name in ("proposal", "outcome"):
        page = visits.get(1, name, proposal).content.decode()
        title = re.search(r"<title>(.*?)</title>", page)[1]
        assert "Tuesday Table" not in title
        assert '<p class="where"><bdi>Tuesday Table</bdi></p>' in page
        proposal = table.close(proposal)
