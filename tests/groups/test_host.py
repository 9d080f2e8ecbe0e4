"""What the host may do, for all to see; questions about what is fixed."""

from datetime import timedelta

import pytest

from evenground.groups import actions, queries
from evenground.groups.models import HostActKind
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories


def choice(cast, topic):
    return cast.group.founding_choices.get(topic=topic)


def test_fixing_more_after_the_opening_is_an_override(cast, now):
    actions.fix_choice(
        by=cast.hollis,
        choice=choice(cast, "guests"),
        what="The director",
        why="Asked",
        owner="H",
        is_duty=False,
        now=now,
    )
    act = queries.host_acts_of(cast.group)[0]
    assert (act.kind, act.reason) == (HostActKind.OVERRODE, "Asked")
    assert Entry.objects.filter(group_id=cast.group.id, kind="groups.fixed_later").exists()


def test_opening_up_gives_it_to_the_group(cast, now):
    actions.open_up(by=cast.hollis, choice=choice(cast, "when"), why="The hall is free all month", now=now)
    opened = choice(cast, "when")
    assert (opened.fixed, opened.what, opened.why, opened.owner) == (False, "", "", "")
    with pytest.raises(Refused, match="open already"):
        actions.open_up(by=cast.hollis, choice=opened, why="", now=now)


def test_another_groups_choice_is_not_there(cast, now):
    other = factories.host_group(now, starter="Elsewhere")
    theirs = other.group.founding_choices.get(topic="when")
    with pytest.raises(Refused):
        actions.open_up(by=cast.hollis, choice=theirs, why="", now=now)
    with pytest.raises(Refused):
        actions.ask(by=cast.rowan, kind="why", choice=theirs, words="", now=now)
    theirs.refresh_from_db()
    assert theirs.fixed


def test_pay_is_noted_without_the_sum(cast, now):
    with pytest.raises(Refused, match="sum"):
        actions.note_pay(by=cast.hollis, words="Fares, £20", now=now)
    assert actions.note_pay(by=cast.hollis, words="Fares to the May meeting", now=now).kind == HostActKind.PAID


@pytest.mark.parametrize(("words", "reason"), [("", "Law"), ("We cancel", "  ")])
def test_an_override_needs_its_words_and_its_reason(cast, now, words, reason):
    with pytest.raises(Refused):
        actions.override(by=cast.hollis, words=words, reason=reason, now=now)


def test_an_override_tells_every_member(cast, now):
    actions.override(by=cast.hollis, words="No open fire", reason="The fire rules", now=now)
    assert Outgoing.objects.filter(kind="overridden").count() == len(cast.everyone)


def test_a_question_has_a_reply_within_14_days(cast, now):
    row = actions.ask(by=cast.rowan, kind="open", choice=choice(cast, "when"), words="Could it be May?", now=now)
    assert row.reply_by == row.asked_on + timedelta(days=14)
    assert Outgoing.objects.filter(kind="asked", person=cast.hollis.person).exists()
    with pytest.raises(Refused, match="act for the host"):
        actions.reply(by=cast.joy, ask=row, words="No", now=now)
    actions.reply(by=cast.hollis, ask=row, words="We ask the hall.", now=now)
    assert Outgoing.objects.filter(kind="ask_reply", person=cast.rowan.person).exists()
    with pytest.raises(Refused, match="reply already"):
        actions.reply(by=cast.hollis, ask=row, words="Again", now=now)


def test_nobody_told_us_can_be_said_any_time(cast, now):
    later = factories.together(cast.group, now)
    row = actions.ask(by=cast.amina, kind="untold", choice=None, words="The room was booked.", now=later)
    assert row.choice is None
    with pytest.raises(Refused):
        actions.ask(by=cast.amina, kind="why", choice=choice(cast, "why"), words="", now=later)  # it is open


def test_in_a_group_of_its_own_any_member_replies(db, now):
    first = factories.own_group(now)
    second = factories.member(first, "Amina", now)
    when = first.group.founding_choices.get(topic="when")
    row = actions.ask(by=second, kind="why", choice=when, words="", now=now)
    actions.reply(by=second, ask=row, words="The hall.", now=now)


def test_every_act_is_on_the_record_with_no_name_and_no_words(cast, now):
    actions.name_actor(by=cast.hollis, name="Petra Quill", email="petra@example.org", job="Chair", now=now)
    actions.override(by=cast.hollis, words="Secret words", reason="Secret reason", now=now)
    text = "".join(str(row) for row in Entry.objects.filter(group_id=cast.group.id).values_list())
    for hidden in ("Petra", "petra@", "Secret", "Hollis"):
        assert hidden not in text
    assert Entry.objects.filter(group_id=cast.group.id, actor="host", kind="groups.overrode").exists()


def test_nobody_acts_for_the_host_twice(cast, now):
    actions.name_actor(by=cast.hollis, name="H", email="same@example.org", job="", now=now)
    with pytest.raises(Refused, match="already"):
        actions.name_actor(by=cast.hollis, name="H", email="same@example.org", job="", now=now)
