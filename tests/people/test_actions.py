"""What people do with their own place."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from evenground.notices.models import Outgoing
from evenground.people import actions, queries
from evenground.people.models import Person, SignInCard
from evenground.record.domain.verdict import Refused


def details(person: Person, **changed: str) -> dict[str, str]:
    kept = {
        "name": person.name,
        "pronouns": person.pronouns,
        "reach_by": person.reach_by,
        "reach_detail": person.reach_detail,
        "email": queries.verified_address(person),
    }
    return kept | changed


def test_a_place_needs_a_name_and_nothing_else(now):
    person = actions.make_person(name="  Ro\x00wan\u0007  of  the Mill ", reach_by="here", now=now)
    assert person.name == "Rowan of the Mill"
    assert not EmailAddress.objects.exists()
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize(("name", "reach"), [("", "here"), (" \x00 ", "here"), ("Rowan", "by-owl")])
def test_made_up_input_is_refused_in_plain_words(now, name, reach):
    with pytest.raises(Refused):
        actions.make_person(name=name, reach_by=reach, now=now)
    assert not Person.objects.exists()


def test_an_address_is_asked_once_and_counts_when_its_owner_says_so(now, make, send):
    person = make("Rowan", "Rowan@Example.org", confirmed=False)
    assert queries.verified_address(person) == ""
    send()
    (letter,) = mail.outbox
    assert letter.to == ["rowan@example.org"]
    assert "Rowan" not in letter.subject
    key = letter.body.split("/confirm/")[1].split("/")[0]
    actions.confirm_email(key=key, now=now + timedelta(days=14))
    person.refresh_from_db()
    assert queries.verified_address(person) == person.email == "rowan@example.org"


def test_an_old_or_forged_link_confirms_nothing(now, make):
    person = make("Rowan", "rowan@example.org", confirmed=False)
    key = queries.confirm_key(queries.waiting_address(person), now)
    for wrong in (key + "x", "x" + key, "", "a:b", key[:-3]):
        with pytest.raises(Refused):
            actions.confirm_email(key=wrong, now=now)
    with pytest.raises(Refused):
        actions.confirm_email(key=key, now=now + timedelta(days=14, seconds=1))
    assert not queries.verified_address(person)


def test_an_address_that_has_a_place_tells_only_its_owner(now, make, send):
    first = make("Amina", "amina@example.org")
    mail.outbox.clear()
    second = make("Somebody", "AMINA@example.org", confirmed=False)
    send()
    (letter,) = mail.outbox
    assert "already has a place" in letter.body
    assert "/confirm/" not in letter.body
    with pytest.raises(Refused):
        actions.confirm_email(key=queries.confirm_key(queries.waiting_address(second), now), now=now)
    assert queries.person_to_write_to("amina@example.org") == first


def test_an_address_nobody_confirmed_signs_in_only_where_one_person_gave_it(make):
    first = make("Rowan", "shared@example.org", confirmed=False)
    assert queries.person_to_write_to("Shared@example.org") == first
    make("Another", "shared@example.org", confirmed=False)
    assert queries.person_to_write_to("shared@example.org") is None


def test_a_new_address_counts_once_confirmed_until_then_the_old_one(now, make):
    person = make("Rowan", "old@example.org")
    actions.change_person(by=person, now=now, **details(person, email="new@example.org"))
    assert queries.verified_address(person) == "old@example.org"
    actions.confirm_email(key=queries.confirm_key(queries.waiting_address(person), now), now=now)
    assert [row.email for row in EmailAddress.objects.filter(user=person)] == ["new@example.org"]


def test_writing_the_old_address_again_drops_the_new_one(now, make):
    person = make("Rowan", "old@example.org")
    actions.change_person(by=person, now=now, **details(person, email="new@example.org"))
    actions.change_person(by=person, now=now, **details(person, email="old@example.org"))
    assert queries.waiting_address(person) is None


def test_the_last_way_in_is_not_taken_away(now, make):
    person = make("Rowan", "rowan@example.org")
    with pytest.raises(Refused, match="only way to sign in"):
        actions.change_person(by=person, now=now, **details(person, name="Ro", email=""))
    person.refresh_from_db()
    assert person.name == "Rowan"
    actions.make_card(by=person, now=now)
    actions.change_person(by=person, now=now, **details(person, email=""))
    assert not EmailAddress.objects.filter(user=person).exists()
    with pytest.raises(Refused, match="only way to sign in"):
        actions.take_back_card(by=person, now=now)


def test_nobody_can_flood_a_strangers_letter_box(now, make):
    person = make("Rowan", "rowan@example.org", confirmed=False)
    for _again in range(4):
        actions.send_confirming_again(by=person, now=now)
    with pytest.raises(Refused):
        actions.send_confirming_again(by=person, now=now)
    with pytest.raises(Refused):
        actions.change_person(by=person, now=now, **details(person, email="other@example.org"))
    actions.send_confirming_again(by=person, now=now + timedelta(hours=1, seconds=1))


def test_one_card_at_a_time_and_only_its_hash_is_kept(now, make):
    person = make()
    _card, first = actions.make_card(by=person, now=now)
    assert queries.person_by_card(f" {first.lower().replace('-', ' ')} ") == person
    _card, second = actions.replace_card(by=person, now=now)
    assert queries.person_by_card(first) is None
    assert queries.person_by_card(second) == person
    kept = "".join(map(str, SignInCard.objects.values_list()))
    assert second.replace("-", "") not in kept
    assert second not in kept


def test_a_card_taken_back_no_longer_works(now, make):
    person = make("Rowan", "rowan@example.org")
    _card, code = actions.make_card(by=person, now=now)
    actions.take_back_card(by=person, now=now)
    assert queries.person_by_card(code) is None
    assert queries.working_card(person) is None


@pytest.mark.parametrize("wrong", ["", "   ", "AAAA-AAAA-AAAA-AAAA", "3" * 17, "\x00" * 16, "６" * 16, "'; DROP TABLE"])
def test_no_wrong_code_finds_anybody(now, make, wrong):
    actions.make_card(by=make(), now=now)
    assert queries.person_by_card(wrong) is None


def test_a_person_who_is_no_longer_active_gets_in_no_way(now, make):
    person = make("Rowan", "rowan@example.org")
    _card, code = actions.make_card(by=person, now=now)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert queries.person_by_card(code) is None
    assert queries.person_to_write_to("rowan@example.org") is None


def test_a_language_we_dont_have_is_refused(now, make):
    person = make()
    actions.change_language(by=person, language="cy", now=now)
    with pytest.raises(Refused):
        actions.change_language(by=person, language="xx", now=now)
    person.refresh_from_db()
    assert person.language == "cy"
