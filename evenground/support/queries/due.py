"""What is due to be deleted."""

import uuid
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from evenground.groups.domain.days import day_of
from evenground.groups.models import Helper, Member, MemberState
from evenground.support.domain.keeping import KEPT_MONTHS, calls_before, months_later
from evenground.support.models import Adjustment, Call, RiderItem, Share


def items_due(now: datetime) -> QuerySet[RiderItem]:
    """Items whose day has come."""
    return RiderItem.objects.filter(delete_on__lte=day_of(now, "UTC"))


def old_adjustments(now: datetime) -> QuerySet[Adjustment]:
    """Those of people who left, and those whose day is a year ago."""
    left = Adjustment.objects.filter(member__state=MemberState.LEFT)
    return left | Adjustment.objects.filter(day__lte=months_later(day_of(now, "UTC"), -KEPT_MONTHS))


def owned() -> list[Adjustment]:
    """Those not in place yet that have an owner."""
    return list(Adjustment.objects.filter(owner__isnull=False, met=False))


def old_calls(now: datetime) -> QuerySet[Call]:
    return Call.objects.filter(asked_at__lte=calls_before(now)) | Call.objects.filter(by__state=MemberState.LEFT)


def shares_of_nobody() -> set[uuid.UUID]:
    """Shares by or with somebody who is in the group no more: coming back does not bring them back."""
    member = Member.objects.filter(group=OuterRef("group"), person=OuterRef("to")).exclude(state=MemberState.LEFT)
    helper = Helper.objects.filter(group=OuterRef("group"), person=OuterRef("to"), ended_on=None)
    gone = Share.objects.filter(~Exists(member), ~Exists(helper)) | Share.objects.filter(by__state=MemberState.LEFT)
    return set(gone.values_list("id", flat=True))
