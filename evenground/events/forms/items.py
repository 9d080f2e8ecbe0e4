"""Things in a programme, and marks on those of an earlier one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form
from evenground.design.meanwhile import read_field
from evenground.events.forms.events import words
from evenground.events.models import ItemKind, Mark

_LIKE = gettext_lazy("Write the time like this: 10:30.")


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=gettext_lazy("Like 10:30."),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _LIKE},
    )


class ItemForm(Form):
    """A thing in the programme."""

    title = forms.CharField(label=gettext_lazy("What is it?"), max_length=300)
    day = forms.ChoiceField(label=gettext_lazy("Which day?"), widget=forms.Select)
    starts = _time(gettext_lazy("It begins at"))
    ends = _time(gettext_lazy("It ends at"))
    kind = forms.ChoiceField(label=gettext_lazy("What kind of thing?"), choices=ItemKind.choices, widget=forms.Select)
    what = words(gettext_lazy("More about it"))
    who = forms.CharField(
        label=gettext_lazy("Who does it?"),
        help_text=gettext_lazy("A role, like “Two of us as hosts”. Best no names here."),
        max_length=500,
        required=False,
    )
    place = forms.CharField(
        label=gettext_lazy("Where?"), help_text=gettext_lazy("A room, or “online”."), max_length=200, required=False
    )
    read = read_field()

    def __init__(self, *args: Any, days: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "day", days)


class MoveForm(Form):
    """Which place of its day something goes to."""

    to = forms.TypedChoiceField(label=gettext_lazy("Move it to"), coerce=int, widget=forms.Select)

    def __init__(self, *args: Any, places: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "to", places)


class MarkForm(Form):
    """A mark on a thing of an earlier event."""

    what = forms.ChoiceField(
        label=gettext_lazy("How do you see it?"), choices=Mark.What.choices, widget=forms.RadioSelect
    )
    words = words(gettext_lazy("In your words"), gettext_lazy("You can leave this blank."))


class AgainForm(Form):
    """On which day of this year's event something of an earlier one goes."""

    day = forms.ChoiceField(label=gettext_lazy("On which day?"), widget=forms.Select)

    def __init__(self, *args: Any, days: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "day", days)


def _choose(form: Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
