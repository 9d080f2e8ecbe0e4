"""Every page of a group, seen by whom it is for and by whom it isn't; forged ids; the way from starting to joining."""

import re
import uuid
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from evenground.groups import actions, queries
from evenground.groups.domain.codes import new_code, spoken
from evenground.groups.models import Group, Invitation, Member
from evenground.people.models import Person
from evenground.talk import actions as talk
from tests import cast as casts
from tests import factories

FOR_MEMBERS = ["place", "ask", "hello", "muted", "leave"]
FOR_HOST_TOO = ["invite", "slips", "members", "agreement", "host"]
FOR_HELPERS_TOO = ["who_helps"]
EVERY = FOR_MEMBERS + FOR_HOST_TOO + FOR_HELPERS_TOO


@pytest.fixture(autouse=True)
def plain_static(settings, db):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    cache.clear()


@pytest.fixture
def now():
    """Pages read the real clock, so the cast of these tests stands in it."""
    return datetime.now(UTC)  # noqa: TID251  the edge


def page(client, person, name, group, **more):
    if person is None:
        client.logout()
    else:
        client.force_login(person)
    return client.get(reverse(name, kwargs={"group_id": group.id, **more}))


@pytest.mark.parametrize("name", EVERY)
def test_each_page_opens_for_whom_it_is_for(client, cast, now, name):
    group = cast.group
    assert page(client, cast.rowan.person, name, group).status_code == 200
    assert page(client, cast.hollis.person, name, group).status_code == (404 if name in FOR_MEMBERS else 200)
    assert page(client, cast.sade.person, name, group).status_code == (200 if name in FOR_HELPERS_TOO else 404)
    assert page(client, cast.nobody, name, group).status_code == 404
    assert client.get(reverse(name, kwargs={"group_id": uuid.uuid4()})).status_code == 404
    assert page(client, None, name, group).status_code == 302


@pytest.mark.parametrize("name", EVERY)
def test_titles_name_no_person_and_no_group(client, cast, name):
    words = page(client, cast.rowan.person, name, cast.group).content.decode()
    title = words.split("<title>")[1].split("</title>")[0]
    assert not any(typed in title for typed in ("Rowan", "Tuesday", "Marrowfield", "Hollis"))


def test_how_anyone_takes_part_stands_on_no_page_of_another(client, cast):
    for name in ("members", "host", "who_helps", "agreement", "invite", "hello"):
        words = page(client, cast.rowan.person, name, cast.group).content.decode()
        assert not re.search(r"lived experience|paid job|rather not say", words, re.IGNORECASE), name


@pytest.mark.parametrize(
    ("name", "kind"),
    [("take_back_place", "invitation_id"), ("reply", "ask_id"), ("end_helper", "helper_id"), ("unmute", "member_id")],
)
def test_another_groups_ids_are_not_there(client, cast, now, name, kind):
    other = factories.own_group(now, starter="Faraway")
    theirs = {
        "invitation_id": factories.invitation(other, now).id,
        "ask_id": actions.ask(
            by=other, kind="why", choice=other.group.founding_choices.get(topic="when"), words="", now=now
        ).id,
        "helper_id": other.group.helpers.first().id,
        "member_id": other.id,
    }
    client.force_login(cast.rowan.person)
    answer = client.post(reverse(name, kwargs={"group_id": cast.group.id, kind: theirs[kind]}), {"words": "x"})
    assert answer.status_code == 404
    assert Invitation.objects.filter(id=theirs["invitation_id"]).exists()
    assert queries.ask_in(other.group, theirs["ask_id"]).replied_on is None


def test_another_members_words_are_refused_with_a_reason(client, cast, now):
    said = talk.say(by=cast.amina, words="Mine", now=now)
    client.force_login(cast.rowan.person)
    for name in ("change_words", "take_back"):
        answer = client.post(
            reverse(name, kwargs={"group_id": cast.group.id, "message_id": said.id}), {"words": "Yours"}
        )
        assert answer.status_code == 403
        assert "Only the person whose words these are" in answer.content.decode()
    said.refresh_from_db()
    assert said.words == "Mine"


