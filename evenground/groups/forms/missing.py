"""The talk "Who is missing?"."""

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import DayField, Form
from evenground.groups.domain.missing import MOST_LETTERS


class MissingForm(Form):
    """Words to a question."""

    words = forms.CharField(
        label=gettext_lazy("What do you think?"),
        help_text=gettext_lazy("Please name nobody, and write nothing about one person."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 3}),
    )
    signed = forms.BooleanField(label=gettext_lazy("Show my name with it"), required=False)


class DeedForm(Form):
    """Something we will do."""

    words = forms.CharField(
        label=gettext_lazy("What will we do?"),
        help_text=gettext_lazy("A small thing is fine."),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 2}),
    )
    day = DayField(label=gettext_lazy("By which day?"))
