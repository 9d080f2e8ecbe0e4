"""What is open and what is fixed; questions about it, and replies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import By, actor, digest, host_act, locked, one_line, said
from evenground.groups.domain.days import reply_by
from evenground.groups.models import AskKind, FoundingAsk, FoundingChoice, Group, HostActKind, Member, Topic
from evenground.groups.queries import day_in, host_actors_of
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@dataclass(frozen=True)
class Choice:
    """One line of the founding list: open, or fixed with what, why and by whom."""

    topic: str
    fixed: bool = False
    what: str = ""
    why: str = ""
    owner: str = ""
    is_duty: bool = False
    label: str = ""


@transaction.atomic
def set_choices(*, by: By, choices: Sequence[Choice], now: datetime) -> None:
    """Writes the founding list anew, until the group is open. Whatever is fixed needs what, why and its owner."""
    chain, by = locked(by)
    group = by.group
    permissions.may_prepare(by, group).or_refuse()
    day = day_in(group, now)
    before = set(group.founding_choices.filter(fixed=True).values_list("topic", "label"))
    group.founding_choices.all().delete()
    for choice in choices:
        row = FoundingChoice.objects.create(group=group, said_on=day, **_checked(choice))
        if row.fixed and (row.topic, row.label) not in before:
            record.write(chain, entries.FIXED, actor=actor(by), day=day, facts={"topic": row.topic})


@transaction.atomic
def fix_choice(
    *, by: By, choice: FoundingChoice, what: str, why: str, owner: str, is_duty: bool, now: datetime
) -> None:
    """Fixes something, with a reason. Once the group is open, this is an override, and shown as one."""
    chain, by = locked(by)
    choice = _afresh(choice, by.group)
    permissions.may_fix(by, by.group).or_refuse()
    if choice.fixed:
        raise Refused(_("This is fixed already. Open it first if it is to change."))
    new = Choice(choice.topic, fixed=True, what=what, why=why, owner=owner, is_duty=is_duty, label=choice.label)
    later = by.group.opened_on is not None
    _write(choice, _checked(new), by, now)
    words = f"{topic_words(choice)}: {choice.what}"
    kind = HostActKind.OVERRODE if later else HostActKind.FIXED
    digests = host_act(by, kind=kind, words=words, reason=choice.why, about=_about(choice), now=now)
    record.write(
        chain,
        entries.FIXED_LATER if later else entries.FIXED,
        actor=actor(by),
        day=day_in(by.group, now),
        facts={"topic": choice.topic},
        digests=digests,
    )


@transaction.atomic
def open_up(*, by: By, choice: FoundingChoice, why: str, now: datetime) -> None:
    """Opens something that was fixed: from now on the group decides it."""
    chain, by = locked(by)
    choice = _afresh(choice, by.group)
    permissions.may_open_up(by, choice).or_refuse()
    if not choice.fixed:
        raise Refused(_("This is open already."))
    words = f"{topic_words(choice)}: {choice.what}"
    digests = host_act(by, kind=HostActKind.OPENED_UP, words=words, reason=clean(why), about=_about(choice), now=now)
    blank = Choice(choice.topic, label=choice.label)
    _write(choice, _checked(blank), by, now)
    record.write(
        chain,
        entries.OPENED_UP,
        actor=actor(by),
        day=day_in(by.group, now),
        facts={"topic": choice.topic},
        digests=digests,
    )


@transaction.atomic
def ask(*, by: Member, kind: str, choice: FoundingChoice | None, words: str, now: datetime) -> FoundingAsk:
    """Asks why something is fixed, or to open it, or says that nobody told us. Its owner replies within 14 days."""
    chain, by = locked(by)
    group = by.group
    permissions.may_post(by, now).or_refuse()
    if kind not in AskKind.values:
        raise Refused(_("Choose one of these."))
    if choice is not None:
        choice = _afresh(choice, group)
    if kind != AskKind.UNTOLD and (choice is None or not choice.fixed):
        raise Refused(_("Choose something that is fixed."))
    if kind == AskKind.UNTOLD and choice is None and not clean(words):
        raise Refused(_("Say what was fixed. One sentence is enough."))
    day = day_in(group, now)
    row = FoundingAsk.objects.create(
        group=group,
        choice=choice,
        kind=kind,
        by=by,
        words=clean(words),
        salt=record.new_salt(),
        asked_on=day,
        reply_by=reply_by(day),
    )
    facts = {"ask": kind, "topic": choice.topic if choice else "", "reply_by": reply_by(day).isoformat()}
    digests = [digest(row.salt, row.words)]
    subject = f"groups.ask:{row.id}"
    record.write(chain, entries.ASKED, actor=actor(by), subject=subject, day=day, facts=facts, digests=digests)
    for host in host_actors_of(group):
        tell(person=host.person, kind="asked", group_id=group.id, about=f"groups.ask:{row.id}", now=now)
    return row


@transaction.atomic
def reply(*, by: By, ask: FoundingAsk, words: str, now: datetime) -> None:
    """Replies to a question about something fixed. Every member reads it; whoever asked is told."""
    chain, by = locked(by)
    row = FoundingAsk.objects.select_related("group", "by__person", "choice").get(id=ask.id)
    permissions.may_reply(by, row).or_refuse()
    row.reply = said(words, _("Write your reply. One sentence is enough."))
    row.replied_on = day_in(by.group, now)
    row.save(update_fields=["reply", "replied_on"])
    subject = f"groups.ask:{row.id}"
    digests = host_act(by, kind=HostActKind.REPLIED, words=row.reply, about=subject, now=now)
    digests = digests or [digest(row.salt, row.reply)]
    record.write(chain, entries.REPLIED, actor=actor(by), subject=subject, day=row.replied_on, digests=digests)
    if row.by is not None:
        tell(person=row.by.person, kind="ask_reply", group_id=row.group_id, about=subject, now=now)


def topic_words(choice: FoundingChoice) -> str:
    """What a choice is about, in words."""
    return choice.label or str(Topic(choice.topic).label)


def _about(choice: FoundingChoice) -> str:
    return f"groups.choice:{choice.id}"


def _afresh(choice: FoundingChoice, group: Group) -> FoundingChoice:
    """The choice as it is now. Another group's is not there."""
    found = FoundingChoice.objects.select_related("group").filter(id=choice.id, group=group).first()
    if found is None:
        raise Refused(_("This is not one of the group's founding choices."))
    return found


def _write(choice: FoundingChoice, values: dict[str, object], by: By, now: datetime) -> None:
    for name, value in values.items():
        setattr(choice, name, value)
    choice.said_on = day_in(by.group, now)
    choice.save()


def _checked(choice: Choice) -> dict[str, object]:
    """The row's values. Raises Refused where something fixed lacks what, why or its owner."""
    if choice.topic not in Topic.values:
        raise Refused(_("Choose one of these."))
    label = one_line(choice.label, 200) if choice.topic == Topic.OTHER else ""
    if choice.topic == Topic.OTHER and not label:
        raise Refused(_("Say what it is. A few words are enough."))
    row: dict[str, object] = {"topic": choice.topic, "label": label, "fixed": choice.fixed}
    if not choice.fixed:
        return {**row, "what": "", "why": "", "owner": "", "is_duty": False}
    why = _("What is fixed needs a reason, and somebody who answers for it.")
    return {
        **row,
        "what": said(choice.what, _("Say what is fixed. One sentence is enough.")),
        "why": said(choice.why, why),
        "owner": said(one_line(choice.owner, 200), why),
        "is_duty": choice.is_duty,
    }