def test_the_way_back_is_never_to_another_host(client, cast, now):
    said = talk.say(by=cast.rowan, words="Mine", now=now)
    client.force_login(cast.rowan.person)
    where = reverse("take_back", kwargs={"group_id": cast.group.id, "message_id": said.id})
    for wish in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert "evil" not in client.post(where, {"back": wish}).headers.get("Location", "")
        said = talk.say(by=cast.rowan, words="Mine", now=now)
        where = reverse("take_back", kwargs={"group_id": cast.group.id, "message_id": said.id})


def test_too_many_words_are_kept_in_the_form(client, cast):
    client.force_login(cast.rowan.person)
    words = "many words " * 2000
    answer = client.post(reverse("hello", kwargs={"group_id": cast.group.id}), {"words": words})
    assert answer.status_code == 200
    assert "room for 20,000 letters" in answer.content.decode()
    assert words.strip() in answer.content.decode()


def test_members_get_no_forms_of_the_host_and_cant_forge_them(client, cast):
    client.force_login(cast.rowan.person)
    for act in ("fix", "override", "pay", "actor"):
        where = reverse("host_do", kwargs={"group_id": cast.group.id, "act": act})
        assert "<textarea" not in client.get(where).content.decode()
        words = {"words": "x", "reason": "y", "name": "N", "email": "n@example.org", "what": "w", "why": "z"}
        assert client.post(where, words).status_code == 200
    assert not cast.group.host_acts.exclude(kind="opened").exists()


def test_an_invitation_is_read_without_an_account(client, cast, now):
    place = factories.invitation(cast.rowan, now)
    answer = client.get(reverse("invitation", kwargs={"code": spoken(place.code).lower()}))
    words = answer.content.decode()
    for said in ("Rowan", "Tuesday Table", "open day", "Two hours a month", "Tea, fares", "The hall is free", "Hollis"):
        assert said in words
    assert "not yet co-production" not in words
    assert "Rowan" not in words.split("<title>")[1].split("</title>")[0]


def test_where_little_is_open_it_says_that_it_is_involvement(client, cast, now):
    cast.group.founding_choices.filter(fixed=False).exclude(topic="why").delete()
    place = factories.invitation(cast.rowan, now)
    words = client.get(reverse("invitation", kwargs={"code": place.code})).content.decode()
    assert "This is involvement, not yet co-production." in words


def test_wrong_old_and_used_codes_get_the_same_page(client, cast, now):
    used, back, old = (factories.invitation(cast.rowan, now) for _number in range(3))
    Invitation.objects.filter(id=used.id).update(used_on=used.made_on)
    actions.take_back_place(by=cast.rowan, invitation=back, now=now)
    Invitation.objects.filter(id=old.id).update(ends_on=cast.group.started_on.replace(year=2020))
    codes = [used.code, back.code, old.code, new_code(), "hello", "x" * 90]
    answers = [client.get(reverse("invitation", kwargs={"code": code})) for code in codes]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r"csrf\w+|value=\S+", "", answer.content.decode()) for answer in answers}) == 1


def test_no_thanks_is_one_press(client, cast, now):
    place = factories.invitation(cast.rowan, now)
    where = reverse("no_thanks", kwargs={"code": place.code})
    assert client.get(where).status_code == 405
    for _press in range(2):
        answer = client.post(where, follow=True)
        assert "No is a full answer" in answer.content.decode()
        assert "The invitation stays good until its day" in answer.content.decode()


def test_nobody_can_tell_from_any_page_that_no_thanks_was_pressed(client, cast, now):
    """The link itself, and every list in the group: the same to the byte as if nothing had been pressed."""
    place = factories.invitation(cast.rowan, now)
    before = everything_about_invitations(client, cast, place)
    client.logout()
    client.post(reverse("no_thanks", kwargs={"code": place.code}))
    assert everything_about_invitations(client, cast, place) == before
    assert b"Yes, I" in before["invitation"]


