"""Skills: written, shared or not, deleted. Nobody is told, and the record says nothing of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.record.domain.verdict import Refused
from evenground.roles import permissions
from evenground.roles.actions.base import MOST_IN_A_LINE, locked, short
from evenground.roles.models import Skill, SkillKind

MOST_SKILLS = 100


@transaction.atomic
def write_skill(*, by: Member, words: str, kind: str, now: datetime, shared: bool = False) -> Skill:
    """Something I bring, or would like to try. Only I see it, unless I share it."""
    _chain, by = locked(by)
    permissions.may_write_skill(by).or_refuse()
    kept = short(words, MOST_IN_A_LINE)
    if not kept:
        raise Refused(_("Say what it is. One word is enough."))
    if kind not in SkillKind.values:
        raise Refused(_("Choose one of these."))
    if shared:
        permissions.may_share_skills(by, now).or_refuse()
    if Skill.objects.filter(member=by).count() >= MOST_SKILLS:
        raise Refused(_("There is room for %(most)d skills. You can delete one first.") % {"most": MOST_SKILLS})
    return Skill.objects.create(member=by, kind=kind, words=kept, shared=shared)


@transaction.atomic
def share_skill(*, by: Member, skill: Skill, yes: bool, now: datetime) -> None:
    """The group may see this beside an open role; or no longer. It works at once."""
    _chain, by = locked(by)
    permissions.may_change_skill(by, skill).or_refuse()
    if yes:
        permissions.may_share_skills(by, now).or_refuse()
    Skill.objects.filter(id=skill.pk).update(shared=yes)


@transaction.atomic
def delete_skill(*, by: Member, skill: Skill, now: datetime) -> None:
    _chain, by = locked(by)
    permissions.may_change_skill(by, skill).or_refuse()
    Skill.objects.filter(id=skill.pk).delete()
