"""Turns, ends, holding with two, and the log that the room reads."""

import json
from datetime import date

import pytest

from evenground.questions import actions, queries
from evenground.questions.models import Hold, Question
from evenground.record.domain.verdict import Refused


def test_turns_go_in_fair_order_and_say_why(there, cast, now):
    there.open(live=True)
    rows = [there.ask(who, f"Question {who}")[0] for who in (1, 2, 3)]
    for who in (4, 5):
        there.support(who, rows[2])
    first = actions.take_next(by=cast.amina, room=there.room, now=now)
    assert first == rows[2]
    told = {"kind": "order", "number": 1, "supporters": 2, "t": "1/2", "round": 1}
    assert json.loads(Question.objects.get(id=first.id).why) == told
    with pytest.raises(Refused, match="has its turn now"):
        actions.take_next(by=cast.joy, room=there.room, now=now)
    actions.end_question(by=cast.joy, question=first, how="live", words="By spring.", now=now)
    [_second, third] = queries.order_in(there.again())
    out = actions.take_next(by=cast.joy, room=there.room, question=third.question, now=now)
    assert json.loads(Question.objects.get(id=out.id).why)["kind"] == "out_of_turn"
    assert [row.what for row in queries.log_of(there.room)][:2] == ["out_of_turn", "ended"]


def test_every_question_gets_an_end(there, cast, now):
    there.open(live=True)
    one, other, third = (there.ask(who)[0] for who in (1, 2, 3))
    with pytest.raises(Refused, match="has its turn now can be"):
        actions.end_question(by=cast.joy, question=one, how="live", now=now)
    with pytest.raises(Refused, match="why it was not answered"):
        actions.end_question(by=cast.joy, question=one, how="not_answered", now=now)
    actions.end_question(by=cast.joy, question=one, how="not_answered", words="There was no time.", now=now)
    with pytest.raises(Refused, match="the day by which"):
        actions.end_question(by=cast.joy, question=other, how="writing", now=now)
    actions.end_question(by=cast.joy, question=other, how="writing", due_on=date(2026, 5, 1), now=now)
    actions.end_question(by=cast.amina, question=other, how="writing", words="Yes, in May.", now=now)
    with pytest.raises(Refused, match="its end already"):
        actions.end_question(by=cast.amina, question=other, how="writing", words="No.", now=now)
    assert queries.numbers_of(there.room) == {
        "came": 3, "waiting": 1, "held": 0, "answered": 1, "not_answered": 1
    }  # fmt: skip
    assert [one.question for one in queries.order_in(there.room)] == [third]


def test_only_both_hosts_hold_and_either_lets_go(there, cast, now):
    there.open()
    row, secret = there.ask(1, "Somebody's private thing")
    assert not actions.hold(by=cast.amina, question=row, reason="person", now=now)
    assert [one.question for one in queries.order_in(there.room)] == [row]
    with pytest.raises(Refused, match="Only the two hosts"):
        actions.hold(by=cast.rowan, question=row, reason="person", now=now)
    assert actions.hold(by=cast.joy, question=row, reason="person", now=now)
    assert queries.order_in(there.room) == []
    assert queries.told(there.room).held == [row]
    actions.appeal(room=there.room, secret=secret, words="It is about myself.", now=now)
    actions.let_go(by=cast.amina, question=row, now=now)
    assert [one.question for one in queries.order_in(there.room)] == [row]
    assert [row.what for row in queries.log_of(there.room)] == ["let_go", "held", "opened"]
    assert not Hold.objects.exists()


def test_nobody_s_words_change_without_their_yes(there, cast, now):
    there.open()
    row, secret = there.ask(1, "Trains?")
    actions.suggest_clearer(by=cast.joy, question=row, words="Why are there so few trains?", now=now)
    row.refresh_from_db()
    assert (row.words, row.clearer_said) == ("Trains?", None)
    actions.answer_clearer(room=there.room, secret=secret, yes=True)
    row.refresh_from_db()
    assert (row.words, row.clearer, row.clearer_said) == ("Trains?", "Why are there so few trains?", True)


def test_the_export_is_enough_to_work_the_order_out_anew(there, cast, now):
    from evenground.questions.domain.turns import Waiting, carried_after, queue

    there.open(live=True)
    rows = [there.ask(who)[0] for who in range(1, 7)]
    for who in range(7, 15):
        for row in rows[who % 3 :: 2]:
            there.support(who, row)
    for _turn in range(2):
        row = actions.take_next(by=cast.joy, room=there.room, now=now)
        actions.end_question(by=cast.joy, question=row, how="live", now=now)
    told = queries.export_of(there.again())
    supporters = {one["question_id"]: set() for one in told["questions"]}
    for question, ticket in told["supports"]:
        supporters[question].add(ticket)
    taken = sorted((one for one in told["questions"] if one["place"]), key=lambda one: one["place"])
    waiting = [
        Waiting(one["question_id"], one["turn"], supporters[one["question_id"]])
        for one in told["questions"]
        if one["state"] == "open"
    ]
    turns = queue(
        waiting,
        number=told["turns_taken"] + 1,
        seed=told["seed"],
        cycle=told["cycle"],
        loads=carried_after([supporters[one["question_id"]] for one in taken if supporters[one["question_id"]]]),
    )
    assert [turn.key for turn in turns] == [str(one.question.id) for one in queries.order_in(there.room)]
