"""What people write on cards and in run sheets."""

from evenground.roles.forms.cards import CardForm, LevelForm, OfferForm, TakeForm
from evenground.roles.forms.steps import ReadyForm, StepForm

__all__ = ["CardForm", "LevelForm", "OfferForm", "ReadyForm", "StepForm", "TakeForm"]
