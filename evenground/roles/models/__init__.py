"""Cards of roles and tasks, who carries them, and who was asked; skills; and thanks."""

from evenground.roles.models.cards import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard
from evenground.roles.models.skills import Skill, SkillKind
from evenground.roles.models.thanks import Thank

__all__ = [
    "CardKind",
    "CardVersion",
    "Holding",
    "Level",
    "MyLevel",
    "Offer",
    "RoleCard",
    "Skill",
    "SkillKind",
    "Thank",
]
