"""What no form of ours would send: it is refused calmly, and nothing is saved."""

import pytest
import time_machine
from django.test import Client

from evenground.decisions.models import Answer, Proposal
from evenground.groups.models import Member
from evenground.talk import actions as talk
from tests.decisions.pages.conftest import Visits

pytestmark = pytest.mark.django_db
TRICKS = "<script>alert(1)</script> <img src=x onerror=x()> ![x](https://a.example/x) [y](javascript:alert(1))"


def day(name: str, year: str) -> dict[str, str]:
    return {f"{name}_0": "31", f"{name}_1": "12", f"{name}_2": year}


@pytest.mark.parametrize("year", ["0", "1", "1066", "2200", "9999", "9" * 30, "-5", "٢٠٩٩٩"])
def test_no_decision_is_open_until_the_end_of_the_calendar(visits: Visits, year: str) -> None:
    """No day comes after the last one of the year 9999: such a decision would break every page of its group."""
    page = visits.post(0, "propose", data={"what": "Wait", "size": "small", **day("closes_on", year)})
    assert page.status_code == 400
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("version", ["-1", "0", "2", "99999999999999999999", "1.5", ""])
def test_no_answer_to_a_text_that_does_not_exist(visits: Visits, version: str) -> None:
    proposal = visits.table.propose()
    assert visits.say(1, proposal, "happy", version=version).status_code in {400, 409, 403}
    assert not Answer.objects.exists()


@pytest.mark.parametrize("ended", ["withdrawn", "postponed", "decided"])
def test_no_answer_to_what_has_ended(visits: Visits, ended: str) -> None:
    table = visits.table
    proposal = table.propose()
    if ended == "withdrawn":
        visits.post(0, "take_back_proposal", proposal)
    else:
        table.all_answer(proposal, "hhhmmm" if ended == "postponed" else "hhhhhh")
        table.days(7)
        table.close(proposal)
    before = Answer.objects.count()
    assert Proposal.objects.get().state == ended
    assert visits.say(9, proposal, "happy").status_code == 409
    assert Answer.objects.count() == before


def test_another_groups_decision_can_not_be_linked_back_to(visits: Visits, stranger: tuple[Client, Member]) -> None:
    client, other = stranger
    proposal = visits.table.propose()
    where = f"/g/{other.group_id}/decisions/new/?previous={proposal.id}&link=reopen"
    assert client.get(where).status_code == 404
    assert client.post(where, {"what": "Again", "size": "small"}).status_code == 404
    assert Proposal.objects.count() == 1


def test_of_a_field_sent_twice_the_last_counts_and_only_one_is_saved(visits: Visits) -> None:
    proposal = visits.table.propose()
    visits.post(1, "answer", proposal, {"version": 1, "answer": ["object", "happy"]})
    assert Answer.objects.get().code == "happy"


def test_tricks_in_words_are_words(visits: Visits) -> None:
    proposal = visits.table.propose(TRICKS)
    visits.say(1, proposal, "object", TRICKS)
    for name in ("proposal", "versions", "decisions", "record"):
        body = visits.get(0, name, None if name in {"decisions", "record"} else proposal).content.decode()
        assert "<script>alert" not in body
        assert "<img" not in body
        assert 'href="javascript:' not in body


def test_half_characters_in_raw_bytes_break_nothing(visits: Visits) -> None:
    proposal = visits.table.propose()
    raw = b"version=1&answer=object&words=a%ED%A0%80b%00%FF%E2%80%AEc"
    where = visits.address("answer", proposal)
    with time_machine.travel(visits.table.now, tick=False):
        sent = visits.client(1).post(where, raw, content_type="application/x-www-form-urlencoded")
    assert sent["Location"].startswith(visits.address("proposal", proposal))
    assert visits.get(0, "proposal", proposal).status_code == 200


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_way_back_leads_elsewhere(visits: Visits, there: str) -> None:
    member = visits.table.members[0]
    said = talk.say(by=member, words="Hello", kind="hello", now=visits.table.now)
    sent = visits.post(0, "take_back", data={"back": there}, message_id=said.id)
    assert sent["Location"] == visits.address("hello")
    assert "evil" not in Client().get("/sign-in/", {"next": there}).content.decode()
    assert "evil" not in Client().post("/language/", {"next": there, "language": "en-gb"})["Location"]
