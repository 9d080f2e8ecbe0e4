"""Joining a group, and leaving it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.decisions.models import Objection
from evenground.design.forms import Form, Lines
from evenground.groups.models import Member
from evenground.people.models import Reach


class JoinForm(Form):
    """A name and one way to reach me. Nothing else is asked."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("What we call you. Any name you like."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
    pronouns = forms.CharField(
        label=_("Pronouns"),
        help_text=_("As you say them. You can leave this blank."),
        max_length=60,
        required=False,
    )
    reach_by = forms.ChoiceField(label=_("One way to reach you"), choices=Reach.choices, widget=Lines)
    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("Only if you want mail, or to sign in with it. We ask there once if it is yours."),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    reach_detail = forms.CharField(
        label=_("Number, address or name for that"),
        help_text=_("You can leave this blank."),
        max_length=300,
        required=False,
    )
    shared = forms.BooleanField(
        required=False,
        label=_("Other people use this device too"),
        help_text=_("Then you are signed out when you close the browser."),
    )

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        if kept.get("reach_by") == Reach.EMAIL and not kept.get("email") and "email" not in self.errors:
            self.add_error("email", _("To reach you by email, we need the address. Or choose another way."))
        return kept


class LeaveForm(Form):
    """Who carries my objections on, if I wish. For each objection a choice of its own; nobody is a full answer."""

    def __init__(self, *args: Any, objections: list[Objection], others: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.id), one.person.name) for one in others]
        for row in objections:
            self.fields[f"carry-{row.id}"] = forms.ChoiceField(
                label=_("Who carries this on?"),
                help_text=row.words[:200] or _("An objection without words."),
                choices=[("", _("Nobody. My words stay beside the outcome.")), *people],
                required=False,
            )

    def carriers(self) -> dict[str, str]:
        """Who was chosen, by the objection's id."""
        chosen = {name.removeprefix("carry-"): who for name, who in self.cleaned_data.items()}
        return {key: who for key, who in chosen.items() if who}
