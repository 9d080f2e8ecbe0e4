"""The open door: a group's call, and a knock."""

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form
from evenground.groups.domain.door import MOST_LETTERS
from evenground.groups.models import Knock


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class CallForm(Form):
    """What the call says."""

    words = forms.CharField(
        label=gettext_lazy("What do we look for people for?"), max_length=MOST_LETTERS, widget=_area(5)
    )
    time_needed = forms.CharField(label=gettext_lazy("How much time does it take?"), max_length=300, required=False)
    gets_back = forms.CharField(label=gettext_lazy("What do you get back?"), max_length=600, required=False)


class KnockForm(Form):
    """I'm interested: in any form. One way to reach somebody is enough."""

    words = forms.CharField(
        label=gettext_lazy("Anything you'd like to say"),
        help_text=gettext_lazy("You can leave this blank."),
        max_length=MOST_LETTERS,
        required=False,
        widget=_area(),
    )
    reach = forms.CharField(
        label=gettext_lazy("How to reach me"),
        help_text=gettext_lazy("An email or a phone number. Or name a friend below."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    friend = forms.CharField(
        label=gettext_lazy("A friend's name, to ring instead of me"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    friend_phone = forms.CharField(
        label=gettext_lazy("My friend's phone number"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    friend_knows = forms.BooleanField(label=gettext_lazy("My friend knows that I give their number"), required=False)
    about_me = forms.CharField(
        label=gettext_lazy("Something I'd like you to know about me"),
        help_text=gettext_lazy("You can leave this blank. Nobody asks you for it."),
        max_length=MOST_LETTERS,
        required=False,
        widget=_area(),
    )
    about_for = forms.ChoiceField(
        label=gettext_lazy("Who may read what you tell about you?"),
        choices=Knock.AboutFor.choices,
        initial=Knock.AboutFor.HELPERS,
        widget=forms.RadioSelect,
    )


class VoiceForm(Form):
    """A knock said aloud, or in a signed film."""

    file = forms.FileField(
        label=gettext_lazy("Your voice, or a short film"),
        help_text=gettext_lazy("A few minutes at most. Signing is welcome, too."),
        widget=forms.FileInput({"accept": "audio/*,video/*"}),
        error_messages={"required": gettext_lazy("Choose a file first. A phone lets you record one.")},
    )


class KnockCodeForm(Form):
    code = forms.CharField(
        label=gettext_lazy("The code you were shown"),
        help_text=gettext_lazy("Ten letters and digits. Spaces, lines and capital letters don't matter."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
