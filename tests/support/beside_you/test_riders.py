"""My list: mine across groups, shown item by item to one person at a time, gone on its day."""

from datetime import date, timedelta

import pytest

from evenground.decisions import actions as decisions
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.support import actions, jobs, queries
from evenground.support.models import RiderItem, Share
from tests import factories


@pytest.fixture
def item(cast, now):
    return actions.write_item(by=cast.rowan, words="a quiet room", now=now)


def words(shown):
    return [one.words for one in shown]


def test_it_is_there_for_its_person_alone(cast, item):
    assert words(queries.my_items(cast.rowan)) == ["a quiet room"]
    for other in (cast.amina, cast.joy):
        assert queries.my_items(other) == []
        assert queries.shared_with(other.person, cast.group) == []
        assert queries.item_of(other.person, item.id) is None
    assert queries.shared_with(cast.sade.person, cast.group) == []


def test_it_is_theirs_in_every_group(cast, now, item):
    other = factories.own_group(now, starter="Faraway")
    there = decisions.join_group(invitation=factories.invitation(other, now), person=cast.rowan.person, now=now)
    actions.share(by=cast.rowan, item=item, to=cast.amina.person, now=now)
    assert words(queries.my_items(there)) == ["a quiet room"]
    assert queries.my_items(there)[0].names == ()
    with pytest.raises(Refused, match="another group"):
        actions.share(by=there, item=item, to=other.person, now=now)
    actions.share(by=there, item=item, to=other.person, again=True, now=now)
    assert words(queries.shared_with(other.person, other.group)) == ["a quiet room"]
    assert words(queries.shared_with(cast.amina.person, cast.group)) == ["a quiet room"]


def test_it_is_shown_to_one_person_until_that_is_taken_back(cast, now, item):
    shared = actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    assert actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now) == shared
    assert words(queries.shared_with(cast.sade.person, cast.group)) == ["a quiet room"]
    assert queries.shared_with(cast.amina.person, cast.group) == []
    assert Outgoing.objects.filter(person=cast.sade.person, kind="support_asked").count() == 1
    before = Outgoing.objects.count()
    actions.take_back_share(by=cast.rowan.person, share=shared)
    assert queries.shared_with(cast.sade.person, cast.group) == []
    assert queries.share_to(cast.sade.person, cast.group, shared.id) is None
    assert Outgoing.objects.count() == before


def test_only_its_owner_does_anything_with_it(cast, now, item):
    shared = actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    for act in (
        lambda: actions.share(by=cast.amina, item=item, to=cast.joy.person, now=now),
        lambda: actions.change_item(by=cast.amina, item=item, words="x", delete_on=date(2026, 8, 1), now=now),
        lambda: actions.delete_item(by=cast.amina.person, item=item),
        lambda: actions.take_back_share(by=cast.sade.person, share=shared),
    ):
        with pytest.raises(Refused, match="whose list"):
            act()


def test_it_can_be_shown_only_to_who_helps_or_is_in_the_group(cast, now, item):
    for who in (cast.nobody, cast.hollis.person, cast.rowan.person):
        with pytest.raises(Refused):
            actions.share(by=cast.rowan, item=item, to=who, now=now)


@pytest.mark.parametrize("who", ["rowan", "amina"])
def test_when_one_of_the_two_leaves_it_is_shown_no_more_and_coming_back_changes_nothing(cast, now, item, who):
    actions.share(by=cast.rowan, item=item, to=cast.amina.person, now=now)
    person = getattr(cast, who).person
    decisions.leave_group(by=getattr(cast, who), carriers={}, now=now)
    assert queries.shared_with(cast.amina.person, cast.group) == []
    jobs.tidy.call(now=now)
    assert not Share.objects.exists()
    decisions.join_group(invitation=factories.invitation(cast.dev, now), person=person, now=now)
    assert queries.shared_with(cast.amina.person, cast.group) == []
    assert RiderItem.objects.count() == 1


def test_a_helper_who_ended_sees_it_no_more(cast, now, item):
    actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    cast.group.helpers.filter(id=cast.sade.id).update(ended_on=now.date())
    assert queries.shared_with(cast.sade.person, cast.group) == []


def test_it_goes_on_its_own_day_twelve_months_later_unless_another_was_chosen(cast, now, item):
    soon = actions.write_item(by=cast.rowan, words="step-free", delete_on=date(2026, 5, 1), now=now)
    assert item.delete_on == date(2027, 4, 14)
    jobs.tidy.call(now=now + timedelta(days=16))
    assert RiderItem.objects.count() == 2
    jobs.tidy.call(now=now + timedelta(days=17))
    assert not RiderItem.objects.filter(id=soon.id).exists()
    jobs.tidy.call(now=now + timedelta(days=365))
    assert not RiderItem.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 4, 14), date(2020, 1, 1), date(2029, 4, 15), date(2199, 12, 31)])
def test_a_day_that_makes_no_sense_is_refused(cast, now, day):
    with pytest.raises(Refused, match="within three years"):
        actions.write_item(by=cast.rowan, words="x", delete_on=day, now=now)


@pytest.mark.parametrize("said", ["", " ", "\x00", "x" * 401])
def test_nothing_or_too_much_is_refused(cast, now, said):
    with pytest.raises(Refused):
        actions.write_item(by=cast.rowan, words=said, now=now)


def test_changed_it_is_seen_as_it_is_now(cast, now, item):
    actions.share(by=cast.rowan, item=item, to=cast.amina.person, now=now)
    actions.change_item(by=cast.rowan, item=item, words="a calm room", delete_on=date(2026, 8, 1), now=now)
    assert words(queries.shared_with(cast.amina.person, cast.group)) == ["a calm room"]
    actions.delete_item(by=cast.rowan.person, item=item)
    assert queries.shared_with(cast.amina.person, cast.group) == []
    with pytest.raises(Refused, match="gone already"):
        actions.delete_item(by=cast.rowan.person, item=item)


def test_a_list_has_room_for_fifty(cast, now):
    for number in range(50):
        actions.write_item(by=cast.rowan, words=f"{number}", now=now)
    with pytest.raises(Refused, match="full"):
        actions.write_item(by=cast.rowan, words="one more", now=now)
    assert len(queries.my_items(cast.rowan)) == 50


def test_queries_are_constant_in_the_number_of_items(cast, now, django_assert_max_num_queries):
    for number in range(9):
        one = actions.write_item(by=cast.rowan, words=f"{number}", now=now)
        actions.share(by=cast.rowan, item=one, to=cast.amina.person, now=now)
    with django_assert_max_num_queries(6):
        queries.my_items(cast.rowan)
    with django_assert_max_num_queries(4):
        queries.shared_with(cast.amina.person, cast.group)
