"""Cards of roles and tasks, who carries them, and who was asked."""

from evenground.roles.models.cards import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard

__all__ = ["CardKind", "CardVersion", "Holding", "Level", "MyLevel", "Offer", "RoleCard"]
