"""What a member may read of talk: all of it; folded and muted words are one press away."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.functional import Promise

from evenground.groups.models import Group, Member
from evenground.talk.domain.folding import folded
from evenground.talk.models import EarlierMessage, Fold, Message, MessageKind, Mute

_KINDS: dict[str, str | Promise] = dict(MessageKind.choices)
_START = 40
_READ = ("id", "kind", "by_id", "words", "said_at", "changed_on", "taken_back_on", "name")

Wishes = dict[str, list[Fold]]


@dataclass(frozen=True)
class Shown:
    """A message as one member meets it. `muted` is this member's own wish, and nobody else's matter."""

    message: Any  # what is shown of a Message, with the writer's `name`
    mine: bool
    folded: bool
    muted: bool
    wished: bool  # this member wished to fold it
    settled: bool  # the group decided that it stands open

    @property
    def about(self) -> str:
        return about(self.message)

    @property
    def name(self) -> str:
        """Who said it; "" for somebody who is gone."""
        return self.message.name or ""

    @property
    def kind(self) -> str | Promise:
        """In words. The model's own get_kind_display is slow, and a page may hold hundreds."""
        return _KINDS[self.message.kind]

    @property
    def start(self) -> str:
        """The first words, to tell one link from another."""
        words = self.message.words
        return words if len(words) <= _START else f"{words[: _START - 1]}…"

    @property
    def may_wish(self) -> bool:
        """Whether this member could still wish to fold it."""
        return not (self.wished or self.settled or self.folded)

    @property
    def plain(self) -> bool:
        """Somebody else's words, standing open, which this member may still wish to fold: nearly all of them."""
        return self.may_wish and not (self.mine or self.muted or self.message.taken_back_on)

    @property
    def quiet(self) -> bool:
        """Shown closed, one press away."""
        return (self.folded or self.muted) and not self.mine


def about(message: Any) -> str:
    """How records and wishes name a message."""
    return f"talk.message:{message.id}"


def messages_about(
    member: Member, subject: str, wishes: Wishes | None = None, *, newest: int | None = None
) -> list[Shown]:
    """What was said about a subject ("" for the group's hellos), in order, as this member meets it.

    `wishes`: those of `wishes_in`, where the page has asked for them already. `newest`: only so many, the last ones.
    """
    found = Message.objects.filter(group_id=member.group_id, about=subject)
    # The name alone: a page may hold hundreds, and whole rows of members and people would cost more than the words.
    found = found.annotate(name=F("by__person__name")).order_by("-said_at", "-id")[:newest]
    rows = list(found.values_list(*_READ, named=True))[::-1]
    subjects = [about(row) for row in rows]
    wishes = _wishes(member.group_id, subjects) if wishes is None else wishes
    quiet = muted_ids(member)
    return [_shown(row, member, wishes.get(subject, []), quiet) for row, subject in zip(rows, subjects, strict=True)]


def _shown(row: Any, member: Member, wishes: list[Fold], quiet: set[uuid.UUID]) -> Shown:
    standing = [wish for wish in wishes if wish.ended_on is None]
    return Shown(
        message=row,
        mine=row.by_id == member.id,
        folded=folded(wish.names_me for wish in standing),
        muted=row.by_id in quiet,
        wished=any(wish.by_id == member.id for wish in standing),
        settled=len(standing) < len(wishes),
    )


def _wishes(group_id: uuid.UUID, subjects: Iterable[str]) -> Wishes:
    return _by_words(Fold.objects.filter(group_id=group_id, about__in=list(subjects)))


def wishes_in(group_id: uuid.UUID) -> Wishes:
    """Every wish to fold in a group, by the words. They are few: one question serves a page with words of all kinds."""
    return _by_words(Fold.objects.filter(group_id=group_id))


def _by_words(rows: Iterable[Fold]) -> Wishes:
    found: Wishes = defaultdict(list)
    for wish in rows:
        found[wish.about].append(wish)
    return found


def folded_subjects(group: Group, subjects: Iterable[str]) -> set[str]:
    """Which of these words ("decisions.objection:<id>", ...) are folded now."""
    return folded_by(_wishes(group.id, subjects))


def folded_by(wishes: Wishes) -> set[str]:
    """Which words are folded, by these wishes."""
    return {subject for subject, rows in wishes.items() if folded(row.names_me for row in rows if row.ended_on is None)}


def settled(group_id: uuid.UUID, subject: str) -> bool:
    """Whether the group decided already that these words stand open."""
    return Fold.objects.filter(group_id=group_id, about=subject, ended_on__isnull=False).exists()


def message_in(member: Member, message_id: uuid.UUID) -> Message | None:
    """A message of the member's group. None for another group's, the same as for none."""
    rows = Message.objects.filter(group_id=member.group_id, id=message_id)
    return rows.select_related("by__person", "group").first()


def earlier_words(message: Message) -> QuerySet[EarlierMessage]:
    """How a message's words stood before, oldest first."""
    return message.earlier.order_by("until", "id")


def muted_ids(member: Member) -> set[uuid.UUID]:
    """Whom this member muted, for themselves."""
    return set(Mute.objects.filter(by=member).values_list("muted_id", flat=True))


def muted_members(member: Member) -> list[Member]:
    """The same with their names, by name."""
    rows = Member.objects.filter(id__in=muted_ids(member)).select_related("person")
    return sorted(rows, key=lambda one: (one.person.name.casefold(), one.id))
