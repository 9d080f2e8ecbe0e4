"""Coming to a public event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form
from evenground.events.domain.reminding import Pace
from evenground.events.forms.events import words


class SignUpForm(Form):
    """A name is enough. An address brings a letter; without one a code is shown."""

    name = forms.CharField(
        label=gettext_lazy("What shall we call you?"), help_text=gettext_lazy("Any name will do."), max_length=200
    )
    email = forms.EmailField(
        label=gettext_lazy("Email"),
        help_text=gettext_lazy("You can leave this blank. Then you get a code to write down."),
        max_length=254,
        required=False,
    )
    companion = forms.BooleanField(
        label=gettext_lazy("Somebody comes along to support me"),
        help_text=gettext_lazy("They need no sign-up of their own."),
        required=False,
    )
    needs = words(
        gettext_lazy("What do you need to take part?"),
        gettext_lazy("Say what helps, not why. Please don't write about your health."),
    )

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args: Any, changing: bool = False, looked_after: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if changing:
            del self.fields["email"], self.fields["once"]
        if not looked_after and not self.data.get("needs"):  # what was written meanwhile is never dropped unsaid
            del self.fields["needs"]


class RemindForm(Form):
    """When to remind, if at all."""

    paces = forms.MultipleChoiceField(
        label=gettext_lazy("When shall we write to you?"),
        choices=[
            (Pace.WEEK.value, gettext_lazy("A week before")),
            (Pace.DAY.value, gettext_lazy("The day before")),
            (Pace.MORNING.value, gettext_lazy("On the morning")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class DoorForm(Form):
    who = forms.CharField(label=gettext_lazy("Their code, or how their name begins"), max_length=200, required=False)


class PlaceCodeForm(Form):
    code = forms.CharField(label=gettext_lazy("The code of your place"), max_length=40)


class SeatsForm(Form):
    seats = forms.IntegerField(
        label=gettext_lazy("How many can come?"),
        help_text=gettext_lazy("Leave it blank if everyone can."),
        min_value=1,
        max_value=100_000,
        required=False,
    )


class NeedsForm(Form):
    """What is done about somebody's needs."""

    reply = words(gettext_lazy("What will be done?"), gettext_lazy("They read this."))
    met = forms.BooleanField(label=gettext_lazy("It is in place"), required=False)
    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
