"""The page of an event, where we are on the way, and closing it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import DayField, Form
from evenground.design.meanwhile import read_field
from evenground.events.domain.stages import STAGES
from evenground.events.models import Stage, Way

MOST_DAYS = 60
WORDS_ROOM = 20_000


def words(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """A box for words that can be left blank."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=WORDS_ROOM,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"max_length": gettext_lazy("This is too long for one go. There is room for 20,000 letters.")},
    )


class EventForm(Form):
    """What an event's page says. Only the name is needed; the rest can wait."""

    name = forms.CharField(label=gettext_lazy("A working name"), max_length=200)
    series = forms.CharField(
        label=gettext_lazy("Which series is it part of?"),
        help_text=gettext_lazy("Events that follow one another share a name, like “The yearly gathering”."),
        max_length=200,
        required=False,
    )
    purpose = words(gettext_lazy("What is it for?"))
    who_for = words(gettext_lazy("Who is it for?"), rows=2)
    first_day = DayField(
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("Leave it blank while it is not settled."),
        required=False,
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many days in a row?"), min_value=1, max_value=MOST_DAYS, initial=1, required=False
    )
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"), help_text=gettext_lazy("Like Europe/London."), max_length=50
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How do people come together?"),
        choices=Way.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    place = words(gettext_lazy("Where?"), rows=2)
    access = words(
        gettext_lazy("How can people get there and in?"),
        gettext_lazy("Steps, lifts, toilets, hearing loop, captions, parking, a quiet room."),
    )
    joining = words(
        gettext_lazy("Joining details"),
        gettext_lazy("Links, door codes, whom to ring. Only those who attend see this."),
        rows=2,
    )
    read = read_field()

    def __init__(self, *args: Any, new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not new:
            del self.fields["series"]

    def days(self) -> list[date]:
        """The dates that were asked for."""
        first, count = self.cleaned_data.get("first_day"), self.cleaned_data.get("count") or 1
        return [first + timedelta(days=step) for step in range(count)] if first else []


class StageForm(Form):
    """Where we are on the way."""

    stage = forms.ChoiceField(
        label=gettext_lazy("Where are we now?"),
        choices=[(name, Stage(name).label) for name in STAGES],
        widget=forms.RadioSelect,
    )


class CloseForm(Form):
    """When next? It can stay open."""

    next_when = forms.CharField(
        label=gettext_lazy("When next?"),
        help_text=gettext_lazy("In your words, like “Next June, in the north”. It can stay blank."),
        max_length=200,
        required=False,
    )
    next_owner = forms.CharField(
        label=gettext_lazy("Who answers for it?"),
        help_text=gettext_lazy("A name and a job."),
        max_length=200,
        required=False,
    )
    next_by = DayField(label=gettext_lazy("By which day is there word about it?"), required=False)
