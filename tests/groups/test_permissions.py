"""Who may do what, cell by cell: each act by each kind of person, in each state of the group."""

import pytest

from evenground.decisions import actions as decisions
from evenground.groups import actions, permissions
from evenground.groups.models import Part
from evenground.record.domain.verdict import Refused
from tests import factories
from tests.cast import PARTS

ALL = {"member", "paused", "left", "host", "other_host", "other_member"}

# Each row: the act, and who may do it in an open, founding group with a host.
TABLE = {
    "invite": {"member", "paused"},
    "ask": {"member", "paused"},
    "say_how_i_take_part": {"member", "paused"},
    "pause": {"member", "paused"},
    "fix": {"host"},
    "open_up": {"host"},
    "name_helper": {"host"},
    "reply": {"host"},
}


@pytest.fixture
def people(cast, now):
    actions.pause(by=cast.marek, now=now)
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    for member in (cast.marek, cast.dev):
        member.refresh_from_db()
    return {
        "member": cast.rowan,
        "paused": cast.marek,
        "left": cast.dev,
        "host": cast.hollis,
        "other_host": factories.host_group(now, starter="Elsewhere"),
        "other_member": factories.own_group(now, starter="Faraway"),
    }


def do(act, by, cast, now):  # noqa: PLR0911  one line a row
    fixed = cast.group.founding_choices.get(topic="when")
    if act == "invite":
        return permissions.may_invite(by, cast.group, now)
    if act == "fix":
        return permissions.may_fix(by, cast.group)
    if act == "open_up":
        return permissions.may_open_up(by, fixed)
    if act == "name_helper":
        return permissions.may_name_helper(by, cast.group, "lead")
    if act == "reply":
        asked = cast.group.founding_asks.first() or actions.ask(
            by=cast.rowan, kind="why", choice=fixed, words="", now=now
        )
        return permissions.may_reply(by, asked)
    if act == "ask":
        return permissions.may_post(by, now) and by.group_id == cast.group.id
    return permissions.is_member(by, cast.group)


@pytest.mark.parametrize("act", TABLE)
@pytest.mark.parametrize("who", sorted(ALL))
def test_each_cell(people, cast, now, act, who):
    by = people[who]
    if act in {"ask", "pause", "say_how_i_take_part"} and "host" in who:
        return  # these take a member alone: there is no such call for the host
    verdict = do(act, by, cast, now)
    assert bool(verdict) is (who in TABLE[act])
    if not verdict and hasattr(verdict, "reason"):
        assert verdict.reason.endswith(".")


def test_every_row_of_the_table_has_its_words():
    names = [action.name for action in permissions.ACTIONS]
    assert len(names) == len(set(names))
    for action in permissions.ACTIONS:
        assert str(action.who)
        assert str(action.sentence).endswith(".")


@pytest.mark.parametrize("part", Part.values)
def test_nothing_depends_on_how_somebody_takes_part(cast, now, part):
    before = _all_verdicts(cast, now)
    for member in cast.everyone:
        actions.take_part(by=member, part=part, now=now)
        member.refresh_from_db()
    assert _all_verdicts(cast, now) == before


def _all_verdicts(cast, now):
    acts = [act for act in TABLE if act != "reply"]
    return [(name, act, bool(do(act, cast.members[name], cast, now))) for name in PARTS for act in acts]


def test_a_made_up_way_of_taking_part_is_refused(cast, now):
    for made_up in ("chair", "", "LIVED", None):
        with pytest.raises(Refused):
            actions.take_part(by=cast.rowan, part=made_up, now=now)
    cast.rowan.refresh_from_db()
    assert cast.rowan.part == "lived"


def test_in_a_group_of_its_own_no_member_is_more_than_the_others(db, now):
    first = factories.own_group(now)
    second = factories.member(first, "Amina", now)
    for by in (first, second):
        group = by.group
        group.refresh_from_db()
        fixed = group.founding_choices.get(topic="when")
        assert not permissions.may_fix(by, group)
        assert not permissions.may_name_helper(by, group, "lead")
        assert permissions.may_name_helper(by, group, "beside")
        assert permissions.may_open_up(by, fixed)
        assert permissions.may_invite(by, group, now)
        assert not permissions.may_prepare(by, group)


def test_who_no_longer_acts_for_the_host_can_do_nothing_for_it(cast, now):
    other = actions.name_actor(by=cast.hollis, name="Petra", email="petra@example.org", job="", now=now)
    actions.end_actor(by=other, other=cast.hollis, now=now)
    with pytest.raises(Refused, match="act for the host"):
        actions.note_pay(by=cast.hollis, words="Fares", now=now)
    with pytest.raises(Refused, match="always acts"):
        actions.end_actor(by=other, other=other, now=now)


def test_pausing_declining_and_muting_leave_no_entry(cast, now):
    from evenground.record.models import Entry

    before = Entry.objects.filter(group_id=cast.group.id).count()
    actions.pause(by=cast.rowan, now=now)
    actions.come_back(by=cast.rowan, now=now)
    actions.take_part(by=cast.rowan, part="unsaid", now=now)
    assert Entry.objects.filter(group_id=cast.group.id).count() == before
