"""After the close: words looked over, names, days, reviews."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.decisions.forms.fields import Line, Words
from evenground.design.forms import DayField, Form
from evenground.groups.models import Member


class ViewForm(Form):
    """An owner's own view beside the outcome."""

    words = Words(label=_("Your words beside the outcome"), help_text=_("Every earlier wording is kept."))
    signed = forms.BooleanField(label=_("Show my name with these words"), required=False)
    voice = forms.ChoiceField(label=_("Somebody else speaks for it"), required=False)

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voice"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Nobody")),
            *((str(row.id), row.person.name) for row in people),
        ]


class ViewsAddedForm(Form):
    """What these views added, written by the group."""

    words = Words(
        label=_("What did these views add?"),
        help_text=_("What do we know, see or do now that we would have missed?"),
    )


class DayForm(Form):
    """When something put off comes back."""

    back_on = DayField(label=_("On which day does it come back?"))
    back_with = Line(
        label=_("Who brings it, or which facts come with it?"),
        help_text=_("You can leave this blank."),
        most=300,
        required=False,
    )


class SeenForm(Form):
    """What was seen at a watch point."""

    words = Words(label=_("What did you see?"), rows=3)


class HostForm(Form):
    """A duty named beforehand, decided for the host."""

    decision = forms.ChoiceField(
        label=_("What does the host decide?"),
        choices=[("yes", _("It goes ahead.")), ("no", _("It does not go ahead."))],
        widget=forms.RadioSelect,
    )
    why = Line(label=_("Why? Every member reads this."), most=300)
