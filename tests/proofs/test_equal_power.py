"""Equal power. Nobody's rights, weight, order or defaults depend on how they take part.

(A) Under a rule without the lived-experience half of the quorum, nothing depends on it at all: change anyone's way of
taking part, play the same steps again, and outcomes, permissions, pages and mail are equal.
(B) With that half, results may differ only through the one boolean "lived-experience half met".
"""

import inspect
import json
import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenground.decisions import permissions
from evenground.decisions.domain import closing, quorum
from evenground.decisions.domain.rule import STARTER, to_plain
from evenground.events import actions as events
from evenground.groups import queries as groups
from evenground.groups.models import MemberState
from evenground.ideas import actions as ideas
from evenground.questions import actions as questions
from evenground.record.domain.verdict import refuse
from evenground.roles import actions as roles
from evenground.support import actions as support
from tests.proofs import making, verdicts, worlds

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.shared,
    pytest.mark.prove,
    pytest.mark.timeout(3600 if os.environ.get("EVENGROUND_PROVE") else 240),
]

PEOPLE = 6
PARTS = ("lived", "staff", "both", "unsaid")
CODES = ("happy", "go_ahead_different_view", "object", "more_time_or_facts", "stand_aside")
MANY = 60 if os.environ.get("EVENGROUND_PROVE") else 8

# Whose pages are read: everybody's in the long proof; else some who take part in other ways in nearly every world.
READERS = range(PEOPLE) if os.environ.get("EVENGROUND_PROVE") else (0, 5)

parts = st.lists(st.sampled_from(PARTS), min_size=PEOPLE, max_size=PEOPLE)
who = st.integers(0, PEOPLE - 1)
which = st.integers(0, 2)
step = st.one_of(
    st.tuples(st.just("propose"), who, st.sampled_from(("small", "medium"))),
    st.tuples(st.just("answer"), which, who, st.sampled_from(CODES), st.sampled_from(("", "I see it like this."))),
    st.tuples(st.just("answer"), which, who, st.sampled_from(CODES[:2]), st.just("")),
    st.tuples(st.just("mark"), which, who, st.sampled_from(("solved", "differing_view", "stays"))),
    st.tuples(st.just("change"), which),
    st.tuples(st.just("days"), st.integers(1, 8)),
    st.tuples(st.just("state"), who, st.sampled_from(("pause", "come_back"))),
    st.tuples(st.just("leave"), who),
    st.tuples(st.just("make"), st.sampled_from(sorted(making.ACTS)), who, st.integers(0, 5)),
)
steps = st.lists(step, min_size=4, max_size=24).map(
    lambda rest: [("propose", 0, "small"), ("make", "plan", 0, 0), ("make", "add", 1, 0), *rest]
)


