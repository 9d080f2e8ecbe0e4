"""What the actions here share: words as they are kept, and rows read afresh under their own lock.

Nothing of support enters the record, so there is no chain to take: each row is its own lock.
"""

import uuid
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from evenground.groups.models import Group
from evenground.notices.actions import tell
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.support.domain.keeping import MOST_LETTERS

_Row = TypeVar("_Row", bound=Model)


def afresh(row: _Row, *along: str) -> _Row:
    """The row as it is now, locked. Raises Refused if it is gone."""
    rows: Any = row._meta.model._default_manager  # noqa: SLF001  Django's names; type() would not see through request.user
    if rows.select_for_update().filter(pk=row.pk).first() is None:
        raise Refused(_("This is gone already. Nothing more to do."))
    found: _Row = rows.select_related(*along).get(pk=row.pk)
    return found


def kept(words: str) -> str:
    said = clean(words)
    if not said:
        raise Refused(_("There is nothing here yet. Write a word or two, or leave it."))
    if len(said) > MOST_LETTERS:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": MOST_LETTERS})
    return said


def ask_by_mail(person: Person, group: Group, now: datetime) -> None:
    """Tells somebody that something is asked of them. What and by whom stands on their page alone."""
    tell(person=person, kind="support_asked", group_id=group.id, about=about(group.id), now=now)


def about(group_id: uuid.UUID) -> str:
    return f"support.group:{group_id}"
