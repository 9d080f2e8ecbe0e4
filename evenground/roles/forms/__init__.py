"""What people write on cards and in run sheets."""

from evenground.roles.forms.cards import CardForm, LevelForm, OfferForm, TakeForm
from evenground.roles.forms.steps import MoveStepForm, ReadyForm, StepForm

__all__ = ["CardForm", "LevelForm", "MoveStepForm", "OfferForm", "ReadyForm", "StepForm", "TakeForm"]
