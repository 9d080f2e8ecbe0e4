"""What happens to words, days and acts once a decision has closed."""

import json
from datetime import timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.actions.base import digest
from evenground.decisions.domain.rule import STARTER, Route, to_plain
from evenground.decisions.models import Answer, EarlierWords, Proposal, WatchPoint
from evenground.groups.models import FoundingChoice, Group, HostAct, HostActor
from evenground.notices.models import Outgoing
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.record.queries import entries_of
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def test_a_view_taken_back_is_gone_from_the_answer_it_came_from(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    view = table.close(proposal).views.get()
    actions.take_back_view(by=table.members[6], view=view, now=table.now)
    answer = Answer.objects.get(member=table.members[6])
    assert (answer.code, answer.words, answer.salt) == ("go_ahead_different_view", "", "")


def test_an_objection_taken_back_beside_an_outcome_is_gone_in_every_wording(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    table.answer(proposal, 6, "object", concern="Some may feel pushed.")
    objection = table.objection(proposal, 6)
    actions.change_objection(
        by=table.members[6], objection=objection, words="Nobody is to be pushed.", signed=False, voice=None,
        now=table.now,
    )  # fmt: skip
    for _round in range(2):
        closed = table.close(proposal)
    actions.take_back_view(by=table.members[6], view=closed.views.get(), now=table.now)
    objection.refresh_from_db()
    assert (objection.words, objection.salt) == ("", "")
    assert not EarlierWords.objects.exists()


def handed_to_the_host(table: Table) -> tuple[Proposal, HostActor]:
    """A duty that was named before, on which an objection stays, under a rule that hands it to the host."""
    rule = to_plain(STARTER)
    rule["medium"]["route"] = str(Route.HOST_DECIDES)
    Group.objects.filter(id=table.group.id).update(rule=json.dumps(rule))
    limit = FoundingChoice.objects.create(
        group=table.group,
        topic="budget",
        fixed=True,
        is_duty=True,
        what="The money",
        why="The grant says so.",
        owner="Marek",
        said_on=table.now.date(),
    )
    host = HostActor.objects.create(
        group=table.group, person=Person.objects.create(name="Marek"), since=table.now.date()
    )
    proposal = table.propose(limit=limit)
    table.all_answer(proposal, "hhhhhho")
    table.close(proposal)
    return table.close(proposal), host


def test_what_the_host_decides_stands_on_the_hosts_page_with_the_reason(table: Table) -> None:
    proposal, host = handed_to_the_host(table)
    actions.host_decide(by=host, proposal=proposal, yes=True, why="The grant says so.", now=table.now)
    act = HostAct.objects.get()
    assert (act.kind, act.reason, act.about) == ("decided", "The grant says so.", f"decisions.proposal:{proposal.id}")


def test_a_day_of_looking_again_is_told_also_where_a_day_of_coming_back_was(table: Table) -> None:
    proposal, host = handed_to_the_host(table)
    table.days(15)
    actions.tell_day(proposal=proposal, now=table.now)
    actions.host_decide(by=host, proposal=proposal, yes=True, why="The grant says so.", now=table.now)
    table.days(100)
    actions.tell_day(proposal=proposal, now=table.now)
    assert [Outgoing.objects.filter(kind=kind).count() for kind in ("back_today", "review_due")] == [11, 11]


def test_every_wording_of_what_was_seen_is_kept(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    closed = table.close(proposal)
    point = WatchPoint.objects.create(
        proposal=closed, what="How full it is", who_looks="Two of us", look_on=table.now.date(), stop_at="Forty",
        salt=record.new_salt(), agreed_on=table.now.date(),
    )  # fmt: skip
    stale = WatchPoint.objects.get()
    for who, words in ((3, "Thirty came."), (4, "Thirty-five came."), (4, "Thirty-five came.")):
        actions.write_seen(by=table.members[who], point=stale if who == 4 else point, words=words, now=table.now)
    point.refresh_from_db()
    assert point.seen == "Thirty-five came."
    [earlier] = EarlierWords.objects.all()
    assert (earlier.about, earlier.words) == (f"decisions.watch_point:{point.id}", "Thirty came.")
    digests = [json.loads(entry.digests) for entry in entries_of(table.group.id) if entry.kind == "decisions.seen"]
    assert digests[0] == [digest(earlier.salt, earlier.words)]


def test_every_wording_of_what_a_pair_settled_is_kept(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object", concern="It is too long.")
    objection, (owner, other) = table.objection(proposal, 2), table.members[2:4]
    pair = actions.offer_pair(
        by=table.members[1], objection=objection, first=owner, second=other, may_settle="How long", now=table.now
    )
    actions.say_to_pair(by=owner, pair=pair, yes=True, now=table.now)
    for who, words in ((owner, "One hour."), (other, "An hour and a half.")):
        actions.write_settled(by=who, pair=pair, words=words, now=table.now)
    pair.refresh_from_db()
    assert pair.settled == "An hour and a half."
    [earlier] = EarlierWords.objects.all()
    assert (earlier.about, earlier.words) == (f"decisions.handover:{pair.id}", "One hour.")
    digests = [json.loads(entry.digests) for entry in entries_of(table.group.id) if entry.kind == "decisions.settled"]
    assert digests[0] == [digest(earlier.salt, earlier.words)]


def test_another_day_for_what_was_put_off_keeps_the_earlier_words_and_is_told_again(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhmmm")
    put_off = table.close(proposal)
    for days, words in ((3, "The hall's prices"), (9, "The hall's prices and times")):
        day = table.now.date() + timedelta(days)
        actions.set_day(by=table.members[1], proposal=put_off, back_on=day, back_with=words, now=table.now)
        table.days(days)
        actions.tell_day(proposal=put_off, now=table.now)
    assert [row.words for row in EarlierWords.objects.all()] == ["The hall's prices"]
    assert Outgoing.objects.filter(kind="back_today").count() == 22
