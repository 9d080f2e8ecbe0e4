"""Adjustments: what will be done, who said yes to it, by when, and whether it is in place."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.notices.actions import tell
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused
from evenground.support import permissions, queries
from evenground.support.actions.base import about, afresh, ask_by_mail, kept
from evenground.support.actions.keys import seal
from evenground.support.domain import keeping
from evenground.support.models import Adjustment, QuietNo, Share

_ALONG = ("member__person", "group")


@transaction.atomic
def write_adjustment(*, by: Member, words: str, day: date, now: datetime, ask: Person | None = None) -> Adjustment:
    """Its person says what should be in place and by when, and may ask somebody to see to it."""
    permissions.may_write_adjustment(by).or_refuse()
    row = _new(by, words, day, now)
    row.save(force_insert=True)
    if ask is not None:
        ask_owner(by=by.person, adjustment=row, to=ask, now=now)
    return row


@transaction.atomic
def see_to(*, by: Person, share: Share, words: str, day: date, now: datetime) -> Adjustment:
    """Somebody to whom an item was shown says what they will do about it, and by when: their yes is in it."""
    share = afresh(share, "by__person", "by__group", "group", "item")
    permissions.may_see_to(by, share).or_refuse()
    row = _new(share.by, words, day, now)
    row.owner = by
    row.save(force_insert=True)
    person, group_id = share.by.person, share.group_id
    tell(person=person, kind="support_offered", group_id=group_id, about=about(group_id), now=now)
    return row


@transaction.atomic
def ask_owner(*, by: Person, adjustment: Adjustment, to: Person, now: datetime) -> None:
    """Asks somebody to see to it. Who said no before is not asked again; nobody can tell that from the outside."""
    row = afresh(adjustment, *_ALONG)
    permissions.may_ask_owner(by, row, to).or_refuse()
    if row.asked_id == to.id:
        return
    if to.id == by.id:
        row.owner, row.asked = to, None  # one can see to it oneself
        row.save(update_fields=["owner", "asked"])
        return
    row.owner, row.asked = None, to  # an owner who is gone is none
    row.save(update_fields=["owner", "asked"])
    if not queries.said_no(row, to):
        ask_by_mail(to, row.group, now)


@transaction.atomic
def answer_ask(*, by: Person, adjustment: Adjustment, yes: bool) -> None:
    """Yes makes them its owner. Not now and no leave no trace: it goes on looking as if they were still asked."""
    row = afresh(adjustment, *_ALONG)
    permissions.may_answer_ask(by, row).or_refuse()
    if yes:
        row.owner, row.asked = by, None
        row.save(update_fields=["owner", "asked"])
        return  # its person sees it on their page; a mail at yes alone would make silence tell
    QuietNo.objects.get_or_create(adjustment=row, person=by)


@transaction.atomic
def hand_back(*, by: Person, adjustment: Adjustment, now: datetime) -> None:
    """Its owner steps back: it is open again, and its person is told calmly. No reason is asked."""
    row = afresh(adjustment, *_ALONG)
    permissions.may_hand_back(by, row).or_refuse()
    _open_again(row, now)


@transaction.atomic
def open_if_owner_is_gone(*, adjustment: Adjustment, now: datetime) -> None:
    """Its owner is not in the group any more: it is open again, as if they had handed it back."""
    row = afresh(adjustment, *_ALONG)
    if row.owner is not None and not queries.is_here(row.owner, row.group):
        _open_again(row, now)


def _open_again(row: Adjustment, now: datetime) -> None:
    by_id, row.owner = row.owner_id, None
    row.save(update_fields=["owner"])
    if row.member.person_id != by_id:
        person, group_id = row.member.person, row.group_id
        tell(person=person, kind="support_open_again", group_id=group_id, about=about(group_id), now=now)


@transaction.atomic
def say_met(*, by: Person, adjustment: Adjustment, met: bool) -> None:
    """Only the person whom it is for says whether it is in place."""
    row = afresh(adjustment, *_ALONG)
    permissions.may_change_adjustment(by, row).or_refuse()
    row.met = met
    row.save(update_fields=["met"])


@transaction.atomic
def take_away(*, by: Person, adjustment: Adjustment) -> None:
    """Its person needs it no more: it is gone, for its owner too."""
    row = afresh(adjustment, *_ALONG)
    permissions.may_change_adjustment(by, row).or_refuse()
    row.delete()


def _new(member: Member, words: str, day: date, now: datetime) -> Adjustment:
    today = day_in(member.group, now)
    if day != today and not keeping.fits(day, today):
        raise Refused(_("Choose today or a later day, within three years."))
    row = Adjustment(group=member.group, member=member, day=day)
    row.sealed = seal(row, kept(words))
    return row
