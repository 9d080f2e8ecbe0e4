"""Where fewer than two members are left to decide about a pause of posting, the outside contact does."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from evenground.decisions import actions as decisions
from evenground.decisions import jobs
from evenground.decisions.models import Kind, Proposal
from evenground.groups import actions, emails
from evenground.groups.models import Helper
from evenground.notices import actions as notices
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import cast as casts
from tests import factories
from tests.groups.outside import LONGEST, WHY, answer, asked, held, use, where


@pytest.fixture
def cast(db, now):
    """Marek is paused: one member is left to decide."""
    return casts.assemble(now, "Marek", "Rowan")


def test_the_outside_contact_is_asked_once_by_one_letter(cast, now):
    pause = use(cast, now)
    jobs.look_round.call(now=now + timedelta(hours=1))
    (row,) = asked()
    assert (row.address, row.person, row.about) == ("nadia@example.org", None, f"groups.pause:{pause.id}")
    assert pause.outside == cast.nadia
    assert not Proposal.objects.filter(kind=Kind.POSTING).exists()


def test_where_two_are_left_the_group_is_asked_and_nobody_else(cast, now):
    factories.member(cast.rowan, "Amina", now)
    assert use(cast, now).outside is None
    assert not asked().exists()
    assert Proposal.objects.filter(kind=Kind.POSTING).exists()


def test_who_has_an_account_is_told_as_a_person_and_can_have_stopped_mail(cast, now):
    EmailAddress.objects.filter(user_id=cast.nadia.person_id).update(verified=True, primary=True)
    use(cast, now)
    (row,) = asked()
    assert (row.address, row.person) == ("", cast.nadia.person)
    notices.stop(person_id=cast.nadia.person_id, about="everything", now=now)
    use(cast, now, matter="Another")
    assert not asked().exists()


@pytest.mark.parametrize("email", ["", "SADE@example.org", "marek@example.org"])
def test_who_cant_be_written_to_or_whom_it_is_about_is_not_asked(cast, now, email):
    EmailAddress.objects.create(user_id=cast.marek.person_id, email="marek@example.org", verified=True)
    Helper.objects.filter(id=cast.nadia.id).update(email=email)
    assert use(cast, now).outside is None
    assert not asked().exists()


def test_an_outside_contact_who_is_the_person_paused_is_not_asked(cast, now):
    Helper.objects.filter(id=cast.nadia.id).update(person_id=cast.marek.person_id)
    assert use(cast, now).outside is None


def test_without_an_outside_contact_the_pause_ends_by_itself(cast, now):
    Helper.objects.filter(id=cast.nadia.id).update(ended_on=now.date())
    assert use(cast, now, hours=72).outside is None
    assert held(cast, now + LONGEST - timedelta(seconds=1))
    assert not held(cast, now + LONGEST)


def test_without_an_answer_the_pause_ends_by_itself(cast, now):
    assert use(cast, now, hours=72).outside == cast.nadia
    jobs.look_round.call(now=now + LONGEST)
    assert not held(cast, now + LONGEST)


def test_nobody_is_asked_about_what_is_long_over(cast, now):
    pause = actions.pause_posting(by=cast.sade, member=cast.marek, matter="m", why=WHY, hours=1, now=now)
    decisions.ask_about_pause(pause=pause, now=now + LONGEST)
    assert not asked().exists()


def test_who_left_is_not_asked_about(cast, now):
    pause = actions.pause_posting(by=cast.sade, member=cast.marek, matter="m", why=WHY, hours=1, now=now)
    decisions.leave_group(by=cast.marek, carriers={}, now=now)
    decisions.ask_about_pause(pause=pause, now=now)
    assert not asked().exists()


def test_the_letter_says_what_is_asked_and_not_whom_it_is_about(cast, now):
    pause = use(cast, now)
    letter = emails.pause_to_decide(None, asked().get())
    for said in (letter.text, letter.html):
        assert where(pause) in said
        assert "Should it go on for 14 more days, or end?" in said
        assert not any(typed in said for typed in ("Marek", "Threats", "Secret", "Sade"))
    assert not any(typed in letter.subject for typed in ("Marek", "Tuesday", "Nadia", "Sade"))


def test_ending_one_pause_ends_no_other(cast, now):
    pause = use(cast, now, hours=48)
    use(cast, now, matter="Another", hours=10)
    answer(pause, "end", now)
    assert held(cast, now + timedelta(hours=9))
    assert not held(cast, now + timedelta(hours=10))


def test_ending_a_pause_leaves_what_the_group_decided(cast, now):
    first = use(cast, now)
    answer(first, "go_on", now)
    answer(use(cast, now, matter="Another"), "end", now)
    assert held(cast, now + timedelta(days=13))


def test_the_record_says_that_a_pause_was_used_and_answered_and_names_nobody(cast, now):
    answer(use(cast, now), "go_on", now)
    for kind in ("groups.outside_answered", "groups.posting_kept"):
        entry = Entry.objects.get(group_id=cast.group.id, kind=kind)
        assert (entry.actor, entry.subject, entry.facts, entry.digests) == ("outside contact", "", "{}", "[]")


def test_only_the_outside_contact_who_was_asked(cast, now):
    pause = use(cast, now)
    elsewhere = factories.host_group(now, starter="Elsewhere").group.helpers.get(kind="outside")
    for by in (cast.sade, cast.bram, elsewhere):
        with pytest.raises(Refused, match="Only the outside contact"):
            actions.answer_about_pause(by=by, pause=pause, answer="end", now=now)


def test_another_outside_contact_is_not_asked_about_what_is_answered_or_over(cast, now):
    answer(use(cast, now), "end", now)
    actions.name_helper(by=cast.hollis, kind="outside", name="Uma", email="uma@example.org", now=now)
    use(cast, now, matter="Another")
    assert list(asked().values_list("address", flat=True)) == ["nadia@example.org", "uma@example.org"]
    later = now + LONGEST
    actions.name_helper(by=cast.hollis, kind="outside", name="Ola", email="ola@example.org", now=later)
    assert asked().count() == 2


def test_a_letter_that_still_waits_never_carries_the_link_of_the_next_one(cast, now):
    use(cast, now)
    old = asked().get()
    actions.name_helper(by=cast.hollis, kind="outside", name="Uma", email="uma@example.org", now=now)
    assert emails.pause_to_decide(None, old) is None
    assert emails.pause_to_decide(None, asked().get(address="uma@example.org")) is not None
