"""The pages afterwards: for the leader, the group, and whoever was in the room; and the sheet that fits on one page."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from evenground.groups.domain.codes import spoken
from evenground.notices import jobs as notices
from evenground.questions import actions, jobs, queries
from evenground.questions.models import Promise, Question, RoomWord

ROOM_PAGES = ("room", "room_after", "room_sheet", "keepsake", "room_log", "room_screen")


def inside(name: str, room, **more) -> str:
    return reverse(name, kwargs={"room_code": spoken(room.code), **more})


def said(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def after(there, cast, now):
    there.open(live=True)
    there.row, there.secret = there.ask(1, "When do the trains run again?")
    actions.take_next(by=cast.amina, room=there.room, now=now)
    actions.end_question(by=cast.joy, question=there.row, how="live", words="In spring.", now=now)
    there.again()
    there.key = queries.leader_key(there.room)
    return there


def test_the_leader_does_it_all_by_their_link_alone(after, come, cast, now):
    leader = come()
    for name in ("leader", "leader_before", "leader_ask", "leader_after"):
        assert leader.get(reverse(name, args=(after.key,))).status_code == 200
        assert leader.get(reverse(name, args=("wrong",))).status_code == 404
    by = now.date() + timedelta(days=30)
    day = {"by_when_0": by.day, "by_when_1": by.month, "by_when_2": by.year}
    promise = reverse("leader_promise", args=(after.key,))
    wrong = leader.post(promise, {"who": "Dana", "words": "Ten trains a day.", "question": str(after.row.id)})
    assert wrong.status_code == 400
    assert "Ten trains a day." in said(wrong)
    with time_machine.travel(now, tick=False):
        right = {"who": "Dana", "words": "Ten trains a day.", "question": str(after.row.id), **day}
        assert leader.post(promise, right).status_code == 302
        row = Promise.objects.get()
        assert row.question == after.row
        for name, args, given in (
            ("leader_heard", (), {"heard": "You wait too long.", "will_do": "I ride along."}),
            ("leader_beside", (row.id,), {"yes": "no", "words": "From May on."}),
            ("leader_done", (row.id,), {"words": "They run.", "link": "https://trains.example/plan"}),
            ("leader_remind", (), {"address": "dana@example.org"}),
            ("leader_ask", (), {"words": "What would you do first?"}),
        ):
            assert leader.post(reverse(name, args=(after.key, *args)), given).status_code == 302
    page = said(come().get(inside("room_after", after.room)))
    for words in ("You wait too long.", "I ride along.", "From May on.", "They run.", "Said to be done", "In spring."):
        assert words in page
    assert "What would you do first?" in said(come().get(inside("room", after.room)))


def test_members_note_a_promise_and_show_what_became_of_it(after, come, cast, now):
    with time_machine.travel(now, tick=False):
        rowan = come(cast.rowan.person)
        where = (cast.group.id, after.room.id)
        new = rowan.get(reverse("note_promise", args=where), {"question": str(after.row.id)})
        assert "When do the trains run again?" in said(new)
        given = {"who": "Dana", "words": "Ten a day.", "by_when_0": 1, "by_when_1": 1, "by_when_2": now.year + 1}
        assert rowan.post(reverse("note_promise", args=where), given).status_code == 302
        row = Promise.objects.get()
        rowan.post(reverse("add_evidence", args=(*where, row.id)), {"words": "I rode in one."})
        page = said(rowan.get(reverse("promises", args=where)))
        assert "I rode in one." in page
        assert "The leader has not looked at it yet." in page
        brief = reverse("briefing", args=where)
        rowan.post(brief, {"words": "Some need a break."})
        assert "Some need a break." in said(come().get(reverse("leader_before", args=(after.key,))))
        heard = reverse("write_heard", args=where)
        assert "Only the two hosts" in said(rowan.post(heard, {"heard": "Not mine to write"}))
        assert come(cast.amina.person).post(heard, {"heard": "You wait too long."}).status_code == 302


def test_whoever_asked_says_from_the_day_on_whether_it_was_kept(after, come, cast, now):
    says = actions.Promised("Dana", "Ten a day.", now.date() + timedelta(days=3), after.row)
    promise = actions.promise(key=after.key, says=says, now=now)
    asker, other = come(), come()
    for one in (asker, other):
        one.get(inside("room", after.room))
    asker.post(inside("my_questions", after.room), {"code": after.secret})
    where = inside("was_it_kept", after.room, promise_id=promise.id)
    with time_machine.travel(now, tick=False):
        assert "Was it kept?" not in said(asker.get(inside("room_after", after.room)))
        assert "from the day on" in said(asker.post(where, {"says": "kept"}, follow=True))
    with time_machine.travel(now + timedelta(days=3), tick=False):
        assert "Was it kept?" in said(asker.get(inside("room_after", after.room)))
        assert "Was it kept?" not in said(other.get(inside("room_after", after.room)))
        assert "who asked for it" in said(other.post(where, {"says": "not"}, follow=True))
        assert "You said: kept." in said(asker.post(where, {"says": "kept"}, follow=True))
    with time_machine.travel(now + timedelta(days=9), tick=False):
        assert "Promises to look at" not in said(other.get(inside("room", after.room)))
        asker.post(where, {"says": "not"})
        assert "Promises to look at" in said(other.get(inside("room", after.room)))
        assert "kept 0, partly 0, not 1" in said(other.get(inside("room_after", after.room)))


def test_a_keepsake_is_ones_own_and_shared_only_with_a_yes(after, come, now):
    mine, other = come(), come()
    for one in (mine, other):
        one.get(inside("room", after.room))
    page = inside("keepsake", after.room)
    mine.post(page, {"mine": "I spoke before all.", "shared": "Nights are the longest."})
    assert "I spoke before all." in said(mine.get(page))
    assert "I spoke before all." not in said(other.get(page))
    for name in ROOM_PAGES:
        assert "I spoke before all." not in said(other.get(inside(name, after.room)))
    assert "Nights are the longest." in said(other.get(inside("room_after", after.room)))
    mine.post(page, {"mine": "I spoke before all.", "shared": ""})
    assert "Nights are the longest." not in said(other.get(inside("room_after", after.room)))
    assert come().post(page, {"mine": "Kept on the page", "shared": ""}).status_code == 403


def test_replies_stand_in_the_room_without_a_name_until_two_hosts_hold_one(after, come, cast, now):
    asked = actions.ask_back(key=after.key, words="What would you do first?", now=now)
    one, page = come(), inside("say_back", after.room, asked_id=asked.id)
    one.get(page)
    assert "Ring back." in said(one.post(page, {"words": "Ring back."}, follow=True))
    assert "Ring back." in said(come().get(reverse("leader_ask", args=(after.key,))))
    word = RoomWord.objects.get()
    hold = reverse("room_word", args=(cast.group.id, after.room.id, word.id))
    assert come(cast.rowan.person).post(hold, {"say": "hold"}).status_code == 403
    for host in (cast.amina, cast.joy):
        assert "Ring back." in said(come(host.person).post(hold, {"say": "hold"}, follow=True))
    assert "Ring back." not in said(come().get(page))
    assert "Both hosts hold this one." in said(come().get(page))
    assert one.post(page, {"say": "back"}).status_code == 302
    assert not RoomWord.objects.exists()


def test_reminders_go_out_without_a_word_of_it(after, cast, now, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.act_for(by=cast.rowan, room=after.room, side="leader", now=now)
    actions.leave_address(key=after.key, address="dana@example.org")
    says = actions.Promised("Dana", "Ten trains a day.", now.date() + timedelta(days=3), after.row)
    promise = actions.promise(key=after.key, says=says, now=now)
    jobs.remind_of_promises.call(now=now)
    notices.send_waiting.call(now=now)
    found = [one for one in mail.outbox if one.subject == "About a promise"]
    assert {address for one in found for address in one.to} >= {"dana@example.org"}
    assert all("Ten trains" not in one.body and "Dana" not in one.body for one in found)
    actions.show_evidence(key=after.key, promise=promise, words="They run.", now=now)


def test_the_sheet_has_whole_words_or_says_where_they_stand(after, come, cast, now):
    actions.say_heard(key=after.key, heard="h" * 1900, take_away="t" * 1900, will_do="Ring back.", now=now)
    page = said(come().get(inside("room_sheet", after.room)))
    assert "h" * 1900 in page
    assert "t" * 10 not in page
    assert "Ring back." in page
    assert "There is 1 more, in whole words, at" in page
    assert Question.objects.get().words in page
