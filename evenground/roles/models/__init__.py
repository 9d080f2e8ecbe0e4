"""Cards of roles and tasks, who carries them, who was asked; and the steps of a day."""

from evenground.roles.models.cards import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard
from evenground.roles.models.feeds import Feed
from evenground.roles.models.papers import Paper, PaperKind
from evenground.roles.models.steps import Ready, Step

__all__ = [
    "CardKind",
    "CardVersion",
    "Feed",
    "Holding",
    "Level",
    "MyLevel",
    "Offer",
    "Paper",
    "PaperKind",
    "Ready",
    "RoleCard",
    "Step",
]
