"""A pause of posting keeps people safe, and no more than that."""

from datetime import timedelta

import pytest

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer
from evenground.decisions.models import Proposal
from evenground.groups import actions, permissions, queries
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.talk import actions as talk
from tests import factories


def pause(cast, now, **other):
    words = {"by": cast.sade, "member": cast.marek, "matter": "The thread on money", "why": "Threats", "hours": 24}
    return actions.pause_posting(now=now, **{**words, **other})


def test_it_stops_posting_and_nothing_else(cast, now):
    pause(cast, now)
    cast.marek.refresh_from_db()
    assert not permissions.may_post(cast.marek, now)
    with pytest.raises(Refused, match="Your answers and objections count"):
        talk.say(by=cast.marek, words="Hello", now=now)
    proposal = Proposal.objects.filter(group=cast.group).first()
    decisions.answer(by=cast.marek, proposal=proposal, version_number=1, code=Answer.OBJECT, concern="Not yet", now=now)
    assert permissions.may_post(cast.marek, now + timedelta(hours=24))


@pytest.mark.parametrize("hours", [0, 73, -5])
def test_72_hours_at_most(cast, now, hours):
    with pytest.raises(Refused, match="72"):
        pause(cast, now, hours=hours)


def test_once_for_the_same_matter_whoever_asks(cast, now):
    pause(cast, now)
    with pytest.raises(Refused, match="already"):
        pause(cast, now + timedelta(days=5), matter="  the THREAD on money", by=cast.bram)
    pause(cast, now, matter="Something else")


def test_only_lead_and_deputy_of_this_group(cast, now):
    elsewhere = factories.host_group(now, starter="Elsewhere").group
    for by in (cast.nadia, elsewhere.helpers.get(kind="lead")):
        with pytest.raises(Refused, match="Only the safeguarding lead"):
            pause(cast, now, by=by)


def test_never_each_other(cast, now):
    bram = decisions.join_group(invitation=factories.invitation(cast.rowan, now), person=cast.bram.person, now=now)
    with pytest.raises(Refused, match="outside contact"):
        pause(cast, now, member=bram)


def test_the_record_says_only_that_a_pause_was_used(cast, now):
    pause(cast, now)
    entry = Entry.objects.get(group_id=cast.group.id, kind="groups.posting_paused")
    assert (entry.actor, entry.subject, entry.facts, entry.digests) == ("program", "", "{}", "[]")


def test_the_person_is_told_why_and_others_dont_see_it(cast, now):
    used = pause(cast, now)
    assert Outgoing.objects.get(kind="posting_paused").person == cast.marek.person
    assert list(queries.pauses_to_see(cast.marek.person, cast.group)) == [used]
    assert list(queries.pauses_to_see(cast.sade.person, cast.group)) == [used]
    assert not queries.pauses_to_see(cast.rowan.person, cast.group).exists()
    assert not queries.pauses_to_see(cast.hollis.person, cast.group).exists()


def test_a_shorter_pause_never_ends_a_longer_one(cast, now):
    pause(cast, now, hours=72)
    pause(cast, now, matter="Another", hours=1)
    cast.marek.refresh_from_db()
    assert cast.marek.no_posts_until == now + timedelta(hours=72)