@pytest.fixture(autouse=True)
def keys_beforehand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys for lists of what helps are made outside the worlds: those must throw the same dice."""
    with override_settings(DATA=tmp_path_factory.mktemp("keys")):
        support.ensure_keys()
        yield


def rule(*, lived_half: bool) -> str:
    plain = to_plain(STARTER)
    for size in plain.values():
        size["quorum_lived"] = "1/2" if lived_half else None
    return json.dumps(plain)


def told(
    parts_of: list[str], script: list[Any], *, lived_half: bool, pages: bool, readers: Iterable[int] = READERS
) -> dict[str, Any]:
    """Everything that could show a difference, in a world where people take part so."""
    with worlds.a_world(7):
        play = worlds.run(worlds.begin(parts_of, rule=rule(lived_half=lived_half)), script)
        found: dict[str, Any] = {
            "outcomes": worlds.outcomes(play),
            "refusals": play.said,
            "record": worlds.record_of(play),
            "mail": [worlds.mail_to(play, one) for one in range(PEOPLE)],
        }
        if pages:
            found["pages"] = [worlds.pages_for(play, one) for one in readers]
        return found


def without_own_line(told_of: dict[str, Any]) -> dict[str, Any]:
    """Masks the one line where each sees how they themselves take part: which of the four choices is marked."""
    pages = [
        {place: _unmarked(body) if place.endswith("/my-place/") else body for place, body in mine.items()}
        for mine in told_of["pages"]
    ]
    return {**told_of, "pages": pages}


def _unmarked(body: bytes) -> bytes:
    """The page with none of the four choices marked. There is exactly one mark on it, unless it is closed to them."""
    page, marks = re.subn(rb'(<input[^>]*name="part"[^>]*?)\s+checked(?:="[^"]*")?', rb"\1", body)
    assert marks == body.startswith(b"200 "), "one choice is marked, and no other"
    return page


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, parts, parts)
def test_without_the_lived_half_nothing_depends_on_how_people_take_part(
    script: list[Any], one: list[str], other: list[str]
) -> None:
    assert told(one, script, lived_half=False, pages=False) == told(other, script, lived_half=False, pages=False)


@settings(max_examples=max(MANY // 6, 2), deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, parts, parts)
def test_nor_does_any_page_that_anyone_can_open(script: list[Any], one: list[str], other: list[str]) -> None:
    first = without_own_line(told(one, script, lived_half=False, pages=True))
    assert first == without_own_line(told(other, script, lived_half=False, pages=True))


def verdicts_in(parts_of: list[str], script: list[Any]) -> list[verdicts.Table]:
    """What every permission says to everybody about everything, at each checkpoint of the steps."""
    with worlds.a_world(7):
        play = verdicts.furnish(worlds.begin(parts_of, rule=rule(lived_half=False)))
        return list(verdicts.watched(play, worlds.run, script))


@settings(max_examples=max(MANY // 3, 2), deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, parts, parts)
def test_nor_does_any_verdict_of_any_permission(script: list[Any], one: list[str], other: list[str]) -> None:
    """Cell by cell: allowed or not, and the reason that is said. Also of what no step ever asks for."""
    for first, second in zip(verdicts_in(one, script), verdicts_in(other, script), strict=True):
        assert {cell for cell in first if first[cell] != second.get(cell)} == set()
        assert set(first) == set(second)


def test_every_permission_of_every_app_is_asked_for_every_member() -> None:
    script = [("days", 8), ("answer", 1, 5, "happy", ""), ("state", 5, "pause"), ("leave", 0)]
    *_before, last = verdicts_in(["lived", "staff", "both", "unsaid", "lived", "staff"], script)
    assert {name for name, *_rest in last} == set(verdicts.ASKED)
    assert {"decisions", "events", "groups", "ideas", "people", "questions", "roles", "support", "talk"} <= {
        name.split(".")[1] for name in verdicts.ASKED
    }
    may_propose = [cell for (name, *_rest), cell in last.items() if name.endswith(".may_propose")]
    assert [allowed for allowed, _reason in may_propose].count(True) == PEOPLE - 1
    assert {allowed for allowed, _reason in last.values()} == {True, False}


@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, parts, parts)
def test_with_it_results_differ_only_through_the_one_boolean(
    script: list[Any], one: list[str], other: list[str]
) -> None:
    """Play one world and note each answer of the boolean; in the other world give the same answers instead of its own.

    If anything else looked at how people take part, the two would differ.
    """
    real = quorum.lived_half_met
    noted: list[bool] = []

    def note(counted: list[quorum.Decider], size_rule: Any) -> bool:
        noted.append(real(counted, size_rule))
        return noted[-1]

    replies: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quorum, "lived_half_met", note)
        first = told(one, script, lived_half=True, pages=False)
    replies = list(noted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quorum, "lived_half_met", lambda *_: replies.pop(0))
        second = told(other, script, lived_half=True, pages=False)
    assert replies == []
    assert first == second


def test_every_action_of_the_newer_apps_is_among_the_steps() -> None:
    """Whatever a member can do with events, roles, ideas and support is played in the worlds above."""
    played = "".join(inspect.getsource(act) for act in making.ACTS.values())
    for module, name in (
        (events, "actions"),
        (roles, "roles"),
        (ideas, "ideas"),
        (support, "support"),
        (questions, "questions"),
    ):
        for verb in module.__all__:
            takes = inspect.signature(getattr(module, verb)).parameters if verb.islower() else {}
            inner = "by" not in takes or "chain" in takes  # a step inside another action
            assert inner or re.search(rf"\b{name}\.{verb}\(", played), f"{name}.{verb} is in no step"


def test_the_boolean_does_decide_something() -> None:
    """Without this the tests above could pass on a rule that has no such half at all."""
    script = [("propose", 0, "small"), *(("answer", 0, who, "happy", "") for who in range(3)), ("days", 4)]
    answered_by_lived = told(["lived"] * 3 + ["staff"] * 3, script, lived_half=True, pages=False)
    silent_lived = told(["staff"] * 3 + ["lived"] * 3, script, lived_half=True, pages=False)
    assert answered_by_lived["outcomes"] != silent_lived["outcomes"]


def test_a_rule_broken_on_purpose_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """If staff's yes counted twice, the property above would see it."""
    real = closing.tally

    def twice(deciders: Any) -> Any:
        deciders = list(deciders)
        return real([*deciders, *(one for one in deciders if one.part == "staff")])

    monkeypatch.setattr(closing, "tally", twice)
    script = [("propose", 0, "small"), *(("answer", 0, who, "happy", "") for who in range(4)), ("days", 4)]
    first = told(["lived"] * PEOPLE, script, lived_half=False, pages=False)
    assert first != told(["staff"] * PEOPLE, script, lived_half=False, pages=False)


def test_a_permission_broken_on_purpose_is_found_though_no_step_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """If who has a paid job could not take a suggestion back, the tables of verdicts would differ."""
    real = permissions.may_withdraw

    def not_for_staff(by: Any, proposal: Any, now: Any) -> Any:
        return refuse("Not for you.") if by.part == "staff" else real(by, proposal, now)

    monkeypatch.setattr(permissions, "may_withdraw", not_for_staff)
    script = [("days", 1)]
    [first, _end], [second, _also] = verdicts_in(["lived"] * PEOPLE, script), verdicts_in(["staff"] * PEOPLE, script)
    differ = {name for (name, *rest), cell in first.items() if second[(name, *rest)] != cell}
    assert differ == {"evenground.decisions.permissions.may_withdraw"}


def test_my_place_broken_on_purpose_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """If that page offered less to who has a paid job, the masked line would not hide it."""
    real = groups.place

    def paused_for_staff(*args: Any) -> Any:
        member = real(*args)
        if member.part == "staff":
            member.state = MemberState.PAUSED
        return member

    one, other = ["lived"] * PEOPLE, ["staff"] * PEOPLE
    whole = [
        without_own_line(told(parts_of, [], lived_half=False, pages=True, readers=[0])) for parts_of in (one, other)
    ]
    assert whole[0] == whole[1]
    monkeypatch.setattr(groups, "place", paused_for_staff)
    broken = [
        without_own_line(told(parts_of, [], lived_half=False, pages=True, readers=[0])) for parts_of in (one, other)
    ]
    assert broken[0] != broken[1]
