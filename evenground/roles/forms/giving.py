"""What people write when they give: thanks, skills, and what is offered in return."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import DayField, Form, Lines
from evenground.roles.models import BackKind, Paid, SkillKind, Take


class ThankForm(Form):
    """Whom, for what, and whether it says from whom."""

    member = forms.ChoiceField(label=_("Whom would you like to thank?"), widget=forms.Select, required=False)
    to_name = forms.CharField(label=_("Or somebody outside the group: their name"), max_length=200, required=False)
    words = forms.CharField(
        label=_("What did they do?"),
        help_text=_("Name it, like “You put the chairs in a circle”."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
    )
    event = forms.ChoiceField(label=_("Was it for an event?"), widget=forms.Select, required=False)
    names_me = forms.BooleanField(
        label=_("Say that it is from me"), help_text=_("Without this, we show your name to nobody."), required=False
    )

    def __init__(
        self, *args: Any, members: list[tuple[str, str]], events: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("member", [("", _("Somebody else")), *members]),
            ("event", [("", _("No, or it doesn't matter")), *events]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A letter goes to one person: nobody's name is dropped unsaid."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("member") and data.get("to_name"):
            self.add_error(
                "to_name",
                _("A letter goes to one person. Leave this name out, or choose “Somebody else” above. Both stay here."),
            )
        return data


class SkillForm(Form):
    """Something I bring, or would like to try."""

    skill = forms.CharField(label=_("What is it?"), help_text=_("Rough and amateur are fine."), max_length=300)
    about = forms.ChoiceField(label=_("Which is it?"), choices=SkillKind.choices, widget=forms.RadioSelect)
    shared = forms.BooleanField(label=_("Share it with the group now"), required=False)


class BackForm(Form):
    """What the host offers in return, in words."""

    for_what = forms.ChoiceField(label=_("What is it for?"), widget=forms.Select)
    way = forms.ChoiceField(
        label=_("What is offered?"),
        choices=BackKind.choices,
        widget=Lines(
            lines={
                BackKind.EXPENSES: _("Like the bus, or somebody who looks after your child."),
                BackKind.TIME: _("An hour of help from you, an hour of help for you."),
                BackKind.REFERENCE: _("A letter that you can show when you look for work."),
                BackKind.CERTIFICATE: _("A page that says what you did or learned."),
            }
        ),
    )
    rate = forms.CharField(
        label=_("How much, and for what?"),
        help_text=_("In words, like “one voucher for each meeting”."),
        max_length=300,
        required=False,
    )
    valid_from = DayField(label=_("From which day does this hold?"), required=False)
    hours = forms.CharField(
        label=_("How many hours might it take?"),
        help_text=_("With reading and getting ready."),
        max_length=300,
        required=False,
    )
    paid = forms.ChoiceField(
        label=_("When is it paid?"),
        choices=[*Paid.choices, ("", _("It is not about money, or we don't know yet"))],
        widget=forms.RadioSelect,
        required=False,
    )
    due = DayField(label=_("By which day does it come?"), required=False)
    policy = forms.CharField(
        label=_("A link to the host's rules about this"),
        help_text=_("It begins with https://. You can leave this blank."),
        max_length=2000,
        required=False,
    )
    advice = forms.CharField(
        label=_("A link to free advice from somebody else"),
        help_text=_("From somebody who has no part in this. It begins with https://."),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, things: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["for_what"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = things


class TakeBackForm(Form):
    """All, less, none, to somebody else, later."""

    take = forms.ChoiceField(label=_("What would you like?"), choices=Take.choices, widget=forms.RadioSelect)
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    told = forms.UUIDField(widget=forms.HiddenInput, required=False)


class GotForm(Form):
    """What I got, in my own words."""

    words = forms.CharField(
        label=_("What did you get out of it?"),
        help_text=_("Like a friend, a skill, a good day, or a voucher."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 3}),
    )
    shared = forms.BooleanField(label=_("Share it with the group now"), required=False)
