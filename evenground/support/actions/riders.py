"""My list: writing, changing, deleting; and showing one item to one person at a time."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused
from evenground.support import permissions, queries
from evenground.support.actions.base import afresh, ask_by_mail, kept
from evenground.support.actions.keys import seal
from evenground.support.domain import keeping
from evenground.support.models import RiderItem, Share


@transaction.atomic
def write_item(*, by: Member, words: str, now: datetime, delete_on: date | None = None) -> RiderItem:
    """Puts a line on one's own list. It is theirs in every group; nobody sees it until they show it."""
    permissions.may_keep_list(by).or_refuse()
    person = afresh(by.person)
    if RiderItem.objects.filter(person=person).count() >= keeping.MOST_ITEMS:
        raise Refused(_("Your list is full: there is room for %(most)d lines.") % {"most": keeping.MOST_ITEMS})
    today = day_in(by.group, now)
    item = RiderItem(person=person, delete_on=_day(delete_on or keeping.delete_on(today), today))
    item.sealed = seal(item, kept(words))
    item.save(force_insert=True)
    return item


@transaction.atomic
def change_item(*, by: Member, item: RiderItem, words: str, delete_on: date, now: datetime) -> None:
    """Its owner changes the words or the day. Whoever sees it, sees it as it is now."""
    row = afresh(item)
    permissions.may_change_item(by.person, row).or_refuse()
    row.sealed = seal(row, kept(words))
    row.delete_on = _day(delete_on, day_in(by.group, now))
    row.save(update_fields=["sealed", "delete_on"])


@transaction.atomic
def delete_item(*, by: Person, item: RiderItem) -> None:
    """Gone at once, for everyone it was shown to."""
    row = afresh(item)
    permissions.may_change_item(by, row).or_refuse()
    row.delete()


@transaction.atomic
def share(*, by: Member, item: RiderItem, to: Person, again: bool = False, now: datetime) -> Share:
    """Shows one item to one person of this group. One that was shown in another group takes a yes of its own here."""
    row = afresh(item)
    permissions.may_share(by, row, to).or_refuse()
    if queries.used_elsewhere(row, by.group) and not again:
        raise Refused(_("You showed this in another group. Tick that you want to use it here too."))
    found, new = Share.objects.get_or_create(item=row, group=by.group, to=to, defaults={"by": by})
    if new:
        ask_by_mail(to, by.group, now)
    return found


@transaction.atomic
def take_back_share(*, by: Person, share: Share) -> None:
    """From now on they don't see it. They are not told."""
    row = afresh(share, "item")
    permissions.may_take_back_share(by, row).or_refuse()
    row.delete()


def _day(day: date, today: date) -> date:
    if not keeping.fits(day, today):
        raise Refused(_("Choose a day after today, and within three years."))
    return day
