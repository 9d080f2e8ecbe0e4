"""No pressure. Nobody is told that you did not answer, or who gave which answer.

Two worlds differ only in *who*: the same answers, at the same moments, are given by the same people in another order.
Everything that the others can fetch is then equal, byte for byte.
"""

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenground.decisions import actions as decisions
from evenground.decisions.models import Objection
from tests.proofs import worlds

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared,
    pytest.mark.prove,
    pytest.mark.timeout(3600 if os.environ.get("EVENGROUND_PROVE") else 240),
]

OTHERS = range(5)  # they answer as they do in both worlds, and look at everything
QUIET = list(range(5, 11))  # six who show no name
WAYS = {
    "h": ("happy", ""),
    "v": ("go_ahead_different_view", "I would rather begin with tea."),
    "o": ("object", "It may be too much for some."),
    "m": ("more_time_or_facts", "What does it cost?"),
    "a": ("stand_aside", ""),
}
MANY = 40 if os.environ.get("EVENGROUND_PROVE") else 4

letters = st.lists(st.sampled_from("hvoma--"), min_size=6, max_size=6)
orders = st.permutations(QUIET)


def play(who: list[int], first: list[str], second: list[str]) -> worlds.Play:
    """A proposal, answers, a changed text, answers again, marks, the close, the outcome sent round."""
    table_of = worlds.begin(["staff" if one < 2 else "lived" for one in range(11)])
    worlds.step_propose(table_of, 0, "small")
    for one, code in zip(OTHERS, ("happy", "happy", "go_ahead_different_view", "stand_aside"), strict=False):
        worlds.step_answer(table_of, 0, one, code, "Seen by all." if code.startswith("go") else "")
    _answer(table_of, who, first)
    worlds.step_days(table_of, 1)
    worlds.step_change(table_of, 0)
    for one in OTHERS[:3]:
        worlds.step_answer(table_of, 0, one, "happy")
    _answer(table_of, who, second)
    for slot, letter in enumerate(second):
        if letter == "o":
            worlds.step_mark(table_of, 0, who[slot], "differing_view")
    worlds.step_days(table_of, 12)
    return table_of


def _answer(play_of: worlds.Play, who: list[int], given_letters: list[str]) -> None:
    for slot, letter in enumerate(given_letters):
        if letter in WAYS:
            worlds.step_answer(play_of, 0, who[slot], *WAYS[letter])


def seen_by_others(who: list[int], first: list[str], second: list[str], *, pages: bool) -> dict[str, Any]:
    with worlds.a_world(11):
        played = play(who, first, second)
        return {
            "record": worlds.record_of(played),
            "outcomes": worlds.outcomes(played),
            "mail": [worlds.mail_to(played, one) for one in OTHERS],
            "pages": [worlds.pages_for(played, one) for one in OTHERS[:2]] if pages else [],
        }


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(orders, letters, letters)
def test_record_mail_and_outcome_say_nothing_about_who(who: list[int], first: list[str], second: list[str]) -> None:
    assert seen_by_others(QUIET, first, second, pages=False) == seen_by_others(who, first, second, pages=False)


@settings(max_examples=max(MANY // 3, 2), deadline=None, suppress_health_check=list(HealthCheck))
@given(orders, letters, letters)
def test_nor_does_any_page(who: list[int], first: list[str], second: list[str]) -> None:
    assert seen_by_others(QUIET, first, second, pages=True) == seen_by_others(who, first, second, pages=True)


@pytest.mark.parametrize("letter", ["h", "v", "a"])
def test_while_it_is_open_ten_who_pool_what_they_know_can_t_tell_the_eleventh_s_silence(letter: str) -> None:
    """No counts are shown while it is open, so their own answers say nothing about the last one's."""

    def seen(*, silent: bool) -> list[Any]:
        with worlds.a_world(3):
            played = worlds.begin(["lived"] * 11)
            worlds.step_propose(played, 0, "medium")
            for one in range(8):
                worlds.step_answer(played, 0, one, "happy")
            if not silent:
                worlds.step_answer(played, 0, 10, *WAYS[letter])
            worlds.step_days(played, 2)
            return [
                worlds.record_of(played),
                [worlds.mail_to(played, one) for one in range(10)],
                [worlds.pages_for(played, one) for one in (0, 1, 9)],
            ]

    assert seen(silent=True) == seen(silent=False)


def test_after_the_close_the_record_says_no_more_than_the_counts() -> None:
    """As many answer entries as the counts add up to, with nobody's key among their actors or facts."""
    with worlds.a_world(5):
        played = worlds.begin(["lived"] * 11)
        worlds.step_propose(played, 0, "small")
        for one, letter in enumerate("hhhhhva"):
            worlds.step_answer(played, 0, one, *WAYS[letter])
        worlds.step_days(played, 8)
        record = "\n".join(worlds.record_of(played))
        members = [worlds.Member.objects.get(id=one.id) for one in played.table.members]
        assert record.count('"kind":"decisions.answered"') == 7
        proposer = str(members[0].record_key)
        assert all(str(member.record_key) not in record for member in members if str(member.record_key) != proposer)
        assert all(str(member.person_id) not in record and str(member.id) not in record for member in members)


def test_leaving_does_not_say_that_an_objection_was_theirs() -> None:
    """One leaves; who carries the objection on either had it from them, or raised it: nobody else can tell."""

    def seen(owner: int) -> list[Any]:
        with worlds.a_world(9):
            played = worlds.begin(["lived"] * 8)
            worlds.step_propose(played, 0, "medium")
            worlds.step_answer(played, 0, owner, "object", "It may be too much for some.")
            objection = Objection.objects.get()
            carriers = {str(objection.id): played.member(6)} if owner == 5 else {}
            decisions.leave_group(by=played.member(5), carriers=carriers, now=played.table.now)
            return [worlds.record_of(played), worlds.mail_to(played, 0), worlds.pages_for(played, 0)]

    assert seen(5) == seen(6)


def test_a_page_that_named_an_objection_s_owner_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof itself is tried out: an owner's name in a mail makes the worlds differ."""
    real = decisions.answering.record.write_all

    def telling(chain: Any, drafts: Any) -> Any:
        return real(chain, [_named(one) for one in drafts])

    def _named(draft: Any) -> Any:
        if draft.kind.name != "decisions.objected":
            return draft
        return replace(draft, actor=str(Objection.objects.order_by("-raised_on").first().owner_id))

    monkeypatch.setattr(decisions.answering.record, "write_all", telling)
    first, second = list("oh----"), list("oh----")
    swapped = [QUIET[1], QUIET[0], *QUIET[2:]]
    assert seen_by_others(QUIET, first, second, pages=False) != seen_by_others(swapped, first, second, pages=False)
