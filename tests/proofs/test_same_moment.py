"""Several people at the same moment, each on a connection of their own: each thing happens once, no words are lost."""

import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connections

from evenground.decisions import actions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.models import Answer, Objection, Proposal, Version, View, WatchPoint
from evenground.groups.models import Member
from evenground.record.domain.verdict import Refused
from evenground.record.domain.verifying import verify
from evenground.record.models import Entry
from evenground.record.queries import lines
from evenground.talk import actions as talk
from evenground.talk.models import Fold
from tests import cast, factories
from tests.decisions.actions.conftest import Table, make_table

TIMES = 10 if os.environ.get("EVENGROUND_PROVE") == "1" else 2
SIZE = "all at once, on threads of their own"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]
again = pytest.mark.parametrize("time", range(TIMES))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Does all of these on threads of their own, let go together. What each gave, or how it was refused."""
    given: list[Any] = [None] * len(acts)
    gate = threading.Barrier(len(acts))

    def do(place: int, act: Callable[[], Any]) -> None:
        try:
            connections["default"].ensure_connection()
            gate.wait(20)
            given[place] = act()
        except Exception as error:  # noqa: BLE001  looked at below
            given[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    faults = [one for one in given if isinstance(one, Exception) and not isinstance(one, Refused)]
    assert faults == []
    return given


def refused(given: Sequence[Any]) -> int:
    return sum(isinstance(one, Refused) for one in given)


def entries(kind: str) -> int:
    return Entry.objects.filter(kind=kind).count()


@pytest.fixture
def table(transactional_db: None, now: datetime) -> Table:
    made = make_table(6, now)
    yield made
    assert verify([f"{line}\n" for line in lines(made.group.id)]).fits


@again
def test_a_proposal_closed_at_the_same_moment_closes_once(table: Table, time: int) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhva")
    later = morning_after(proposal)
    at_once(*[lambda: actions.close_if_due(proposal_id=proposal.id, now=later)] * 4)
    assert (entries("decisions.closed"), entries("decisions.answered")) == (1, 6)
    assert View.objects.count() == 1
    at_once(*[lambda: actions.send_round(proposal=proposal, now=later + timedelta(days=9))] * 4)
    assert entries("decisions.sent") == 1


@again
def test_taken_back_and_closed_at_the_same_moment_ends_one_way(table: Table, time: int) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    later = morning_after(proposal)
    at_once(
        lambda: actions.withdraw(by=table.members[0], proposal=proposal, now=later - timedelta(days=1)),
        lambda: actions.close_if_due(proposal_id=proposal.id, now=later),
    )
    assert entries("decisions.closed") == 1
    assert Proposal.objects.get(id=proposal.id).state in {"withdrawn", "decided"}


@again
def test_an_answer_at_the_close_is_counted_or_refused(table: Table, time: int) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhh")
    later = morning_after(proposal)
    given = at_once(
        lambda: answer(table, proposal, 5, Code.HAPPY, now=later - timedelta(days=1)),
        lambda: actions.close_if_due(proposal_id=proposal.id, now=later),
    )
    kept = 5 if refused(given) else 6
    assert (Answer.objects.count(), entries("decisions.answered")) == (kept, kept)
    assert f'"happy": {kept}' in Proposal.objects.get(id=proposal.id).counts


@again
@pytest.mark.parametrize("code", [Code.HAPPY, Code.OBJECT])
def test_an_answer_while_the_text_changes_lapses_or_is_refused(table: Table, code: Code, time: int) -> None:
    proposal = table.propose()
    given = at_once(
        lambda: actions.change_text(
            by=table.members[0], proposal=proposal, text=actions.Text("Other words"), now=table.now
        ),
        lambda: answer(table, proposal, 3, code, concern="Too loud" if code == Code.OBJECT else ""),
    )
    assert list(Version.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    kept = list(Answer.objects.values_list("version__number", flat=True))
    assert kept == ([] if refused(given) else [1]), "to the text that was read, and to no other"
    objections = list(Objection.objects.values_list("words", "fate", "asked_on"))
    asked = [("Too loud", "stays", table.now.date())]
    assert objections == (asked if kept and code == Code.OBJECT else [])


@again
def test_two_new_texts_at_the_same_moment_are_two_versions(table: Table, time: int) -> None:
    proposal = table.propose()
    texts = ["One", "Two", "Three"]
    at_once(*[change(table, proposal, words) for words in texts])
    rows = list(Version.objects.order_by("number").values_list("number", "what"))[1:]
    assert [number for number, _words in rows] == [2, 3, 4]
    assert sorted(words for _number, words in rows) == sorted(texts)


@again
def test_ten_answers_at_once_from_one_person_are_one(table: Table, time: int) -> None:
    proposal = table.propose()
    codes = [*Code, *Code]
    given = at_once(*[answering(table, proposal, code, f"words {place}") for place, code in enumerate(codes)])
    assert refused(given) == 0
    row = Answer.objects.get()
    assert Code(row.code) in codes
    assert entries("decisions.extended") == 1
    words = Objection.objects.values_list("words", flat=True)
    assert Counter(words) == Counter(f"words {place}" for place, code in enumerate(codes) if code == Code.OBJECT)


@again
def test_a_form_pressed_five_times_raises_one_objection(table: Table, time: int) -> None:
    proposal = table.propose()
    at_once(*[answering(table, proposal, Code.OBJECT, "Too loud")] * 5)
    assert Objection.objects.get().words == "Too loud"
    assert entries("decisions.objected") == 1


@again
def test_a_suggestion_taken_up_twice_at_once_is_one_new_text(table: Table, time: int) -> None:
    proposal = table.propose()
    suggestion = actions.suggest_change(
        by=table.members[1], proposal=proposal, act="split", what="The first half", second="The rest", now=table.now
    )
    fresh = type(suggestion).objects.get
    given = at_once(
        *[lambda: actions.take_up(by=table.members[0], suggestion=fresh(id=suggestion.id), now=table.now)] * 3
    )
    assert len({version.id for version in given}) == 1
    assert (Proposal.objects.count(), Version.objects.count()) == (2, 3)


@again
def test_a_watch_point_agreed_to_twice_at_once_is_agreed_once(table: Table, time: int) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    point = actions.offer_watch_point(
        by=table.members[1], objection=table.objection(proposal, 2), what="The noise", who_looks="Two of us",
        look_on=table.now.date() + timedelta(days=30), stop_at="Somebody leaves", now=table.now,
    )  # fmt: skip
    fresh = WatchPoint.objects.get
    at_once(
        *[lambda: actions.say_to_watch_point(by=table.members[2], point=fresh(id=point.id), yes=True, now=table.now)]
        * 3
    )
    assert (entries("decisions.agreed"), entries("decisions.marked")) == (1, 1)


@again
def test_words_taken_back_do_not_come_again_by_a_change_at_the_same_moment(table: Table, time: int) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhvh")
    table.close(proposal)
    one, same = View.objects.get(), View.objects.get()  # both pages were open before
    owner = table.members[4]
    at_once(
        lambda: actions.take_back_view(by=owner, view=one, now=table.now),
        lambda: actions.change_view(by=owner, view=same, words="New words", signed=True, voice=None, now=table.now),
    )
    row = View.objects.get()
    assert (row.words, row.salt, row.signed) == ("", "", False)
    assert row.taken_back_on is not None


@again
def test_one_invitation_asked_for_by_four_is_taken_once(transactional_db: None, now: datetime, time: int) -> None:
    rowan = cast.assemble(now, "Rowan", "Amina").rowan
    place = factories.invitation(rowan, now)
    people = [factories.person(f"Guest {number}", now) for number in range(4)]
    before = Member.objects.count()
    given = at_once(*[joining(place, person, now) for person in people])
    assert refused(given) == 3
    assert Member.objects.count() == before + 1
    assert Entry.objects.filter(kind="groups.joined").count() == before + 1


@again
def test_two_wishes_to_fold_at_the_same_moment_fold_once(table: Table, time: int) -> None:
    message = talk.say(by=table.members[0], words="Something sharp", now=table.now)
    about = f"talk.message:{message.id}"
    wishes = [wishing(member, about, table.now) for member in (*table.members[1:4], table.members[1])]
    given = at_once(*wishes)
    assert sum(given) in {2, 3}, "from the second person's wish on, it is folded"
    assert Fold.objects.count() == 3
    assert entries("talk.folded") == 1


def morning_after(proposal: Proposal) -> datetime:
    return datetime.combine(proposal.closes_on + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=9)


def answer(table: Table, proposal: Proposal, who: int, code: Code, *, now: datetime | None = None, **more: str) -> Any:
    member = table.members[who]
    return actions.answer(by=member, proposal=proposal, version_number=1, code=code, now=now or table.now, **more)


def answering(table: Table, proposal: Proposal, code: Code, words: str) -> Callable[[], Any]:
    more = {"concern": words} if code == Code.OBJECT else {}
    return lambda: answer(table, proposal, 3, code, **more)


def change(table: Table, proposal: Proposal, words: str) -> Callable[[], Any]:
    by, text = table.members[0], actions.Text(words)
    return lambda: actions.change_text(by=by, proposal=proposal, text=text, now=table.now)


def joining(place: Any, person: Any, now: datetime) -> Callable[[], Any]:
    return lambda: actions.join_group(invitation=place, person=person, now=now)


def wishing(member: Member, about: str, now: datetime) -> Callable[[], Any]:
    return lambda: talk.wish_fold(by=member, about=about, names_me=False, now=now)
