"""Cards of roles and tasks, who carries them, who was asked; and the steps of a day."""

from evenground.roles.models.back import Back, BackChoice, BackKeeper, BackKind, Got, Paid, Take
from evenground.roles.models.cards import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard
from evenground.roles.models.feeds import Feed
from evenground.roles.models.papers import Paper, PaperKind
from evenground.roles.models.skills import Skill, SkillKind
from evenground.roles.models.steps import Ready, Step
from evenground.roles.models.thanks import Thank

__all__ = [
    "Back",
    "BackChoice",
    "BackKeeper",
    "BackKind",
    "CardKind",
    "CardVersion",
    "Feed",
    "Got",
    "Holding",
    "Level",
    "MyLevel",
    "Offer",
    "Paid",
    "Paper",
    "PaperKind",
    "Ready",
    "RoleCard",
    "Skill",
    "SkillKind",
    "Step",
    "Take",
    "Thank",
]
