"""Skills: my own; and beside an open card, what others chose to share."""

import uuid
from dataclasses import dataclass

from evenground.groups.models import Member, MemberState
from evenground.roles.domain.matching import meets
from evenground.roles.models import Skill, SkillKind
from evenground.roles.queries.cards import Card


@dataclass(frozen=True)
class WhoCould:
    """Beside an open card: who brings such a skill, and who would like to try it. Each by name, never by how much."""

    bring: list[Skill]
    would_try: list[Skill]


def skills_of(member: Member) -> list[Skill]:
    """My own. For nobody else's eyes as a list."""
    return sorted(Skill.objects.filter(member=member), key=lambda one: (one.words.casefold(), one.pk))


def skill_in(member: Member, skill_id: uuid.UUID) -> Skill | None:
    """One of mine. None for anybody else's, the same as for none."""
    return Skill.objects.filter(member=member, id=skill_id).first()


def who_could(member: Member, card: Card) -> WhoCould:
    """Only while it stands open, and only what was shared. Who said no to it, or has a pause, changes nothing here."""
    if not card.is_open or not card.text.skill:
        return WhoCould([], [])
    rows = Skill.objects.filter(member__group_id=member.group_id, shared=True).exclude(member__state=MemberState.LEFT)
    found = [
        row
        for row in rows.select_related("member__person").order_by("member__person__name", "member_id", "words", "id")
        if meets(row.words, card.text.skill)
    ]
    return WhoCould(
        [row for row in found if row.kind == SkillKind.BRING], [row for row in found if row.kind == SkillKind.TRY]
    )
