"""Who helps."""

import uuid

from django.http import Http404

from evenground.groups.models import Group, Helper, HelperKind
from evenground.people.models import Person

# Without these four a group can't open (the design, "Help").
NEEDED = (HelperKind.LEAD, HelperKind.DEPUTY, HelperKind.OUTSIDE, HelperKind.HOURS)
HELPER_KINDS = dict(HelperKind.choices)


def helper_role(person: Person, group_id: uuid.UUID) -> Helper | None:
    """The person as a helper of the group, lead and deputy first."""
    rows = Helper.objects.filter(person=person, group_id=group_id, ended_on=None).select_related("group")
    order = {kind: number for number, kind in enumerate(HelperKind.values)}
    return min(rows, key=lambda helper: order[helper.kind], default=None)


def keeper_role(person: Person, group_id: uuid.UUID) -> Helper | None:
    """The person as safeguarding lead or deputy of the group, whatever else they help with."""
    kinds = (HelperKind.LEAD, HelperKind.DEPUTY)
    rows = Helper.objects.filter(person=person, group_id=group_id, ended_on=None, kind__in=kinds)
    return rows.select_related("group").first()


def helpers_of(group: Group) -> list[Helper]:
    """Who helps now: the people beside you first, then lead, deputy, outside contact, out-of-hours numbers."""
    order = [HelperKind.BESIDE, *NEEDED]
    return sorted(
        group.helpers.filter(ended_on=None), key=lambda helper: (order.index(HelperKind(helper.kind)), helper.id)
    )


def help_named(group: Group) -> list[tuple[str, str]]:
    """Which kinds of help there are and when, without names: for a page that strangers read."""
    return [(helper.get_kind_display(), helper.there) for helper in helpers_of(group)]


def helper_of_kind(group: Group, kind: str) -> Helper | None:
    return group.helpers.filter(kind=kind, ended_on=None).order_by("id").first()


def helper_in(group: Group, helper_id: uuid.UUID) -> Helper:
    """Somebody who helps this group. Raises Http404."""
    found = group.helpers.select_related("group").filter(id=helper_id, ended_on=None).first()
    if found is None:
        raise Http404
    return found


def missing_helpers(group: Group) -> list[HelperKind]:
    """Which of the four that a group needs are still missing, in order."""
    named = set(group.helpers.filter(ended_on=None).values_list("kind", flat=True))
    return [kind for kind in NEEDED if kind not in named]
