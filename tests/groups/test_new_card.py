"""`evenground new-card`: a lost card is replaced by whoever looks after the server, and the record says so."""

import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.groups import queries
from evenground.people import actions as people
from evenground.people.models import Person, SignInCard
from evenground.people.queries import person_by_card
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories

CODE = re.compile(r"\b(\w{4}-\w{4}-\w{4}-\w{4})\b")


def new_card(capsys, *words, **options):
    call_command("new_card", *words, **options)
    said = capsys.readouterr().out
    return CODE.search(said)[1], said


def written():
    return Entry.objects.filter(kind="groups.card_replaced")


def test_the_code_is_shown_once_and_the_old_card_ends(cast, now, capsys):
    _card, old = people.make_card(by=cast.rowan.person, now=now)
    code, said = new_card(capsys, cast.group.code.lower(), " rowan ")
    assert person_by_card(code) == cast.rowan.person
    assert person_by_card(old) is None
    assert said.count(code) == 1
    assert reverse("sign_in_card") in said
    assert SignInCard.objects.filter(person=cast.rowan.person, ended_on=None).count() == 1


def test_each_group_of_the_person_reads_that_it_was_done_and_nothing_more(cast, now, capsys):
    own = factories.own_group(now, starter="Faraway")
    other = factories.host_group(now, starter="Elsewhere")
    decisions.join_group(invitation=factories.invitation(own, now), person=cast.rowan.person, now=now)
    new_card(capsys, cast.group.code, "Rowan")
    assert set(written().values_list("group_id", flat=True)) == {cast.group.id, own.group_id}
    assert other.group_id not in written().values_list("group_id", flat=True)
    for entry in written():
        assert (entry.actor, entry.subject, entry.facts, entry.digests) == ("keeper", "", "{}", "[]")


def test_members_read_of_it_without_a_name(cast, now, capsys, client, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    new_card(capsys, cast.group.code, "Ines")
    client.force_login(cast.rowan.person)
    words = client.get(reverse("record", args=[cast.group.id])).content.decode()
    assert "Whoever looks after the server made a new sign-in card for somebody who lost theirs" in words
    assert "Ines made" not in words


def test_never_for_somebody_who_can_sign_in_by_email(cast, now, capsys, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    known = factories.member(cast.rowan, "Bronwen", now, email="bronwen@example.org")
    with pytest.raises(CommandError, match="code by email"):
        new_card(capsys, cast.group.code, "Bronwen")
    assert not SignInCard.objects.filter(person=known.person).exists()
    assert not written().exists()


def test_where_no_mail_goes_out_an_email_is_no_way_in(cast, now, capsys, settings):
    settings.EMAIL_BACKEND = "evenground.notices.send.KeepBackend"
    known = factories.member(cast.rowan, "Bronwen", now, email="bronwen@example.org")
    assert person_by_card(new_card(capsys, cast.group.code, "Bronwen")[0]) == known.person


def test_nobody_of_that_name_in_that_group(cast, now, capsys):
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    for group, name in ((cast.group.code, "Nobody"), ("NOSUCH", "Rowan"), (cast.group.code, "Dev")):
        with pytest.raises(CommandError, match="Nobody in a group"):
            new_card(capsys, group, name)


def test_several_of_one_name_are_told_apart_by_who_came_first(cast, now, capsys):
    later = factories.member(cast.rowan, "Rowan", now)
    with pytest.raises(CommandError, match="2 people go by that name"):
        new_card(capsys, cast.group.code, "Rowan")
    for wrong in (0, 3, -1):
        with pytest.raises(CommandError, match="from 1 to 2"):
            new_card(capsys, cast.group.code, "Rowan", which=wrong)
    assert person_by_card(new_card(capsys, cast.group.code, "Rowan", which=2)[0]) == later.person


def test_who_acts_for_the_host_can_have_lost_a_card_too(cast, now, capsys):
    assert person_by_card(new_card(capsys, cast.group.code, "Hollis")[0]) == cast.hollis.person
    assert not queries.people_called(cast.group.code, "Sade")  # a helper comes in by email


def test_somebody_without_a_place_gets_none(cast, now):
    Person.objects.filter(id=cast.rowan.person_id).update(is_active=False)
    with pytest.raises(Refused, match="no place here any more"):
        people.replace_lost_card(person=cast.rowan.person, now=now)


def test_the_command_goes_by_a_name_that_is_easy_to_type(tmp_path):
    words = [sys.executable, "-m", "evenground", "new-card", "NOSUCH", "Rowan"]
    done = subprocess.run(
        words, capture_output=True, text=True, env={"EVENGROUND_DATA": str(tmp_path), "PATH": ""}, check=False
    )
    assert done.returncode == 1
    assert "There is no database here yet" in done.stderr
    assert "Traceback" not in done.stderr
