"""What is deleted by itself, on its day."""

from datetime import datetime

from django.db import transaction

from evenground.support import queries
from evenground.support.actions.adjusting import open_if_owner_is_gone
from evenground.support.models import Share


@transaction.atomic
def tidy(*, now: datetime) -> None:
    """Items whose day has come, old adjustments, old wishes for a call, shares with people who are gone."""
    queries.items_due(now).delete()
    queries.old_adjustments(now).delete()
    queries.old_calls(now).delete()
    for adjustment in queries.owned():
        open_if_owner_is_gone(adjustment=adjustment, now=now)
    Share.objects.filter(id__in=queries.shares_of_nobody()).delete()
