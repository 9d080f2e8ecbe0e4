"""Inviting, and my place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form, Lines
from evenground.groups.models import Member, Part


class CodeForm(Form):
    """The short code of an invitation."""

    code = forms.CharField(
        label=gettext_lazy("The code on your invitation"),
        help_text=gettext_lazy("Ten letters and digits. Spaces, lines and capital letters don't matter."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class PlacesForm(Form):
    """Places to hold open, on paper or as links."""

    places = forms.IntegerField(
        label=gettext_lazy("How many people would you like to ask?"),
        help_text=gettext_lazy("Each gets a code of their own. From 1 to 20."),
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )


class EmailInviteForm(Form):
    """An invitation by email."""

    email = forms.EmailField(
        label=gettext_lazy("Their email address"),
        help_text=gettext_lazy("We write there once, and then forget the address."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class PartForm(Form):
    """How I take part."""

    part = forms.ChoiceField(
        label=gettext_lazy("How I take part"),
        choices=Part.choices,
        widget=Lines(
            lines={
                "lived": gettext_lazy("I know what this is about from my own life."),
                "staff": gettext_lazy("It is part of my job."),
                "both": gettext_lazy("My job and my own life."),
                "unsaid": gettext_lazy("That is fine. No reason needed."),
            }
        ),
    )


class PauseForm(Form):
    """A pause of somebody's posting, by the lead or the deputy."""

    member = forms.ChoiceField(label=gettext_lazy("Whose posting"), widget=forms.Select)
    matter = forms.CharField(
        label=gettext_lazy("Which matter is it about?"),
        help_text=gettext_lazy("A few words. There is one pause for a matter."),
        max_length=200,
    )
    why = forms.CharField(
        label=gettext_lazy("Why is it needed for safety?"),
        help_text=gettext_lazy("The person reads this. A pause is never for an opinion."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
    )
    hours = forms.IntegerField(
        label=gettext_lazy("For how many hours?"),
        help_text=gettext_lazy("72 at most."),
        min_value=1,
        max_value=72,
        initial=24,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(member.id), member.person.name) for member in members]
