"""Thanks: written, shared by who got them, put away, taken back. The record says nothing of any of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events.models import Event
from evenground.groups.models import Member, MemberState
from evenground.groups.queries import day_in
from evenground.notices.actions import tell
from evenground.record.domain.verdict import Refused
from evenground.roles import permissions
from evenground.roles.actions.base import MOST_LETTERS, locked, short
from evenground.roles.models import Thank
from evenground.talk.queries import muted_ids

MOST_IN_A_NAME = 200


@transaction.atomic
def thank(
    *,
    by: Member,
    words: str,
    now: datetime,
    to: Member | None = None,
    to_name: str = "",
    event: Event | None = None,
    named: bool = True,
) -> Thank:
    """Writes a letter to one person. Somebody outside has no page here: who wrote it hands it on."""
    _chain, by = locked(by)
    to = Member.objects.select_related("person").get(id=to.id) if to else None
    permissions.may_thank(by, now).or_refuse()
    _check(by, to, event)
    kept = short(words, MOST_LETTERS)
    if not kept:
        raise Refused(_("Say what they did. A few words are enough."))
    name = "" if to else short(to_name, MOST_IN_A_NAME)
    if to is None and not name:
        raise Refused(_("Say whom you thank. Choose somebody, or write a name."))
    row = Thank.objects.create(
        group=by.group, by=by, named=named, to=to, to_name=name, words=kept, event=event, on_day=day_in(by.group, now)
    )
    if to and to.state == MemberState.ACTIVE and not (named and by.id in muted_ids(to)):
        tell(person=to.person, kind="thanked", group_id=by.group_id, about=f"roles.thank:{row.pk}", now=now)
    return row


@transaction.atomic
def share_thanks(*, by: Member, thank: Thank, yes: bool, now: datetime) -> None:
    """Yes, others may read it; or no longer. It works at once."""
    _chain, by = locked(by)
    thank = _afresh(thank)
    permissions.may_share_thanks(by, thank).or_refuse()
    thank.shared = yes
    thank.save(update_fields=["shared"])


@transaction.atomic
def put_away_thanks(*, by: Member, thank: Thank, now: datetime) -> None:
    """I no longer want it before me. Nobody hears of it."""
    _chain, by = locked(by)
    thank = _afresh(thank)
    permissions.may_put_away_thanks(by, thank).or_refuse()
    thank.shared, thank.put_away = False, True
    thank.save(update_fields=["shared", "put_away"])


@transaction.atomic
def take_back_thanks(*, by: Member, thank: Thank, now: datetime) -> None:
    """Who wrote it takes their words back. They are gone everywhere."""
    _chain, by = locked(by)
    thank = _afresh(thank)
    permissions.may_take_back_thanks(by, thank).or_refuse()
    thank.delete()


def _check(by: Member, to: Member | None, event: Event | None) -> None:
    if to and (to.group_id != by.group_id or to.state == MemberState.LEFT):
        raise Refused(_("This person is not in your group. You can write their name instead."))
    if to and to.id == by.id:
        raise Refused(_("Choose somebody else. You can tell the others what you did on the page “Hello”."))
    if event and event.group_id != by.group_id:
        raise Refused(_("This event is not your group's."))


def _afresh(thank: Thank) -> Thank:
    found = Thank.objects.filter(id=thank.pk).first()
    if found is None:
        raise Refused(_("These words were taken back."))
    return found
