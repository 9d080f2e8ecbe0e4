"""What happens to words, days and acts once a decision has closed."""

import pytest

from evenground.decisions import actions
from evenground.decisions.models import Answer, EarlierWords
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def test_a_view_taken_back_is_gone_from_the_answer_it_came_from(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    view = table.close(proposal).views.get()
    actions.take_back_view(by=table.members[6], view=view, now=table.now)
    answer = Answer.objects.get(member=table.members[6])
    assert (answer.code, answer.words, answer.salt) == ("go_ahead_different_view", "", "")


def test_an_objection_taken_back_beside_an_outcome_is_gone_in_every_wording(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    table.answer(proposal, 6, "object", concern="Some may feel pushed.")
    objection = table.objection(proposal, 6)
    actions.change_objection(
        by=table.members[6], objection=objection, words="Nobody is to be pushed.", signed=False, voice=None,
        now=table.now,
    )  # fmt: skip
    for _round in range(2):
        closed = table.close(proposal)
    actions.take_back_view(by=table.members[6], view=closed.views.get(), now=table.now)
    objection.refresh_from_db()
    assert (objection.words, objection.salt) == ("", "")
    assert not EarlierWords.objects.exists()
