"""Cards of roles and tasks, who carries them, and who was asked; skills; thanks; and something back."""

from evenground.roles.models.back import Back, BackChoice, BackKeeper, BackKind, Got, Paid, Take
from evenground.roles.models.cards import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard
from evenground.roles.models.skills import Skill, SkillKind
from evenground.roles.models.thanks import Thank

__all__ = [
    "Back",
    "BackChoice",
    "BackKeeper",
    "BackKind",
    "CardKind",
    "CardVersion",
    "Got",
    "Holding",
    "Level",
    "MyLevel",
    "Offer",
    "Paid",
    "RoleCard",
    "Skill",
    "SkillKind",
    "Take",
    "Thank",
]
