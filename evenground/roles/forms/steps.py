"""What people write in a run sheet, where a step goes, and how they feel before the day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import Form
from evenground.design.meanwhile import read_field
from evenground.roles.models import Ready

Choices = list[tuple[str, Any]]


class StepForm(Form):
    """A step behind the scenes. Only what happens is asked for."""

    what = forms.CharField(label=_("What happens?"), max_length=20_000, widget=forms.Textarea({"rows": 3}))
    beside = forms.ChoiceField(
        label=_("Beside what in the programme?"), help_text=_("It then stands right after it."), widget=forms.Select
    )
    starts = forms.TimeField(
        label=_("At a time of its own?"),
        help_text=_("Like 10:30. You can leave this empty."),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the time like this: 10:30.")},
        required=False,
    )
    cue = forms.CharField(
        label=_("What tells us that it is time?"),
        help_text=_("Like “When the last guest sits down”."),
        max_length=300,
        required=False,
    )
    card = forms.ChoiceField(
        label=_("Which role or task is it part of?"),
        help_text=_("Whoever carries that card does it. Nobody is put down by others."),
        widget=forms.Select,
        required=False,
    )
    who = forms.CharField(
        label=_("Somebody outside our group?"),
        help_text=_("Like “The caretaker of the hall”. You can leave this empty."),
        max_length=300,
        required=False,
    )
    read = read_field()

    def __init__(self, *args: Any, beside: Choices, cards: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "beside", beside)
        _choose(self, "card", [("", _("None just now")), *cards])


class MoveStepForm(Form):
    """Which place of its day a step goes to."""

    to = forms.TypedChoiceField(label=_("Move it to"), coerce=int, widget=forms.Select)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "to", places)


class ReadyForm(Form):
    """How I feel before the day, and who may read it."""

    feeling = forms.ChoiceField(label=_("How is it for you?"), choices=Ready.Feeling.choices, widget=forms.RadioSelect)
    seen_by = forms.MultipleChoiceField(
        label=_("Who may read it?"),
        help_text=_("Only those you choose. Choose nobody, and it is for you alone."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "seen_by", people)


def _choose(form: Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
