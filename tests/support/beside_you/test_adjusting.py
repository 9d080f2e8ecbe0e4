"""Adjustments: an owner who said yes, a day, met or not; and next to nothing for everybody else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.decisions import actions as decisions
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.support import actions, jobs, queries
from evenground.support.domain import keeping
from evenground.support.models import Adjustment

DAY = date(2026, 5, 12)


@pytest.fixture
def wanted(cast, now):
    return actions.write_adjustment(by=cast.rowan, words="Room 3 is quiet", day=DAY, ask=cast.joy.person, now=now)


def mine(cast, row):
    return queries.my_adjustment(cast.rowan, row.id)


def mails(kind):
    return Outgoing.objects.filter(kind=kind).count()


def test_who_is_asked_sees_it_and_a_yes_makes_them_its_owner(cast, wanted):
    assert (mine(cast, wanted).asked, mine(cast, wanted).owner) == ("Joy", "")
    [asked] = queries.asked_of(cast.joy.person, cast.group)
    assert (asked.words, asked.whose) == ("Room 3 is quiet", "Rowan")
    assert queries.to_see_to(cast.joy.person, cast.group) == []
    actions.answer_ask(by=cast.joy.person, adjustment=wanted, yes=True)
    assert (mine(cast, wanted).asked, mine(cast, wanted).owner) == ("", "Joy")
    assert [one.row.id for one in queries.to_see_to(cast.joy.person, cast.group)] == [wanted.id]
    assert queries.asked_of(cast.joy.person, cast.group) == []


def test_a_no_looks_like_no_word_and_they_are_not_asked_again(cast, now, wanted):
    before = mine(cast, wanted)
    actions.answer_ask(by=cast.joy.person, adjustment=wanted, yes=False)
    assert mine(cast, wanted) == before
    assert queries.asked_of(cast.joy.person, cast.group) == []
    actions.ask_owner(by=cast.rowan.person, adjustment=wanted, to=cast.sade.person, now=now)
    count = mails("support_asked")
    actions.ask_owner(by=cast.rowan.person, adjustment=wanted, to=cast.joy.person, now=now)
    assert mails("support_asked") == count
    assert queries.asked_of(cast.joy.person, cast.group) == []
    assert mine(cast, wanted) == before
    assert queries.asked_of(cast.sade.person, cast.group) == []  # somebody else is asked now


def test_members_helpers_and_who_acts_for_the_host_can_own_it(cast, now, wanted):
    for who in (cast.hollis.person, cast.sade.person, cast.amina.person, cast.rowan.person):
        row = actions.write_adjustment(by=cast.rowan, words="x", day=DAY, ask=who, now=now)
        if who != cast.rowan.person:  # to see to it oneself takes no question
            actions.answer_ask(by=who, adjustment=row, yes=True)
        assert len(queries.to_see_to(who, cast.group)) == 1
    with pytest.raises(Refused, match="of this group"):
        actions.ask_owner(by=cast.rowan.person, adjustment=wanted, to=cast.nobody, now=now)


def test_handed_back_it_is_open_and_its_person_is_told_calmly(cast, now, wanted):
    actions.answer_ask(by=cast.joy.person, adjustment=wanted, yes=True)
    actions.hand_back(by=cast.joy.person, adjustment=wanted, now=now)
    assert (mine(cast, wanted).asked, mine(cast, wanted).owner) == ("", "")
    told = Outgoing.objects.get(kind="support_open_again")
    assert told.person_id == cast.rowan.person_id
    with pytest.raises(Refused, match="not yours"):
        actions.hand_back(by=cast.joy.person, adjustment=wanted, now=now)


def test_an_owner_who_leaves_leaves_it_open(cast, now, wanted):
    actions.answer_ask(by=cast.joy.person, adjustment=wanted, yes=True)
    decisions.leave_group(by=cast.joy, carriers={}, now=now)
    assert mine(cast, wanted).owner == ""
    assert queries.to_see_to(cast.joy.person, cast.group) == []
    jobs.tidy.call(now=now)
    jobs.tidy.call(now=now)
    assert mails("support_open_again") == 1
    actions.ask_owner(by=cast.rowan.person, adjustment=wanted, to=cast.sade.person, now=now)
    assert mine(cast, wanted).asked == "Sade"


def test_from_what_was_shown_somebody_offers_and_that_is_their_yes(cast, now):
    item = actions.write_item(by=cast.rowan, words="a quiet room", now=now)
    shared = actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    row = actions.see_to(by=cast.sade.person, share=shared, words="I keep room 3 free", day=DAY, now=now)
    assert (mine(cast, row).owner, mine(cast, row).words) == ("Sade", "I keep room 3 free")
    assert Outgoing.objects.get(kind="support_offered").person_id == cast.rowan.person_id
    with pytest.raises(Refused, match="was shown"):
        actions.see_to(by=cast.amina.person, share=shared, words="x", day=DAY, now=now)


def test_only_its_person_says_that_it_is_in_place(cast, wanted):
    with pytest.raises(Refused, match="whom this is for"):
        actions.say_met(by=cast.joy.person, adjustment=wanted, met=True)
    actions.say_met(by=cast.rowan.person, adjustment=wanted, met=True)
    assert mine(cast, wanted).row.met
    actions.say_met(by=cast.rowan.person, adjustment=wanted, met=False)
    assert not mine(cast, wanted).row.met
    with pytest.raises(Refused):
        actions.take_away(by=cast.joy.person, adjustment=wanted)
    actions.take_away(by=cast.rowan.person, adjustment=wanted)
    assert mine(cast, wanted) is None


def test_nobody_else_sees_it(cast, wanted):
    for other in (cast.amina, cast.dev, cast.joy):
        assert queries.my_adjustments(other) == []
        assert queries.my_adjustment(other, wanted.id) is None
    assert queries.adjustment_for(cast.amina.person, cast.group, wanted.id) is None
    assert queries.to_see_to(cast.hollis.person, cast.group) == []


def test_the_group_reads_nothing_as_long_as_one_person_alone_has_any(cast, now, wanted):
    actions.write_adjustment(by=cast.rowan, words="y", day=DAY, now=now)
    assert queries.group_line(cast.group) == ""
    second = actions.write_adjustment(by=cast.amina, words="z", day=DAY, now=now)
    assert queries.group_line(cast.group) == "not_yet"
    for row in Adjustment.objects.all():
        actions.say_met(by=row.member.person, adjustment=row, met=True)
    assert queries.group_line(cast.group) == "all"
    actions.take_away(by=cast.amina.person, adjustment=second)
    assert queries.group_line(cast.group) == ""


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8))
def test_the_line_says_one_of_three_things(rows):
    line = keeping.group_line(rows)
    assert (line == "") == (len({who for who, _met in rows}) < 2)
    assert line == "" or (line == "all") == all(met for _who, met in rows)


@pytest.mark.parametrize("day", [date(2026, 4, 13), date(2030, 1, 1)])
def test_a_day_that_makes_no_sense_is_refused(cast, now, day):
    with pytest.raises(Refused, match="Choose today"):
        actions.write_adjustment(by=cast.rowan, words="x", day=day, now=now)


def test_it_is_kept_for_a_year_after_its_day_and_no_longer_than_its_person_is_here(cast, now, wanted):
    jobs.tidy.call(now=now + timedelta(days=390))
    assert Adjustment.objects.count() == 1
    jobs.tidy.call(now=now + timedelta(days=395))
    assert Adjustment.objects.count() == 0


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-48, 48))
def test_months_later_is_in_the_right_month(day, months):
    later = keeping.months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
