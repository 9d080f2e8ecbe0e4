"""Asking and supporting without an account, one open question a ticket, and what an asker alone can do."""

import pytest

from evenground.questions import actions, queries
from evenground.questions.actions import Wish
from evenground.questions.models import Question, Support, Ticket
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry


def test_one_open_question_a_ticket_and_its_secret_frees_the_next_turn(there):
    there.open(live=True)
    first, secret = there.ask(1, "Why so few trains?")
    with pytest.raises(Refused, match="One question of yours is waiting"):
        there.ask(1, "And when?")
    with pytest.raises(Refused, match="no end yet"):
        actions.free_turn(room=there.room, slip=there.slip(1), secret=secret)
    actions.withdraw(room=there.room, secret=secret, now=there.now)
    actions.free_turn(room=there.room, slip=there.slip(1), secret=secret)
    with pytest.raises(Refused, match="has freed a turn"):
        actions.free_turn(room=there.room, slip=there.slip(1), secret=secret)
    second, _code = there.ask(1, "And when?")
    assert (second.turn, Ticket.objects.get().asked) == (2, 2)
    first.refresh_from_db()
    assert (first.words, first.end) == ("", "withdrawn")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"words": "  "}, "Write your question"),
        ({"words": "x" * 5000}, "2000 letters"),
        ({"behalf": "A friend"}, "Ask them first"),
        ({"kind": "speech"}, "a question or a thought"),
    ],
)
def test_what_can_t_be_asked_says_why(there, asked, why):
    there.open()
    with pytest.raises(Refused, match=why):
        there.ask(1, **asked)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("words", ["لماذا؟", "\U0001f642", "<script>alert(1)</script>", "Why?\x00 Why?"])
def test_any_words_are_kept_as_they_are_but_for_signs_that_nobody_sees(there, words):
    there.open()
    row, _secret = there.ask(1, words)
    assert Question.objects.get().words == words.replace("\x00", "")
    assert Entry.objects.get(kind="questions.asked").actor == "its owner"
    assert row.words not in str(list(Entry.objects.values()))


def test_support_counts_once_a_ticket_and_not_for_one_s_own(there):
    there.open()
    row, secret = there.ask(1)
    assert there.support(2, row) == ""
    assert there.support(2, row) == ""
    assert "your own" in there.support(1, row, mine=(secret,))
    assert there.support(3, row) == ""
    assert there.support(3, row, yes=False) == ""
    assert Question.objects.get().supporters == Support.objects.count() == 1


def test_many_supports_in_one_go_and_one_that_can_t_be_harms_no_other(there):
    there.open()
    row, _secret = there.ask(1)
    wishes = [Wish(there.room, there.slip(who), str(row.id)) for who in range(2, 9)]
    said = actions.support(wishes=[*wishes, Wish(there.room, there.slip(9), "made-up"), wishes[0]])
    assert said == [""] * 7 + ["This question is not in this room.", ""]
    assert Question.objects.get().supporters == 7


def test_in_a_pause_and_after_the_close_nobody_asks_or_supports(there, cast, now):
    there.open()
    row, _secret = there.ask(1)
    actions.pause_room(by=cast.joy, room=there.room, paused=True, now=now)
    with pytest.raises(Refused, match="has a pause"):
        there.ask(2)
    actions.pause_room(by=cast.amina, room=there.room, paused=False, now=now)
    actions.close_room(by=cast.joy, room=there.room, now=now)
    assert "closed" in there.support(2, row)
    with pytest.raises(Refused, match="closed"):
        there.ask(2)


def test_nothing_that_is_stored_joins_a_question_to_a_ticket_or_a_person(there, cast, now):
    """With a copy of all tables, no value that tells a ticket stands with a question, or in the record."""
    there.open()
    asked = [there.ask(who, f"Question {who}")[0] for who in range(1, 9)]
    tickets = list(Ticket.objects.order_by("id").values())
    for row in Question.objects.values():
        values = {str(value) for name, value in row.items() if name in {"id", "secret", "salt"}}
        for ticket in tickets:
            assert values.isdisjoint({str(value) for value in ticket.values()})
    whole = str(list(Question.objects.values())) + str(list(Entry.objects.values()))
    for who in range(1, 9):
        assert there.slip(who) not in whole
        assert queries.ticket_key(there.room, there.slip(who)) not in whole
    assert len(asked) == 8
