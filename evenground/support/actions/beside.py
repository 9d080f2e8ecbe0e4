"""A buddy, chosen and changed without a word; and a wish for a call, which is not kept."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused
from evenground.support import permissions
from evenground.support.actions.base import afresh, ask_by_mail, kept
from evenground.support.actions.keys import seal
from evenground.support.models import Buddy, Call, Said


@transaction.atomic
def choose_buddy(*, by: Member, to: Member, now: datetime) -> None:
    """Asks a member to be my buddy, in place of whom I chose before: those learn nothing of it.

    Nobody is asked twice. Who said no before is not asked again, and from the outside that looks the same.
    """
    by = afresh(by, "group", "person")
    to = Member.objects.select_related("person", "group").get(id=to.id)
    permissions.may_choose_buddy(by, to).or_refuse()
    Buddy.objects.filter(by=by, chosen=True).exclude(to=to).update(chosen=False)
    row, new = Buddy.objects.get_or_create(by=by, to=to, defaults={"group": by.group})
    if not row.chosen:
        row.chosen = True
        row.save(update_fields=["chosen"])
    if new:
        ask_by_mail(to.person, by.group, now)


@transaction.atomic
def end_buddy(*, by: Member) -> None:
    """I choose nobody just now. Nobody is told."""
    by = afresh(by)
    Buddy.objects.filter(by=by, chosen=True).update(chosen=False)


@transaction.atomic
def answer_buddy(*, by: Member, buddy: Buddy, said: str) -> None:
    """Yes, not now or no. Only a yes is seen by who asked. Who said yes can stop: then there is no buddy any more."""
    row = afresh(buddy, "group", "to__group", "by__person")
    permissions.may_answer_buddy(by, row).or_refuse()
    if said not in {Said.YES, Said.NOT_NOW, Said.NO}:
        raise Refused(_("Choose one of these."))
    if row.said == Said.YES and said != Said.YES:
        row.chosen = False
    row.said = said
    row.save(update_fields=["said", "chosen"])


@transaction.atomic
def ask_call(*, by: Member, to: Person, where: str = "", now: datetime) -> None:
    """A wish for a call, to one person. Asked again while it stands, it stays the one wish."""
    by = afresh(by, "group", "person")
    permissions.may_ask_call(by, to).or_refuse()
    row = Call.objects.filter(by=by, to=to).first()
    new = row is None
    row = row or Call(group=by.group, by=by, to=to)
    row.asked_at = now
    row.sealed = seal(row, kept(where)) if where.strip() else ""
    row.save()
    if new:
        ask_by_mail(to, by.group, now)


@transaction.atomic
def end_call(*, by: Person, call: Call) -> None:
    """They called, or it is not needed any more. The wish is gone."""
    row = afresh(call, "by")
    permissions.may_end_call(by, row).or_refuse()
    row.delete()
