"""What comes of a room: promises, what the leader heard, what people said back, and what they keep for themselves."""

from datetime import timedelta

import pytest

from evenground.notices.models import Outgoing
from evenground.questions import actions, queries
from evenground.questions.actions import Promised
from evenground.questions.models import Evidence, Keepsake, Promise, RoomWord, WasItKept
from evenground.record.domain.verdict import Refused

DAY = timedelta(days=1)


@pytest.fixture
def asked(there, cast, now):
    """A question that one supports, answered in the room: (question, its secret, the leader's key)."""
    there.open(live=True)
    row, secret = there.ask(1, "When do the trains run again?", name="Gwen")
    there.support(2, row)
    actions.take_next(by=cast.amina, room=there.room, now=now)
    actions.end_question(by=cast.joy, question=row, how="live", words="In spring.", now=now)
    there.again()
    return row, secret, queries.leader_key(there.room)


def noted(there, by, question, now, days=10):
    says = Promised("Dana", "Ten trains a day.", now.date() + timedelta(days=days), question)
    return actions.note_promise(by=by, room=there.room, says=says, now=now)


def test_a_promise_is_kept_in_its_words_and_the_leader_says_how_they_see_it(there, cast, now, asked):
    row, _secret, key = asked
    promise = noted(there, cast.rowan, row, now)
    assert (promise.number, promise.words, promise.confirmed_on) == (1, "Ten trains a day.", None)
    with pytest.raises(Refused, match="Both stay side by side"):
        actions.answer_promise(key=key, promise=promise, yes=False, now=now)
    actions.answer_promise(key=key, promise=promise, yes=False, words="Ten a week, I said.", now=now)
    promise.refresh_from_db()
    assert (promise.words, promise.leader_says) == ("Ten trains a day.", "Ten a week, I said.")
    actions.answer_promise(key=key, promise=promise, yes=True, now=now)
    promise.refresh_from_db()
    assert promise.confirmed_on == now.date()
    assert next(one.what for one in queries.log_of(there.room)) == "promised"
    with pytest.raises(Refused, match="no good any more"):
        actions.answer_promise(key="made-up", promise=promise, yes=True, now=now)


def test_a_promise_needs_who_what_and_a_day_that_is_not_over(there, cast, now, asked):
    for says, why in (
        (Promised("", "Ten.", now.date()), "who promises"),
        (Promised("Dana", " ", now.date()), "exact words"),
        (Promised("Dana", "Ten.", now.date() - DAY), "from today on"),
    ):
        with pytest.raises(Refused, match=why):
            actions.note_promise(by=cast.rowan, room=there.room, says=says, now=now)
    assert not Promise.objects.exists()


def test_those_who_asked_or_supported_say_whether_it_was_kept(there, cast, now, asked):
    row, secret, _key = asked
    promise = noted(there, cast.rowan, row, now)
    say = {"promise": promise, "says": "kept"}
    with pytest.raises(Refused, match="from the day on"):
        actions.say_if_kept(**say, secrets=(secret,), now=now)
    later = now + 10 * DAY
    actions.say_if_kept(promise=promise, says="not", secrets=(secret,), now=later)
    actions.say_if_kept(promise=promise, says="partly", secrets=(secret,), now=later)
    actions.say_if_kept(**say, slip=there.slip(2), now=later)
    for slip in (there.slip(3), "", "made-up"):
        with pytest.raises(Refused, match="who asked for it"):
            actions.say_if_kept(**say, slip=slip, now=later)
    [kept] = queries.promises_of(there.room, later.date(), there.slip(2))
    assert (kept.said.kept, kept.said.partly, kept.said.not_kept) == (1, 1, 0)
    assert (kept.standing.value, kept.mine) == ("partly", "kept")
    [other] = queries.promises_of(there.room, later.date(), there.slip(3))
    assert other.mine is None
    with pytest.raises(Refused, match="Choose how"):
        actions.say_if_kept(promise=promise, says="superb", secrets=(secret,), now=later)


