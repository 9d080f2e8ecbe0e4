"""A room is tried hard: very many questions, a ticket that a hall shares, posts by the dozen, clocks, forgeries."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from evenground.groups.domain.codes import spoken
from evenground.live.lane import Post
from evenground.questions import actions, queries
from evenground.questions.actions import Asked
from evenground.questions.models import Question, Support, Ticket
from evenground.questions.views import live
from evenground.record.domain.verdict import Refused
from tests.questions.test_pages import inside, said

ODD = ["👍🏽🎉", "مَن يقرّر؟", "<script>alert(1)</script><img src=x onerror=alert(1)>", "a\u202eb\u0000c", "x" * 2_000]


@pytest.fixture(autouse=True)
def fresh_pace(monkeypatch):
    monkeypatch.setattr(live, "_pace", live.Pace())


def posted(there, who, question, **fields) -> live.Answer:
    cookies = f"ticket_{there.room.code}={there.slip(who)}"
    return live.support_together([Post(there.room.code, {"question": str(question.id), **fields}, cookies)])[0]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_shown_as_words_to_everyone_and_live(there, come, words):
    there.open(live=True)
    there.ask(1, words)
    page = said(come().get(inside("room", there.room)))
    frame = str(live.RoomSource().state(there.room.code, "inside.en-gb").parts)
    for shown in (page, frame):
        assert "<script>alert" not in shown
        assert "onerror" not in shown.replace("&lt;img src=x onerror", "")


@pytest.mark.parametrize("words", ["", "  \n", "x" * 5_000])
def test_what_is_empty_or_too_long_says_so_and_keeps_the_words(there, come, words):
    there.open(live=True)
    asker = come()
    asker.get(inside("ask_leader", there.room))
    answer = asker.post(inside("ask_leader", there.room), {"kind": "question", "words": words, "note": "A loss"})
    assert answer.status_code == 400
    assert words.strip() in said(answer)
    assert "A loss" in said(answer)
    assert not Question.objects.exists()


def test_a_room_of_two_thousand_questions(there, come, django_assert_max_num_queries):
    """The page stays as long, asks the database as often, and shows the first fifty; the order is that of all."""
    there.open(live=True)
    first, _secret = there.ask(0, "The first")
    blank = {"room": there.room, "asked_on": first.asked_on, "turn": 1}
    Question.objects.bulk_create(
        Question(words=f"Question {number}", salt="0" * 32, secret=f"{number:064}", **blank) for number in range(1_999)
    )
    loved = Question.objects.get(words="Question 1234")
    for who in range(1, 4):
        there.support(who, loved)
    with django_assert_max_num_queries(25):
        page = said(come().get(inside("room", there.room)))
    assert page.count('data-question="') == 50
    assert "And 1950 more." in page
    assert page.index("Question 1234") < page.index("The first") if "The first" in page else True
    assert queries.order_in(there.room, most=1)[0].question == loved
    assert len(live.RoomSource().state(there.room.code, "inside.en-gb").lists["live-coming"]) == 50


def test_a_ticket_that_two_hundred_share_asks_and_supports_once(there, cast, now):
    there.open(live=True)
    row, _secret = there.ask(1)
    other, _secret = there.ask(2, "And when?")
    said_to = [posted(there, 1, other).status for _one in range(200)]
    assert set(said_to) == {200, 429}
    assert Support.objects.filter(question=other).count() == 1
    refused = 0
    for _one in range(200):
        try:
            there.ask(1, "Once more")
        except Refused:
            refused += 1
    assert refused == 200
    assert Ticket.objects.get(key=queries.ticket_key(there.room, there.slip(1))).asked == 1
    assert row.state == "open"


def test_fifty_posts_a_second_from_one_ticket_are_refused_with_the_words_kept(there, come, now):
    there.open(live=True)
    asker = come()
    with time_machine.travel(now, tick=False):
        asker.get(inside("ask_leader", there.room))
        answers = [
            asker.post(inside("ask_leader", there.room), {"kind": "question", "words": f"Words {number}"})
            for number in range(50)
        ]
    assert answers[0].status_code == 302
    assert {answer.status_code for answer in answers[1:]} == {403}
    assert "One question of yours is waiting." in said(answers[1])
    assert any(words in said(answers[-1]) for words in ("This is a lot at once.", "One question of yours is waiting."))
    assert "Words 49" in said(answers[-1])
    assert Question.objects.count() == 1


def test_the_live_endpoint_refuses_what_does_not_fit(there, cast, now):
    there.open(live=True)
    row, secret = there.ask(1)
    code = there.room.code
    mine = f"ticket_{code}={there.slip(1)}; mine_{code}={secret}"
    wish = {"question": str(row.id)}
    for post, status in (
        (Post(code, wish, mine), 409),  # one's own
        (Post(code, wish, f"ticket_{code}=made-up"), 403),
        (Post(code, wish, "=;;=\x00"), 403),
        (Post(code, {"question": "none"}, f"ticket_{code}={there.slip(2)}"), 409),
        (Post(code, {}, f"ticket_{code}={there.slip(2)}"), 409),
        (Post("AAAAAAAAAA", wish, mine), 404),
    ):
        assert live.support_together([post])[0].status == status
    assert not Support.objects.exists()


def test_a_clock_set_back_loses_nothing_and_stops_nobody(there, cast, now):
    there.open(live=True)
    row, secret = there.ask(1)
    there.now = now - timedelta(days=3)
    other, _secret = there.ask(2, "And when?")
    actions.take_next(by=cast.amina, room=there.room, now=there.now)
    actions.pause_room(by=cast.joy, room=there.room, paused=True, now=now - timedelta(days=9))
    actions.pause_room(by=cast.joy, room=there.room, paused=False, now=now)
    current = Question.objects.get(state="now")
    actions.end_question(by=cast.amina, question=current, how="live", words="Yes.", now=there.now)
    assert queries.numbers_of(there.room)["answered"] == 1
    assert [one.number for one in queries.log_of(there.room)] == [5, 4, 3, 2, 1]
    assert {row.id, other.id} == set(Question.objects.values_list("id", flat=True))
    assert queries.by_secret(there.room, secret) == row


def test_two_hosts_who_press_next_at_once_give_one_turn(there, cast, now):
    there.open(live=True)
    for who in (1, 2):
        there.ask(who)
    actions.take_next(by=cast.amina, room=there.room, now=now)
    with pytest.raises(Refused, match="has its turn now"):
        actions.take_next(by=cast.joy, room=there.room, now=now)


def test_another_rooms_ticket_secret_and_question_open_nothing(there, come, cast, now):
    there.open(live=True)
    row, secret = there.ask(1)
    event = there.room.event
    other = actions.make_room(by=cast.rowan, event=event, says=actions.About("Kim"), now=now)
    type(other).objects.filter(id=other.id).update(state="live", seed="00")
    other.refresh_from_db()
    assert queries.slip_in(other, there.slip(1)) == ""
    assert queries.by_secret(other, secret) is None
    assert queries.question_in(other, row.id) is None
    where = reverse("support_question", kwargs={"room_code": spoken(other.code), "question_id": row.id})
    guest = come()
    guest.get(inside("room", other))
    guest.post(where)
    assert not Support.objects.exists()
    with pytest.raises(Refused, match="No question in this room"):
        actions.withdraw(room=other, secret=secret, now=now)
    assert actions.ask(room=other, slip=actions.new_ticket(other), asked=Asked("Why here?"), now=now)[0].room == other
