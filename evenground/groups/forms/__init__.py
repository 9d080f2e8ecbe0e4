"""What people type about groups. Rules are not here: forms only read, actions and permissions decide."""

from evenground.groups.forms.door import CallForm, KnockCodeForm, KnockForm, VoiceForm
from evenground.groups.forms.hosting import (
    ActorEndsForm,
    ActorForm,
    AskForm,
    FixForm,
    OpenUpForm,
    OverrideForm,
    PayForm,
    ReplyForm,
)
from evenground.groups.forms.joining import CodeForm, EmailInviteForm, PartForm, PauseForm, PlacesForm
from evenground.groups.forms.missing import DeedForm, MissingForm
from evenground.groups.forms.starting import ChoiceForm, HelperForm, StarterForm, StartForm, choice_forms, helper_forms

__all__ = [
    "ActorEndsForm",
    "ActorForm",
    "AskForm",
    "CallForm",
    "ChoiceForm",
    "CodeForm",
    "DeedForm",
    "EmailInviteForm",
    "FixForm",
    "HelperForm",
    "KnockCodeForm",
    "KnockForm",
    "MissingForm",
    "OpenUpForm",
    "OverrideForm",
    "PartForm",
    "PauseForm",
    "PayForm",
    "PlacesForm",
    "ReplyForm",
    "StartForm",
    "StarterForm",
    "VoiceForm",
    "choice_forms",
    "helper_forms",
]
