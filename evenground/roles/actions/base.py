"""What every action here begins with: the group's lock, the member read afresh, and words within their room."""

from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

MOST_LETTERS = 20_000
MOST_IN_A_LINE = 300


def locked(by: Member) -> tuple[Chain, Member]:
    """Takes the group's chain head first, then reads the member as they are now."""
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)


def short(words: str, most: int) -> str:
    """The words without what can't be printed. Raises Refused where there are more letters than room."""
    kept = clean(words)
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    return kept
