"""What goes into the outbox, and what people asked us not to write about."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenground.notices import actions, queries
from evenground.notices.models import Outgoing, Stopped

ABOUT = "decisions.proposal:0190a000-0000-7000-8000-000000000001"
GROUP = uuid.UUID("0190a000-0000-7000-8000-00000000000a")


def rows() -> int:
    return Outgoing.objects.count()


def test_a_row_holds_ids_and_no_words(person, now):
    actions.tell(person=person(), kind="new", group_id=GROUP, about=ABOUT, now=now)
    row = Outgoing.objects.get()
    kept = " ".join(str(value) for value in row.__dict__.values())
    assert "Rowan" not in kept
    assert "@" not in kept


@pytest.mark.parametrize("about", [ABOUT, queries.group_about(GROUP), queries.EVERYTHING])
def test_whoever_stopped_mail_about_it_gets_no_row(person, now, about):
    quiet, other = person("a@example.org"), person("b@example.org")
    actions.stop(person_id=quiet.pk, about=about, now=now)
    actions.tell_all(people=[quiet, other], kind="new", group_id=GROUP, about=ABOUT, now=now)
    assert [row.person_id for row in Outgoing.objects.all()] == [other.pk]
    actions.allow_again(person_id=quiet.pk, about=about, now=now)
    actions.tell(person=quiet, kind="new", group_id=GROUP, about=ABOUT, now=now)
    assert rows() == 2


def test_another_thing_and_another_group_go_on(person, now):
    one = person()
    actions.stop(person_id=one.pk, about=ABOUT, now=now)
    actions.tell(person=one, kind="new", group_id=GROUP, about="decisions.proposal:other", now=now)
    actions.stop(person_id=one.pk, about=queries.group_about(GROUP), now=now)
    actions.tell(person=one, kind="new", group_id=uuid.uuid4(), about="decisions.proposal:third", now=now)
    assert Outgoing.objects.filter(about="decisions.proposal:third").exists()


def test_stopping_lets_go_of_what_waits_but_not_of_ones_own_confirming(person, now):
    one = person()
    actions.tell(person=one, kind="new", group_id=GROUP, about=ABOUT, now=now)
    actions.tell(person=one, kind=queries.CONFIRMING, about="people.address:1", now=now)
    actions.stop(person_id=one.pk, about=queries.EVERYTHING, now=now)
    actions.tell(person=one, kind=queries.CONFIRMING, about="people.address:2", now=now)
    assert {row.kind for row in Outgoing.objects.all()} == {queries.CONFIRMING}


def test_stopping_twice_is_fine(person, now):
    one = person()
    for _time in range(2):
        actions.stop(person_id=one.pk, about=ABOUT, now=now)
        actions.stop(hashed=queries.address_hash("x@example.org"), about=ABOUT, now=now)
    assert Stopped.objects.count() == 2


def test_an_address_without_a_place_is_left_in_peace_by_its_hash_alone(now):
    actions.stop(hashed=queries.address_hash("Who@Example.org"), about=queries.group_about(GROUP), now=now)
    actions.tell_address(address="who@example.org", kind="new", group_id=GROUP, about="groups.invitation:1", now=now)
    assert not rows()
    assert "example" not in str(list(Stopped.objects.values_list()))


def test_telling_many_takes_two_statements(person, now):
    people = [person(f"p{number}@example.org") for number in range(30)]
    with CaptureQueriesContext(connection) as asked:
        actions.tell_all(people=[*people, people[0]], kind="new", group_id=GROUP, about=ABOUT, now=now)
    assert rows() == 30
    assert len(asked) == 2
