"""My list, adjustments, a buddy, a call. Days left as they are keep what the page said."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import DayField, Form
from evenground.support.domain.keeping import MOST_LETTERS

_LEAVE_OUT = _("Please do not put health details here. Say what helps, not why.")


def _words(label: Any, hint: Any = _LEAVE_OUT) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=MOST_LETTERS, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )


class _Choosing(Form):
    """A form with one field in which somebody is chosen by name."""

    who: str

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.who]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*([] if field.required else [("", _("Nobody yet"))]), *people]


class ItemForm(Form):
    words = _words(_("What helps you to take part?"), _("A quiet room, say, or step-free. No health details, please."))
    delete_on = DayField(label=_("When is it deleted?"), help_text=_("We say twelve months. Change it if you like."))


class ShareForm(_Choosing):
    who = "to"
    to = forms.ChoiceField(label=_("Who may read this one line?"), widget=forms.Select)
    again = forms.BooleanField(label=_("Yes, I want to use it in this group too"), required=False)

    def __init__(self, *args: Any, elsewhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not elsewhere:
            del self.fields["again"]


class AdjustmentForm(_Choosing):
    who = "ask"
    words = _words(_("What should be in place?"))
    day = DayField(label=_("By which day?"))
    ask = forms.ChoiceField(label=_("Whom do you ask to see to it?"), required=False, widget=forms.Select)


class AskForm(_Choosing):
    who = "ask"
    ask = forms.ChoiceField(label=_("Whom do you ask to see to it?"), widget=forms.Select)


class SeeToForm(Form):
    words = _words(_("What will you do?"))
    day = DayField(label=_("By which day?"))


class BuddyForm(_Choosing):
    who = "member"
    member = forms.ChoiceField(label=_("Whom would you like beside you?"), widget=forms.Select)


class CallForm(Form):
    where = forms.CharField(
        label=_("Where can they ring you? Leave it empty if they know."),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel"}),
    )
