"""What people write on cards, in run sheets, and when they give."""

from evenground.roles.forms.cards import CardForm, LevelForm, OfferForm, TakeForm
from evenground.roles.forms.giving import BackForm, GotForm, SkillForm, TakeBackForm, ThankForm
from evenground.roles.forms.steps import MoveStepForm, ReadyForm, StepForm

__all__ = [
    "BackForm",
    "CardForm",
    "GotForm",
    "LevelForm",
    "MoveStepForm",
    "OfferForm",
    "ReadyForm",
    "SkillForm",
    "StepForm",
    "TakeBackForm",
    "TakeForm",
    "ThankForm",
]
