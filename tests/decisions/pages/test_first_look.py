"""Every page opens, and says what is asked."""

import pytest

from evenground.decisions.models import Answer, Proposal
from tests.decisions.pages.conftest import Visits

pytestmark = pytest.mark.django_db


def test_two_boxes_are_enough(visits: Visits) -> None:
    page = visits.get(0, "propose")
    assert page.status_code == 200
    sent = visits.post(0, "propose", data={"what": "Open with music", "why": "", "size": "small"})
    assert sent.status_code == 302
    assert Proposal.objects.get().size == "small"


@pytest.mark.parametrize(
    "kind",
    ["plain", "name", "rule", "agreement", "together", "join", "remove", "part", "close_early", "unfold", "posting"],
)
def test_each_kind_has_a_form(visits: Visits, kind: str) -> None:
    assert visits.get(0, "propose", query=f"?kind={kind}").status_code == 200


def test_an_answer_travels_from_form_to_page(visits: Visits) -> None:
    proposal = visits.table.propose()
    assert "What do you say to this?" in visits.read(1, "proposal", proposal)
    sent = visits.say(1, proposal, "go_ahead_different_view", "I would begin with music.")
    assert sent.status_code == 302, sent.content.decode()
    assert Answer.objects.get().words == "I would begin with music."
    page = visits.read(1, "proposal", proposal)
    assert "You can change it until Tuesday 21 April 2026. Nobody sees your answer before then." in page
    assert "I would begin with music." in page
    assert "I would begin with music." not in visits.read(2, "proposal", proposal)


def test_every_page_of_a_closed_decision_opens(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhvvma")
    table.close(proposal)
    for name in ("outcome", "review", "views_added", "proposal", "versions"):
        assert visits.get(1, name, proposal).status_code == 200, name
    for which in ("open", "lately", "put-off", "everything"):
        assert visits.get(1, "decisions", query=f"?show={which}").status_code == 200
    assert visits.get(1, "how_we_decide").status_code == 200
