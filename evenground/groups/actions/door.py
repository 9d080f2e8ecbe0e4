"""The open door: a group's call, and those who knock. What they write is in no record; nor is who they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.files import actions as files
from evenground.groups import entries, permissions
from evenground.groups.actions.base import actor, digest, locked, locked_group, one_line, said
from evenground.groups.domain.codes import new_code
from evenground.groups.domain.door import MOST_BYTES, MOST_KNOCKS, MOST_LETTERS, forgotten_on
from evenground.groups.models import Knock, Member, OpenCall
from evenground.groups.queries import call_now, day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@dataclass(frozen=True)
class CallWords:
    """What a call says."""

    words: str
    time_needed: str = ""
    gets_back: str = ""


@dataclass(frozen=True)
class KnockWords:
    """What somebody writes who is interested. One way to reach them is enough."""

    words: str = ""
    reach: str = ""
    friend: str = ""
    friend_phone: str = ""
    friend_knows: bool = False
    about_me: str = ""
    about_for: str = Knock.AboutFor.HELPERS.value


@transaction.atomic
def write_call(*, by: Member, text: CallWords, now: datetime) -> OpenCall:
    """Opens the group's call, or changes the one that is open."""
    chain, by = locked(by)
    permissions.may_post(by, now).or_refuse()
    day, row = day_in(by.group, now), call_now(by.group)
    kind = entries.CALL_OPENED if row is None else entries.CALL_CHANGED
    if row is None:
        row = OpenCall(group=by.group, code=_free_code(), opened_on=day)
    row.words = _long(said(text.words, _("Say what you call for. A sentence is enough.")))
    row.time_needed, row.gets_back = one_line(text.time_needed, 300), one_line(text.gets_back, 600)
    row.salt = record.new_salt()
    row.save()
    digests = [digest(row.salt, row.words, row.time_needed, row.gets_back)]
    record.write(chain, kind, actor=actor(by), subject=_about(row), day=day, digests=digests)
    return row


@transaction.atomic
def close_call(*, by: Member, now: datetime) -> None:
    """Closes the call: its page is gone at once. Twice is fine."""
    chain, by = locked(by)
    permissions.is_member(by, by.group).or_refuse()
    row = call_now(by.group)
    if row is None:
        return
    row.closed_on = day_in(by.group, now)
    row.save(update_fields=["closed_on"])
    record.write(chain, entries.CALL_CLOSED, actor=actor(by), subject=_about(row), day=row.closed_on)


@transaction.atomic
def knock(*, call: OpenCall, text: KnockWords, now: datetime) -> Knock:
    """Somebody is interested. No account, no entry, no mail."""
    _chain, group = locked_group(call.group)
    call = OpenCall.objects.select_related("group").get(id=call.id)
    permissions.may_knock(call).or_refuse()
    if group.knocks.count() >= MOST_KNOCKS:
        raise Refused(_("Very many people wrote just now. Come back in some days, or ring the group's host."))
    row = Knock(group=group, code=_free_code(), made_on=day_in(group, now))
    _fill(row, text)
    row.save()
    return row


@transaction.atomic
def change_knock(*, row: Knock, text: KnockWords) -> None:
    """Its writer changes it. The day on which it is forgotten stays."""
    row = _afresh(row)
    _fill(row, text)
    row.save()


@transaction.atomic
def forget_knock(*, row: Knock) -> None:
    """Its writer has it forgotten at once. Twice is fine."""
    locked_group(row.group)
    _forget(row)


@transaction.atomic
def forget_if_due(*, row: Knock, now: datetime) -> None:
    """Sixty days, counted in the group's own zone, and it is gone."""
    locked_group(row.group)
    if forgotten_on(row.made_on) <= day_in(row.group, now):
        _forget(row)


@transaction.atomic
def leave_voice(*, row: Knock, came: IO[bytes], size: int, now: datetime) -> None:
    """Its writer says it aloud, or in a signed film. A new one takes the place of the one before."""
    row = _afresh(row)
    if size > MOST_BYTES:
        most = {"most": MOST_BYTES // 2**20}
        raise Refused(_("This is too long. There is room for %(most)d MB, some minutes of a voice.") % most)
    before = row.upload
    row.upload = files.keep(group_id=row.group_id, came=came, size=size, day=day_in(row.group, now))
    row.save(update_fields=["upload"])
    if before is not None:
        files.take_away(upload=before)


@transaction.atomic
def take_voice_out(*, row: Knock) -> None:
    """Its writer takes it out; the rest stays. Twice is fine."""
    row = _afresh(row)
    if row.upload is not None:
        files.take_away(upload=row.upload)


@transaction.atomic
def get_in_touch(*, by: Member, row: Knock, yes: bool) -> None:
    """Somebody says "I'll get in touch", so that no two ring at once; or gives it back, without a trace."""
    _chain, by = locked(by)
    row = Knock.objects.select_related("group", "taken_by").get(id=_afresh(row).id)
    if yes:
        permissions.may_get_in_touch(by, row).or_refuse()
        row.taken_by = by
    elif row.taken_by_id == by.id:
        row.taken_by = None
    row.save(update_fields=["taken_by"])


def _fill(row: Knock, text: KnockWords) -> None:
    row.words, row.about_me = _long(clean(text.words)), _long(clean(text.about_me))
    row.reach, row.friend = one_line(text.reach, 200), one_line(text.friend, 200)
    row.friend_phone = one_line(text.friend_phone, 60)
    if bool(row.friend) != bool(row.friend_phone):
        raise Refused(_("If we ring a friend, write their name and their number."))
    if row.friend and not text.friend_knows:
        raise Refused(_("Ask your friend first. Then tick that they know of it."))
    if not row.reach and not row.friend_phone:
        raise Refused(_("Write one way to reach you: an email, a phone, or a friend's number."))
    if text.about_for not in Knock.AboutFor.values:
        raise Refused(_("Choose who may read what you tell about you."))
    row.about_for = text.about_for


def _long(words: str) -> str:
    if len(words) > MOST_LETTERS:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": MOST_LETTERS})
    return words


def _forget(row: Knock) -> None:
    found = Knock.objects.select_related("upload").filter(id=row.id).first()
    if found is not None:
        found.delete()
        if found.upload is not None:
            files.take_away(upload=found.upload)


def _afresh(row: Knock) -> Knock:
    locked_group(row.group)
    found = Knock.objects.select_related("group", "upload").filter(id=row.id).first()
    if found is None:
        raise Refused(_("This was forgotten already. Nothing of it is left."))
    return found


def _free_code() -> str:
    while OpenCall.objects.filter(code=(code := new_code())).exists() or Knock.objects.filter(code=code).exists():
        pass
    return code


def _about(row: OpenCall) -> str:
    return f"groups.call:{row.id}"
