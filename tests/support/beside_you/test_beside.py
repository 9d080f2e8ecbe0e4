"""Buddies and calls: chosen, changed and refused without a word to anybody."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from evenground.decisions import actions as decisions
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.support import actions, jobs, queries
from evenground.support.models import Buddy, Call


def asks(member):
    return [one.by_id for one in queries.buddy_asks(member)]


@pytest.fixture
def asked(cast, now):
    actions.choose_buddy(by=cast.rowan, to=cast.amina, now=now)
    return Buddy.objects.get()


def test_a_buddy_is_one_once_they_said_yes(cast, asked):
    assert not queries.my_buddy(cast.rowan).yes
    assert asks(cast.amina) == [cast.rowan.id]
    actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")
    assert queries.my_buddy(cast.rowan).yes
    assert [one.by_id for one in queries.buddies_of_mine(cast.amina)] == [cast.rowan.id]
    assert queries.my_buddy(cast.amina) is None  # it is not the other way round by itself


@pytest.mark.parametrize("said", ["no", "not_now"])
def test_no_and_not_now_look_like_no_word_and_nobody_is_asked_twice(cast, now, asked, said):
    before, mails = queries.my_buddy(cast.rowan), Outgoing.objects.count()
    actions.answer_buddy(by=cast.amina, buddy=asked, said=said)
    assert queries.my_buddy(cast.rowan) == before
    actions.choose_buddy(by=cast.rowan, to=cast.amina, now=now)
    actions.end_buddy(by=cast.rowan)
    actions.choose_buddy(by=cast.rowan, to=cast.amina, now=now)
    assert queries.my_buddy(cast.rowan) == before
    assert asks(cast.amina) == []
    assert Outgoing.objects.count() == mails
    with pytest.raises(Refused):
        actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")


def test_it_is_changed_without_a_word(cast, now, asked):
    actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")
    mails = Outgoing.objects.filter(person=cast.amina.person).count()
    actions.choose_buddy(by=cast.rowan, to=cast.dev, now=now)
    assert queries.my_buddy(cast.rowan).name == "Dev"
    assert queries.buddies_of_mine(cast.amina) == []
    assert Outgoing.objects.filter(person=cast.amina.person).count() == mails
    actions.end_buddy(by=cast.rowan)
    assert queries.my_buddy(cast.rowan) is None
    assert asks(cast.dev) == []


def test_who_said_yes_can_stop(cast, asked):
    actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")
    actions.answer_buddy(by=cast.amina, buddy=asked, said="not_now")
    assert queries.my_buddy(cast.rowan) is None
    assert queries.buddies_of_mine(cast.amina) == []


def test_what_does_not_go_is_refused(cast, now, asked):
    with pytest.raises(Refused, match="somebody else"):
        actions.choose_buddy(by=cast.rowan, to=cast.rowan, now=now)
    with pytest.raises(Refused):
        actions.answer_buddy(by=cast.dev, buddy=asked, said="yes")
    with pytest.raises(Refused, match="one of these"):
        actions.answer_buddy(by=cast.amina, buddy=asked, said="perhaps")
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    with pytest.raises(Refused, match="not in your group"):
        actions.choose_buddy(by=cast.rowan, to=cast.dev, now=now)


def test_a_buddy_who_left_is_none(cast, now, asked):
    actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")
    decisions.leave_group(by=cast.amina, carriers={}, now=now)
    assert queries.my_buddy(cast.rowan) is None


def test_two_buddies_at_once_can_not_be(cast, asked):
    with pytest.raises(IntegrityError), transaction.atomic():
        Buddy.objects.create(group=cast.group, by=cast.rowan, to=cast.dev)


def test_a_call_goes_to_one_person_and_is_gone_once_they_called(cast, now):
    actions.ask_call(by=cast.rowan, to=cast.sade.person, where=" 0123 ", now=now)
    actions.ask_call(by=cast.rowan, to=cast.sade.person, where="0456", now=now)
    [wish] = queries.calls_for(cast.sade.person, cast.group)
    assert (wish.name, wish.where) == ("Rowan", "0456")
    assert queries.calls_for(cast.bram.person, cast.group) == []
    assert Outgoing.objects.filter(kind="support_asked").count() == 1
    assert queries.call_with(cast.amina.person, cast.group, wish.row.id) is None
    with pytest.raises(Refused, match="two of them"):
        actions.end_call(by=cast.amina.person, call=wish.row)
    actions.end_call(by=cast.sade.person, call=wish.row)
    assert not Call.objects.exists()


def test_or_after_seven_days(cast, now):
    actions.ask_call(by=cast.rowan, to=cast.sade.person, now=now)
    jobs.tidy.call(now=now + timedelta(days=7) - timedelta(seconds=1))
    assert Call.objects.exists()
    jobs.tidy.call(now=now + timedelta(days=7))
    assert not Call.objects.exists()


def test_a_call_is_asked_of_who_helps_or_of_my_buddy(cast, now, asked):
    with pytest.raises(Refused, match="or your buddy"):
        actions.ask_call(by=cast.rowan, to=cast.amina.person, now=now)
    actions.answer_buddy(by=cast.amina, buddy=asked, said="yes")
    actions.ask_call(by=cast.rowan, to=cast.amina.person, now=now)
    assert len(queries.calls_for(cast.amina.person, cast.group)) == 1
    actions.end_buddy(by=cast.rowan)
    assert queries.calls_for(cast.amina.person, cast.group) == []
