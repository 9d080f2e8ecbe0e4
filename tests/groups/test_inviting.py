"""Invitations: one place a person, who may make them and until when, no thanks, codes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from evenground.decisions import actions as decisions
from evenground.groups import actions, queries
from evenground.groups.domain.codes import new_code, spoken
from evenground.groups.models import Invitation, Member
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories


def test_every_member_may_invite_while_founding(cast, now):
    for member in cast.everyone:
        assert queries.invitation_by_code(factories.invitation(member, now).code, now)


def test_for_the_host_only_until_the_second_member_joined(db, now):
    hollis = factories.host_group(now)
    factories.member(hollis, "Rowan", now)
    factories.member(hollis, "Amina", now)
    with pytest.raises(Refused, match="its members invite"):
        factories.invitation(hollis, now)


def test_after_the_founding_time_only_a_decision_holds_a_place(cast, now):
    old = factories.invitation(cast.rowan, now)
    later = factories.together(cast.group, now)
    with pytest.raises(Refused, match="together now"):
        factories.invitation(cast.rowan, later)
    with pytest.raises(Refused):
        decisions.join_group(invitation=old, person=cast.nobody, now=later)
    from evenground.record import actions as record

    with transaction.atomic():
        place = actions.admit(chain=record.lock(cast.group.id), group=cast.group, email="", now=later)
    assert queries.invitation_by_code(place.code, later) == place
    assert place in queries.open_places(cast.amina, later)
    assert decisions.join_group(invitation=place, person=cast.nobody, now=later).person == cast.nobody


def test_a_place_is_for_one_person_and_for_30_days(cast, now):
    place = factories.invitation(cast.rowan, now)
    assert queries.invitation_by_code(place.code, now + timedelta(days=30)) is not None
    assert queries.invitation_by_code(place.code, now + timedelta(days=31)) is None
    decisions.join_group(invitation=place, person=cast.nobody, now=now)
    assert queries.invitation_by_code(place.code, now) is None
    with pytest.raises(Refused, match="can't be used"):
        decisions.join_group(invitation=place, person=factories.person("Late", now), now=now)


def test_nobody_has_two_places_in_a_group(cast, now):
    place = factories.invitation(cast.rowan, now)
    with pytest.raises(Refused, match="already"):
        decisions.join_group(invitation=place, person=cast.amina.person, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(group=cast.group, person=cast.amina.person, joined_on=cast.amina.joined_on)


def test_who_left_may_come_back_by_a_new_invitation(cast, now):
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    assert queries.membership(cast.dev.person, cast.group.id) is None
    back = decisions.join_group(invitation=factories.invitation(cast.rowan, now), person=cast.dev.person, now=now)
    assert back.record_key != cast.dev.record_key


def test_after_no_thanks_everything_is_as_before(cast, now):
    place = factories.invitation(cast.rowan, now)
    before = Entry.objects.filter(group_id=cast.group.id).count()
    seen_before = list(queries.open_places(cast.rowan, now).values_list("id", "code", "ends_on"))
    waiting = Outgoing.objects.count()
    actions.no_thanks(invitation=place, now=now)
    actions.no_thanks(invitation=place, now=now)
    assert queries.invitation_by_code(place.code, now + timedelta(days=30)) == place
    assert queries.invitation_by_code(place.code, now + timedelta(days=31)) is None
    assert Entry.objects.filter(group_id=cast.group.id).count() == before
    assert Outgoing.objects.count() == waiting
    assert list(queries.open_places(cast.rowan, now).values_list("id", "code", "ends_on")) == seen_before


def test_who_said_no_thanks_can_still_say_yes_until_its_day(cast, now):
    place = factories.invitation(cast.rowan, now)
    actions.no_thanks(invitation=place, now=now)
    later = now + timedelta(days=20)
    assert decisions.join_group(invitation=place, person=cast.nobody, now=later).person == cast.nobody


def test_no_thanks_makes_no_room_for_more_places(cast, now):
    for _turn in range(5):
        places = actions.invite(by=cast.rowan, places=20, now=now)
    for place in places:
        actions.no_thanks(invitation=place, now=now)
    with pytest.raises(Refused, match="Take some back"):
        actions.invite(by=cast.rowan, places=1, now=now)


def test_only_its_maker_takes_a_place_back(cast, now):
    place = factories.invitation(cast.rowan, now)
    with pytest.raises(Refused, match="Only the person who made"):
        actions.take_back_place(by=cast.amina, invitation=place, now=now)
    actions.take_back_place(by=cast.rowan, invitation=place, now=now)
    assert not Invitation.objects.filter(id=place.id).exists()


def test_an_address_goes_into_the_outbox_alone(cast, now):
    actions.invite(by=cast.rowan, email="new@example.org", now=now)
    assert Outgoing.objects.get(address="new@example.org").kind == "invited"
    assert not any("@" in str(value) for row in Invitation.objects.values() for value in row.values())


@pytest.mark.parametrize("places", [0, 21, -1])
def test_so_many_at_once(cast, now, places):
    with pytest.raises(Refused, match="1 to 20"):
        actions.invite(by=cast.rowan, places=places, now=now)


def test_wrong_codes_are_slowed_down_for_each_address(cast, now):
    cache.clear()
    place = factories.invitation(cast.rowan, now)
    find = lambda code, whose="1.2.3.4", at=now: queries.find_invitation(code, whose=whose, now=at)  # noqa: E731  short here
    assert find(spoken(place.code)) == place
    for _try in range(20):
        assert find(new_code()) is None
    assert find(place.code) is None  # not even the right one
    assert find(place.code, whose="5.6.7.8") == place
    assert find(place.code, at=now + timedelta(minutes=10)) == place
    cache.clear()


def test_another_groups_place_cant_be_taken_back(cast, now):
    other = factories.own_group(now, starter="Outsider")
    place = factories.invitation(other, now)
    with pytest.raises(Refused):
        actions.take_back_place(by=cast.rowan, invitation=place, now=now)
    assert Invitation.objects.filter(id=place.id).exists()
