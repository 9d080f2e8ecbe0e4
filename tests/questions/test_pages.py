"""The pages of a room: for its group, for its hosts, and for whoever has its code and no account."""

import re

import pytest
import time_machine
from django.urls import reverse

from evenground.decisions.models import Proposal
from evenground.groups.domain.codes import spoken
from evenground.questions import queries
from evenground.questions.models import Question, Ticket
from tests.questions.conftest import decided


@pytest.fixture(autouse=True)
def clock(now):
    with time_machine.travel(now, tick=False):
        yield


def inside(name: str, room, **more) -> str:
    return reverse(name, kwargs={"room_code": spoken(room.code), **more})


def said(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_from_asking_to_the_end_without_an_account(there, come, cast, now):
    there.open(live=True)
    asker, other = come(), come()
    assert "You can be the first" in said(asker.get(inside("room", there.room)))
    wrong = asker.post(inside("ask_leader", there.room), {"kind": "question", "words": "", "note": "A loss"})
    assert wrong.status_code == 400
    assert "A loss" in said(wrong)
    asked = {"kind": "question", "words": "Why so few trains?", "read_out": "on"}
    early = come().post(inside("ask_leader", there.room), asked)
    assert (early.status_code, "press once more" in said(early), "Why so few" in said(early)) == (403, True, True)
    mine = asker.post(inside("ask_leader", there.room), asked, follow=True)
    code = re.search(r"<b>([0-9A-Z]{5}-[0-9A-Z]{5})</b>", said(mine))[1]
    row = Question.objects.get()
    assert queries.by_secret(there.room, code) == row
    again = asker.post(inside("ask_leader", there.room), {**asked, "words": "And when?"})
    assert again.status_code == 403
    assert "And when?" in said(again)
    assert "This is yours." in said(asker.get(inside("room", there.room)))
    assert "Asked without a name." in said(other.get(inside("room", there.room)))
    other.post(inside("support_question", there.room, question_id=row.id))
    assert "1 other would like to hear this" in said(other.get(inside("room", there.room)))
    host = come(cast.joy.person)
    step = reverse("room_step", args=(cast.group.id, there.room.id))
    host.post(step, {"say": "next"})
    for name in ("room", "room_screen"):
        assert "Why so few trains?" in said(come().get(inside(name, there.room)))
    assert "Why so few trains?" in said(come().get(reverse("leader", args=(queries.leader_key(there.room),))))
    one = reverse("host_question", args=(cast.group.id, there.room.id, row.id))
    assert host.post(one, {"say": "end", "how": "live", "words": "By spring."}).status_code == 302
    assert "By spring." in said(asker.get(inside("my_questions", there.room)))
    assert asker.post(inside("ask_leader", there.room), {**asked, "words": "And when?"}).status_code == 302
    assert Question.objects.get(words="And when?").turn == 2


def test_a_code_on_paper_opens_the_question_on_another_device(there, come):
    there.open()
    _row, secret = there.ask(1, "Why?")
    other = come()
    assert "Why?" not in said(other.get(inside("my_questions", there.room)))
    wrong = other.post(inside("my_questions", there.room), {"code": "AAAAA-AAAAA"})
    assert "Nothing in this room has this code" in said(wrong)
    page = other.post(inside("my_questions", there.room), {"code": spoken(secret)}, follow=True)
    assert "Why?" in said(page)


def test_a_card_from_the_door_is_the_device_s_ticket(there, come, cast, now):
    from evenground.questions import actions

    there.open()
    actions.print_cards(by=cast.dev, room=there.room, number=2, now=now)
    card = queries.cards_of(there.again())[0]
    browser = come()
    browser.get(inside("my_questions", there.room))
    browser.post(inside("my_questions", there.room), {"code": spoken(card)})
    browser.post(inside("ask_leader", there.room), {"kind": "question", "words": "Why?"})
    assert Ticket.objects.get().key == queries.ticket_key(there.room, card)
    sheet = come(cast.dev.person).get(reverse("room_cards", args=(cast.group.id, there.room.id)))
    assert spoken(card) in said(sheet)


def test_a_made_up_ticket_or_secret_in_a_cookie_is_as_none(there, come):
    there.open()
    browser = come()
    browser.cookies[f"ticket_{there.room.code}"] = "made-up"
    browser.cookies[f"mine_{there.room.code}"] = "made_up_\x7f"
    assert browser.get(inside("room", there.room)).status_code == 200
    assert browser.cookies[f"ticket_{there.room.code}"].value != "made-up"
    browser.post(inside("ask_leader", there.room), {"kind": "question", "words": "Why?"})
    assert Ticket.objects.count() == 1


def test_a_room_that_is_not_open_or_not_there_is_one_and_the_same(there, come):
    for code in (there.room.code, "ABCDE23456", "x"):
        assert come().get(reverse("room", args=(code,))).status_code == 404


def test_what_a_host_may_not_says_why_and_keeps_words(there, come, cast):
    there.open()
    row, _secret = there.ask(1)
    one = reverse("host_question", args=(cast.group.id, there.room.id, row.id))
    host = come(cast.amina.person)
    page = host.post(one, {"say": "end", "how": "live", "words": "I typed this"})
    assert page.status_code == 400
    assert "I typed this" in said(page)
    assert come(cast.rowan.person).get(one).status_code == 403
    refused = come(cast.rowan.person).post(reverse("room_step", args=(cast.group.id, there.room.id)), {"say": "pause"})
    assert refused.status_code == 403
    assert "Only the two hosts" in said(refused)


def test_suggesting_hosts_opens_a_decision_that_names_them(there, come, cast):
    page = reverse("choose_hosts", args=(cast.group.id, there.room.id))
    browser = come(cast.rowan.person)
    same = browser.post(page, {"one": cast.dev.id, "two": cast.dev.id})
    assert "Choose two members" in said(same)
    done = browser.post(page, {"one": cast.dev.id, "two": cast.tomasz.id}, follow=True)
    assert "Dev and Tomasz host the questions to Dana." in said(done)
    assert "The two hosts:" in said(done)


def test_many_posts_from_one_ticket_are_refused_clearly(there, come):
    there.open()
    browser = come()
    browser.get(inside("room", there.room))
    row, _secret = there.ask(1)
    address = inside("report_question", there.room, question_id=row.id)
    answers = [browser.post(address, {"words": "Look"}) for _turn in range(12)]
    assert [one.status_code for one in answers] == [302] * 10 + [400] * 2
    assert "Wait a minute" in said(answers[-1])


def test_another_cycle_of_turns_is_suggested_and_stands_once_it_is_decided(there, come, cast, now):
    page = reverse("choose_turns", args=(cast.group.id, there.room.id))
    done = come(cast.rowan.person).post(page, {"cycle": "order lot"}, follow=True)
    assert "The turns, again and again:" in said(done)
    assert queries.cycle_of(there.room) == ("order", "order", "lot")
    decided(cast, Proposal.objects.get(kind="room_turns"), now)
    assert queries.cycle_of(there.room) == ("order", "lot")
    there.open()
    assert said(come().get(inside("room_log", there.room))).count("One turn in fair order.") == 1


def test_supports_need_a_ticket_that_came_with_the_device(there, come, monkeypatch):
    there.open()
    row, _secret = there.ask(1)
    address = inside("support_question", there.room, question_id=row.id)
    for _turn in range(3):
        assert "press once more" in said(come().post(address, follow=True))
    assert Question.objects.get().supporters == 0
    monkeypatch.setattr("evenground.questions.views.base.ratelimit.consume", lambda *_args, **_more: None)
    pages = [come().get(inside("room", there.room)) for _turn in range(2)]
    assert [f"ticket_{there.room.code}" in one.cookies for one in pages] == [False, False]
    assert "Very many came in" in said(come().post(address, follow=True))
