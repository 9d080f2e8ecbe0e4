"""Days that no form of ours lets through: the actions themselves refuse them, in plain words, and save nothing."""

from datetime import date, timedelta
from typing import Any

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.rule import STARTER, to_plain
from evenground.decisions.models import Kind, Proposal, Suggestion, WatchPoint
from evenground.decisions.queries import current
from evenground.groups.models import Helper, PostingPause
from evenground.record.domain.verdict import Refused
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db

ABSURD = [date(1, 1, 1), date(1066, 10, 14), date(2026, 4, 14), date(2037, 1, 1), date(9999, 12, 31)]
PLAIN = "Choose a day that is still ahead|Say what we watch, and a day after today|Choose today or a later day"


@pytest.mark.parametrize("named", [date(2028, 4, 14), date(9999, 12, 31)])
def test_no_closing_day_is_out_of_sight(table: Table, named: date) -> None:
    with pytest.raises(Refused, match="within the next two years"):
        table.propose(closes_on=named)
    assert not Proposal.objects.exists()


def test_a_closing_day_too_early_is_the_rules_days(table: Table) -> None:
    assert table.propose(closes_on=date(1, 1, 1)).closes_on == table.now.date() + timedelta(7)


@pytest.mark.parametrize("named", ABSURD)
def test_no_trial_ends_on_an_absurd_day(table: Table, named: date) -> None:
    text = actions.Text("Begin with music", try_until=named)
    with pytest.raises(Refused, match=PLAIN):
        table.propose(text=text)
    proposal = table.propose()
    with pytest.raises(Refused, match=PLAIN):
        actions.change_text(by=table.members[0], proposal=proposal, text=text, now=table.now)
    with pytest.raises(Refused, match=PLAIN):
        actions.suggest_change(
            by=table.members[1], proposal=proposal, act="shorten_trial", what="Less", try_until=named, now=table.now
        )
    assert current(proposal).number == 1
    assert not Suggestion.objects.exists()


def test_a_day_that_was_fine_and_has_gone_by_does_not_stand_in_the_way_of_other_words(table: Table) -> None:
    until = table.now.date() + timedelta(2)
    proposal = table.propose(text=actions.Text("Begin with music", try_until=until))
    table.days(4)
    text = actions.Text("Begin with a song", try_until=until)
    assert actions.change_text(by=table.members[0], proposal=proposal, text=text, now=table.now).number == 2


@pytest.mark.parametrize("named", ABSURD)
def test_nobody_looks_on_an_absurd_day(table: Table, named: date) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    point: dict[str, Any] = {"what": "How full it is", "who_looks": "Two of us", "look_on": named, "stop_at": "40"}
    for act, who in ((actions.offer_watch_point, 1), (actions.mark_with_watch_point, 2)):
        with pytest.raises(Refused, match=PLAIN):
            act(by=table.members[who], objection=table.objection(proposal, 2), now=table.now, **point)
    assert not WatchPoint.objects.exists()


@pytest.mark.parametrize("named", [one for one in ABSURD if one != date(2026, 4, 14)])
def test_nothing_comes_back_on_an_absurd_day(table: Table, named: date) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhmmm")
    put_off = table.close(proposal)
    with pytest.raises(Refused, match=PLAIN):
        actions.set_day(by=table.members[1], proposal=put_off, back_on=named, back_with="", now=table.now)
    actions.set_day(by=table.members[1], proposal=put_off, back_on=table.now.date(), back_with="", now=table.now)


FORGED = {
    "days_open": [-1, 0, 366, 10**30, 7.5, "7", True, None],
    "more_time_days": [-7, 0, 366, 10**30, 7.5, "7", True, None],
    "remind_days": [-1, 366, 10**30, 0.5, "2", None],
    "route_days": [-14, 0, 366, 10**30, 1e9, "14", None],
    "quorum_whole": ["-1/2", "3/2", "1/0", 0.5, 1, None, "9999/1"],
    "quorum_lived": ["-1/2", "3/2", "0/0", 0.5, True, ""],
    "route": ["lot", "", None, 7, ["vote"]],
}


@pytest.mark.parametrize(("field", "value"), [(name, value) for name, values in FORGED.items() for value in values])
def test_no_forged_rule_is_suggested_or_put_in_a_suggestions_place(table: Table, field: str, value: object) -> None:
    plain = to_plain(STARTER)
    forged = actions.Text("Other days", params={"rule": {**plain, "large": {**plain["large"], field: value}}})
    with pytest.raises(Refused, match="This rule can't be"):
        table.propose(kind=Kind.RULE, text=forged)
    proposal = table.propose(kind=Kind.RULE, text=actions.Text("The same days", params={"rule": plain}))
    with pytest.raises(Refused, match="This rule can't be"):
        actions.change_text(by=table.members[0], proposal=proposal, text=forged, now=table.now)
    assert current(proposal).number == 1


@pytest.mark.parametrize("days", [-1, 0, 91, 10**30, 7.5, "14", True, None])
def test_no_pause_of_posting_is_as_long_as_that(table: Table, days: object) -> None:
    lead = Helper.objects.create(group=table.group, kind="lead", name="Lead", person=table.members[5].person)
    PostingPause.objects.create(
        group=table.group, member=table.members[4], by=lead, matter="words", why="why", starts=table.now,
        until=table.now + timedelta(1),
    )  # fmt: skip
    params = {"member": str(table.members[4].id), "days": days}
    with pytest.raises(Refused, match="Choose 1 to 90 days"):
        table.propose(kind=Kind.POSTING, text=actions.Text("It stays paused", params=params))
