"""What people write on a card, and how they take it on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import DayField, Form
from evenground.roles.models import CardKind, Level


def words(label: Any, help_text: Any = "") -> forms.CharField:
    box = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, help_text=help_text, max_length=20_000, required=False, widget=box)


class CardForm(Form):
    """A card. Only its name is asked for; the rest can come later, from anyone."""

    title = forms.CharField(label=_("What do we call it?"), help_text=_("Like “Tea and welcome”."), max_length=300)
    kind = forms.ChoiceField(label=_("What is it?"), choices=CardKind.choices, widget=forms.RadioSelect)
    purpose = words(_("What is it for?"))
    involves = words(_("What would you do?"))
    time = words(_("How much time does it take?"))
    support = words(_("What help is there?"))
    gives_back = words(_("What do you get back?"))
    is_not = words(_("What is it not?"))
    ask = words(_("Whom can you ask about it?"))
    skill = forms.CharField(label=_("A skill that helps here"), max_length=300, required=False)
    size = forms.ChoiceField(
        label=_("How many carry it?"),
        choices=(("one", _("One person")), ("several", _("Two or more can share it"))),
        widget=forms.RadioSelect,
    )
    on_day = DayField(label=_("On a day?"), required=False)
    event = forms.ChoiceField(label=_("For which event?"), widget=forms.Select, required=False)

    def __init__(self, *args: Any, events: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None in particular")), *events]
        if not events:
            del self.fields["event"]


class TakeForm(Form):
    """Yes, or yes with support."""

    support = words(_("What would help you?"), _("You can leave this empty. Everyone in the group can read it."))


class OfferForm(Form):
    """Whom to ask."""

    member = forms.ChoiceField(label=_("Whom would you like to ask?"), widget=forms.Select)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = members


class LevelForm(Form):
    """How far I want to take part."""

    level = forms.ChoiceField(label=_("Just now"), choices=Level.choices, widget=forms.RadioSelect)
