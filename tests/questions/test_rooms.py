"""Making a room, its two hosts by the group's decision, opening it, and who can't be a host."""

import pytest

from evenground.events import actions as events
from evenground.questions import actions, queries
from evenground.questions.actions import About
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry


def test_it_opens_once_the_group_has_chosen_two_hosts(cast, now):
    fair = events.plan_event(by=cast.rowan, description=events.Description("Fair"), series="Fairs", now=now)
    room = actions.make_room(by=cast.rowan, event=fair, says=About("Dana"), now=now)
    for member in (cast.rowan, cast.amina):
        with pytest.raises(Refused, match="chosen its two hosts"):
            actions.open_room(by=member, room=room, now=now)
    assert queries.room_called(room.code) is None


def test_the_two_hosts_open_it_and_nobody_else(there, cast, now):
    assert queries.hosts_of(there.room) == sorted([cast.amina, cast.joy], key=lambda one: one.id)
    with pytest.raises(Refused, match="Only the two hosts"):
        actions.open_room(by=cast.rowan, room=there.room, now=now)
    room = there.open().room
    assert (room.state, len(room.seed)) == ("early", 64)
    assert queries.room_called(room.code) == room
    opened = Entry.objects.get(group_id=cast.group.id, kind="questions.opened")
    assert room.seed in opened.facts


def test_who_acts_for_the_leader_or_the_host_is_no_host(there, cast, now):
    actions.act_for(by=cast.joy, room=there.room, side="host", now=now)
    assert queries.hosts_of(there.room) == [cast.amina]
    with pytest.raises(Refused, match="chosen its two hosts"):
        there.open()
    actions.act_for(by=cast.joy, room=there.room, side="", now=now)
    there.open()
    actions.act_for(by=cast.joy, room=there.room, side="leader", now=now)
    with pytest.raises(Refused, match="Only the two hosts"):
        actions.go_live(by=cast.joy, room=there.room, now=now)


def test_the_newest_standing_decision_counts(there, cast):
    there.choose(cast.dev, cast.tomasz)
    assert {one.id for one in queries.hosts_of(there.room)} == {cast.dev.id, cast.tomasz.id}


def test_asking_without_a_name_can_t_be_switched_off_once_it_is_open(there, cast, now):
    actions.change_room(by=cast.dev, room=there.room, says=About("Dana"), now=now)
    there.open()
    with pytest.raises(Refused, match="stays as it is"):
        actions.change_room(by=cast.dev, room=there.room, says=About("Dana", unnamed=False), now=now)
    actions.change_room(by=cast.dev, room=there.room, says=About("Dana Reed"), now=now)
    assert there.again().leader_name == "Dana Reed"


def test_a_member_takes_one_ticket_and_only_that_is_kept(there, cast, now):
    there.open()
    assert actions.note_ticket(by=cast.dev, room=there.room, now=now)
    assert not actions.note_ticket(by=cast.dev, room=there.room, now=now)
    assert there.room.tickets.count() == 0


def test_cards_for_the_door_are_tickets(there, cast, now):
    there.open()
    actions.print_cards(by=cast.dev, room=there.room, number=3, now=now)
    codes = queries.cards_of(there.again())
    assert len(set(codes)) == 3
    assert [queries.slip_in(there.room, code.lower()) for code in codes] == codes
    assert queries.slip_in(there.room, "made-up") == ""
    with pytest.raises(Refused, match="from 3 to"):
        actions.print_cards(by=cast.dev, room=there.room, number=2, now=now)