def test_a_promise_to_everyone_is_judged_by_whoever_took_part(there, cast, now, asked):
    _row, secret, key = asked
    promise = actions.promise(key=key, says=Promised("Dana", "I come back.", now.date()), now=now)
    assert promise.confirmed_on == now.date()
    actions.say_if_kept(promise=promise, says="kept", slip=there.slip(1), secrets=(secret,), now=now)
    actions.say_if_kept(promise=promise, says="kept", slip=there.slip(2), now=now)
    with pytest.raises(Refused, match="who asked for it"):
        actions.say_if_kept(promise=promise, says="not", slip=there.slip(9), now=now)
    assert WasItKept.objects.count() == 2


def test_what_is_overdue_stays_in_sight_until_something_shows_and_they_say_kept(there, cast, now, asked):
    row, secret, key = asked
    promise = noted(there, cast.rowan, row, now)
    over = (now + 11 * DAY).date()

    def in_sight() -> list[str]:
        return [one.standing.value for one in queries.in_sight_of(there.room.event, over)]

    assert not queries.in_sight_of(there.room.event, now.date())
    assert in_sight() == ["overdue"]
    with pytest.raises(Refused, match="whole address"):
        actions.show_evidence(key=key, promise=promise, words="Done.", link="javascript:alert(1)", now=now)
    actions.show_evidence(key=key, promise=promise, words="They run.", link="https://trains.example/plan", now=now)
    assert in_sight() == []
    actions.say_if_kept(promise=promise, says="not", secrets=(secret,), now=now)
    assert in_sight() == ["not_kept"]
    actions.add_evidence(by=cast.joy, promise=promise, words="I rode in one.", now=now)
    assert Evidence.objects.filter(promise=promise).count() == 2
    actions.say_if_kept(promise=promise, says="kept", secrets=(secret,), now=now)
    assert in_sight() == []


def test_the_leader_is_reminded_a_week_before_and_once_it_is_over(there, cast, now, asked):
    row, _secret, key = asked
    actions.act_for(by=cast.rowan, room=there.room, side="leader", now=now)
    actions.leave_address(key=key, address="dana@example.org")
    noted(there, cast.rowan, row, now, days=20)

    def told(days: int) -> int:
        for one in queries.promises_to_remind():
            actions.remind(promise=one, now=now + days * DAY)
        return Outgoing.objects.filter(kind="promise_due").count()

    assert [told(days) for days in (0, 12, 13, 14, 20, 21, 40)] == [0, 0, 2, 2, 2, 4, 4]
    assert set(Outgoing.objects.filter(kind="promise_due").values_list("address", flat=True)) == {
        "",
        "dana@example.org",
    }
    late = noted(there, cast.rowan, None, now, days=1)
    actions.show_evidence(key=key, promise=late, words="Done.", now=now)
    assert told(50) == 4


def test_the_leader_says_what_they_heard_and_only_they_change_it_then(there, cast, now, asked):
    _row, _secret, key = asked
    actions.write_heard(by=cast.amina, room=there.room, heard="You wait too long.", take_away="", will_do="", now=now)
    with pytest.raises(Refused, match="Only the two hosts"):
        actions.write_heard(by=cast.rowan, room=there.room, heard="No.", take_away="", will_do="", now=now)
    assert not queries.heard_in(there.room).by_leader
    with pytest.raises(Refused, match="at least one"):
        actions.say_heard(key=key, heard=" ", take_away="", will_do="", now=now)
    actions.say_heard(key=key, heard="Eleven months.", take_away="Your names.", will_do="I ride along.", now=now + DAY)
    heard = queries.heard_in(there.room)
    assert (heard.heard, heard.by_leader, heard.changed_on) == ("Eleven months.", True, (now + DAY).date())
    with pytest.raises(Refused, match="Only they change"):
        actions.write_heard(by=cast.amina, room=there.room, heard="No.", take_away="", will_do="", now=now)