def everything_about_invitations(client, cast, place):
    """What its maker, another member and a stranger see, but for the token of the forms."""
    code = spoken(place.code)
    client.logout()
    seen = {"invitation": client.get(reverse("invitation", kwargs={"code": code}))}
    seen["join"] = client.get(reverse("join", kwargs={"code": code}))
    seen["typed"] = client.get(reverse("type_code"), {"code": code}, follow=True)
    for who in (cast.rowan, cast.amina):
        for name in ("group", "invite", "slips", "members", "record"):
            seen[f"{name} {who.person.name}"] = page(client, who.person, name, cast.group)
        seen[f"invitation {who.person.name}"] = client.get(reverse("invitation", kwargs={"code": code}))
    assert {answer.status_code for answer in seen.values()} == {200}
    return {name: re.sub(rb'name="csrf\w+" value="\w+"', b"", answer.content) for name, answer in seen.items()}


def test_from_yes_to_being_in(client, cast, now):
    place = factories.invitation(cast.rowan, now)
    where = reverse("join", kwargs={"code": spoken(place.code)})
    assert client.post(where, {"name": "Bronwen", "reach_by": "pigeon"}).status_code == 200
    assert client.post(where, {"name": "Bronwen", "reach_by": "email"}).status_code == 200
    assert not Person.objects.filter(name="Bronwen").exists()
    client.post(where, {"name": "Bronwen", "reach_by": "post", "part": "staff"})
    member = Member.objects.get(person__name="Bronwen")
    assert (member.group, member.part) == (cast.group, "unsaid")
    assert client.get(reverse("members", kwargs={"group_id": cast.group.id})).status_code == 200
    client.logout()
    client.post(where, {"name": "Second", "reach_by": "post"})
    assert not Person.objects.filter(name="Second").exists()


def choices(**more):
    every = ("why", "who_for", "when", "where", "format", "budget", "guests", "judging", "other")
    words = {f"{topic}-fixed": "open" for topic in every}
    return {**words, "when-fixed": "fixed", "when-what": "May", "when-why": "The hall", "when-owner": "Hollis", **more}


def test_from_nothing_to_an_open_group(client, db):
    first = {"name": "Tuesday Table", "why": "An open day", "host": "host", "host_name": "Marrowfield"}
    client.post(reverse("start_group"), {**first, "person_name": "Hollis", "reach_by": "here"})
    group = Group.objects.get()
    at = {"group_id": group.id}
    wrong = client.post(reverse("start_fixed", kwargs=at), choices(**{"when-why": ""}))
    assert "You ticked “Fixed already”. Please fill this in, too." in wrong.content.decode()
    client.post(reverse("start_fixed", kwargs=at), choices())
    assert [row.topic for row in queries.choices_of(group) if row.fixed] == ["when"]
    lead = {"lead-name": "Sade", "lead-email": "sade@example.org"}
    answer = client.post(reverse("start_helpers", kwargs=at), lead, follow=True).content.decode()
    assert "Deputy, Somebody outside" in answer
    rest = {"deputy-name": "Bram", "deputy-phone": "1", "outside-name": "Nadia", "outside-phone": "2"}
    client.post(reverse("start_helpers", kwargs=at), {**lead, **rest, "hours-name": "Line", "hours-phone": "3"})
    assert client.get(reverse("open_group", kwargs=at)).status_code == 200
    assert client.post(reverse("open_group", kwargs=at)).status_code == 302
    group.refresh_from_db()
    assert group.opened_on
    assert group.proposals.count() == 2
    assert client.get(reverse("start_step", kwargs=at)).status_code == 404
    assert group.helpers.filter(kind="lead").count() == 1


def test_a_draft_is_there_for_its_starter_alone(client, cast, now):
    by = factories.draft(now, starter="Starter")
    for name in ("start_step", "start_fixed", "start_helpers", "start_beside", "open_group"):
        assert page(client, by.person, name, by.group).status_code == 200
        assert page(client, cast.rowan.person, name, by.group).status_code == 404
        assert page(client, cast.hollis.person, name, cast.group).status_code == 404


def test_only_lead_and_deputy_find_the_pause(client, cast):
    assert page(client, cast.sade.person, "pause_posting", cast.group).status_code == 200
    for person in (cast.rowan.person, cast.hollis.person, cast.nadia.person, cast.nobody):
        assert page(client, person, "pause_posting", cast.group).status_code == 404


@pytest.fixture
def cast(db, now):
    return casts.assemble(now)
