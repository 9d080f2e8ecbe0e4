"""Starting a group: steps, what it needs to open, and who its starter is."""

import pytest

from evenground.decisions import actions as decisions
from evenground.groups import actions, queries
from evenground.groups.actions.founding import Choice
from evenground.groups.models import FoundingChoice, Helper
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db


def test_who_starts_for_a_host_acts_for_it_and_is_no_member(now):
    by = factories.draft(now)
    assert queries.acts_for_host(by.person, by.group_id) == by
    assert queries.membership(by.person, by.group_id) is None


def test_who_starts_for_a_host_may_also_join(now):
    who = factories.person("Joy", now)
    group = actions.start_group(
        by=who, description=factories.description(host_name="Marrowfield"), also_member=True, now=now
    )
    assert queries.acts_for_host(who, group.id)
    assert queries.membership(who, group.id)


def test_who_starts_a_group_of_its_own_is_its_first_member(now):
    by = factories.draft(now, starter="Rowan", host="")
    assert queries.membership(by.person, by.group_id) == by
    assert queries.acts_for_host(by.person, by.group_id) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [("lead", "Safeguarding lead"), ("deputy", "Deputy"), ("outside", "Somebody outside"), ("hours", "Out of hours")],
)
def test_without_each_of_the_four_it_cant_open_and_says_which_is_missing(now, kind, said):
    by = factories.ready(now)
    Helper.objects.filter(group=by.group, kind=kind).delete()
    with pytest.raises(Refused, match=said) as refused:
        decisions.open_group(by=by, group=by.group, now=now)
    others = {"Safeguarding lead", "Deputy", "Somebody outside", "Out of hours"} - {said}
    assert not any(other in refused.value.reason for other in others)
    by.group.refresh_from_db()
    assert by.group.opened_on is None


def test_it_cant_open_before_it_is_said_what_is_open(now):
    by = factories.draft(now)
    factories.name_helpers(by, now)
    with pytest.raises(Refused, match="what is open"):
        decisions.open_group(by=by, group=by.group, now=now)


def test_opened_twice_it_is_refused(now):
    by = factories.host_group(now)
    with pytest.raises(Refused, match="open now"):
        decisions.open_group(by=by, group=by.group, now=now)
    assert Entry.objects.filter(group_id=by.group_id, kind="groups.opened").count() == 1


def test_nobody_else_prepares_or_opens_it(now):
    by, other = factories.ready(now), factories.ready(now, starter="Marek")
    for act in (
        lambda: decisions.open_group(by=other, group=by.group, now=now),
        lambda: actions.describe_group(by=factories.host_group(now), description=factories.description(), now=now),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize("blank", ["what", "why", "owner"])
def test_what_is_fixed_needs_what_why_and_its_owner(now, blank):
    by = factories.draft(now)
    words = {"what": "In October", "why": "The hall", "owner": "Hollis", blank: "  \x00 "}
    with pytest.raises(Refused):
        actions.set_choices(by=by, choices=[Choice("when", fixed=True, **words)], now=now)
    assert not FoundingChoice.objects.filter(group=by.group).exists()


def test_a_made_up_topic_is_refused(now):
    by = factories.draft(now)
    with pytest.raises(Refused):
        actions.set_choices(by=by, choices=[Choice("everything")], now=now)


def test_the_steps_can_be_done_again_until_it_opens(now):
    by = factories.ready(now)
    actions.describe_group(by=by, description=factories.description(name="Another name", host_name="Else"), now=now)
    by.group.refresh_from_db()
    assert (by.group.name, by.group.host_name) == ("Another name", "Else")
    decisions.open_group(by=by, group=by.group, now=now)
    with pytest.raises(Refused, match="belongs to everyone"):
        actions.describe_group(by=by, description=factories.description(), now=now)


def test_lead_deputy_and_outside_are_three_people(now):
    by = factories.draft(now)
    actions.name_helper(by=by, kind="lead", name="Sade", email="sade@example.org", now=now)
    for other in ({"name": "sade", "phone": "1"}, {"name": "S.", "email": "Sade@example.org"}):
        with pytest.raises(Refused, match="three people"):
            actions.name_helper(by=by, kind="deputy", now=now, **other)


def test_a_helper_with_an_email_gets_a_place_to_sign_in(now):
    by = factories.ready(now)
    lead = queries.helper_of_kind(by.group, "lead")
    assert lead.person is not None
    assert queries.helper_of_kind(by.group, "hours").person is None
    assert queries.helper_role(lead.person, by.group_id) == lead


def test_a_claimed_address_is_not_enough_to_take_a_helpers_place(now):
    from evenground.people import actions as people

    claimer = people.make_person(name="Claimer", reach_by="email", email="sade@example.org", now=now)
    by = factories.ready(now)
    assert queries.helper_of_kind(by.group, "lead").person != claimer
    owner = factories.person("Bram", now, email="bram2@example.org")
    again = actions.name_helper(by=by, kind="deputy", name="Bram", email="bram2@example.org", now=now)
    assert again.person == owner


def test_a_new_lead_takes_over_from_the_one_before(now):
    by = factories.host_group(now)
    actions.name_helper(by=by, kind="lead", name="Uma", phone="123", now=now)
    assert [one.name for one in by.group.helpers.filter(kind="lead", ended_on=None)] == ["Uma"]
    with pytest.raises(Refused, match="always needs"):
        actions.end_helper(by=by, helper=queries.helper_of_kind(by.group, "lead"), now=now)