def test_the_leader_asks_back_and_two_hosts_hold_a_reply(there, cast, now, asked):
    _row, _secret, key = asked
    first = actions.ask_back(key=key, words="What would you do first?", now=now)
    second = actions.ask_back(key=key, words="And then?", now=now)
    with pytest.raises(Refused, match="This is over"):
        actions.say_back(asked=first, slip=there.slip(1), words="Ring back.")
    actions.say_back(asked=second, slip=there.slip(1), words="Ring.")
    actions.say_back(asked=second, slip=there.slip(1), words="Ring back.")
    actions.say_back(asked=second, slip=there.slip(2), words="Ask her next door.")
    assert sorted(row.words for row in queries.backs_of(there.room)[0].words) == ["Ask her next door.", "Ring back."]
    word = RoomWord.objects.get(words="Ask her next door.")
    with pytest.raises(Refused, match="Only the two hosts"):
        actions.hold_word(by=cast.rowan, word=word, now=now)
    assert [actions.hold_word(by=cast.amina, word=word, now=now) for _twice in (1, 2)] == [False, False]
    assert actions.hold_word(by=cast.joy, word=word, now=now)
    with pytest.raises(Refused, match="Both hosts hold"):
        actions.say_back(asked=second, slip=there.slip(2), words="Once more.")
    actions.let_word_go(by=cast.joy, word=word, now=now)
    assert [one.what for one in queries.log_of(there.room)][:2] == ["word_back", "word_held"]
    actions.take_word_back(asked=second, slip=there.slip(2))
    assert not RoomWord.objects.filter(words="Ask her next door.").exists()
    actions.end_ask_back(key=key)
    with pytest.raises(Refused, match="This is over"):
        actions.say_back(asked=second, slip=there.slip(1), words="Late.")


def test_a_keepsake_opens_only_with_its_ticket(there, asked):
    room = there.room
    actions.keep_for_me(room=room, slip=there.slip(1), words="I spoke before three hundred.")
    assert queries.keepsake_of(room, there.slip(1)) == "I spoke before three hundred."
    assert queries.keepsake_of(room, there.slip(2)) == ""
    row = Keepsake.objects.get()
    assert "three hundred" not in row.sealed
    row.key = queries.keepsake_key(room, there.slip(2))
    row.save()
    assert queries.keepsake_of(room, there.slip(2)) == ""
    row.key = queries.keepsake_key(room, there.slip(1))
    row.save()
    actions.keep_for_me(room=room, slip=there.slip(1), words="")
    assert not Keepsake.objects.exists()


def test_what_somebody_knows_is_shown_only_as_long_as_they_say_yes(there, cast, now, asked):
    actions.share_knowing(room=there.room, slip=there.slip(1), words="Nights are the longest.")
    assert [row.words for row in queries.known_in(there.room)] == ["Nights are the longest."]
    actions.close_room(by=cast.amina, room=there.room, now=now)
    actions.share_knowing(room=there.again(), slip=there.slip(1), words="Nights are long.")
    assert queries.shared_by(there.room, there.slip(1)).words == "Nights are long."
    actions.share_knowing(room=there.room, slip=there.slip(1), words="")
    assert not RoomWord.objects.exists()


def test_members_brief_the_leader_each_in_their_own_name(there, cast, now):
    row = actions.brief_leader(by=cast.rowan, room=there.room, words="Some of us need a break.", now=now)
    actions.take_briefing_back(by=cast.joy, room=there.room, briefing_id=row.id)
    assert [one.by for one in queries.briefing_of(there.room)] == [cast.rowan]
    actions.take_briefing_back(by=cast.rowan, room=there.room, briefing_id=row.id)
    assert queries.briefing_of(there.room) == []


def test_the_leader_answers_in_writing_what_was_promised_so_and_what_waits_at_the_end(there, cast, now, asked):
    _row, _secret, key = asked
    later, waits = there.ask(5, "And at night?")[0], there.ask(6, "And on Sundays?")[0]
    actions.end_question(
        by=cast.amina, question=later, how="writing", due_on=now.date() + 5 * DAY, now=now
    )  # fmt: skip
    with pytest.raises(Refused, match="does not wait"):
        actions.answer_in_writing(key=key, question=waits, words="Yes.", now=now)
    actions.answer_in_writing(key=key, question=later, words="At night, too.", now=now)
    actions.close_room(by=cast.amina, room=there.room, now=now)
    assert queries.to_answer_in_writing(there.again()) == [waits]
    actions.answer_in_writing(key=key, question=waits, words="On Sundays, too.", now=now)
    waits.refresh_from_db()
    assert (waits.end, waits.answer, queries.to_answer_in_writing(there.room)) == ("writing", "On Sundays, too.", [])
