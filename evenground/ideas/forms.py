"""What people say about ideas: shapes only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from evenground.decisions.domain.rule import Rule, Size
from evenground.design.forms import Form, Lines
from evenground.files.domain.uploads import MEGABYTE
from evenground.ideas.domain.words import MOST_LETTERS
from evenground.ideas.models import Credit, MadeKind, Showing
from evenground.talk.domain.folding import MOST_LETTERS as TALK_LETTERS

_TOO_LARGE = _("This file is too large. Choose a smaller or shorter one, or put in a link to it.")
_SIZES = {Size.SMALL: _("Small"), Size.MEDIUM: _("Medium"), Size.LARGE: _("Large")}


class Words(forms.CharField):
    """People's own words. What is too long is said kindly, and stays in the box."""

    def __init__(self, *, rows: int = 3, most: int = TALK_LETTERS, too_long: Any = "", **kwargs: Any) -> None:
        wrong = {"max_length": too_long or _("This is too long for one go. There is room for 20,000 letters.")}
        area = forms.Textarea({"rows": rows})
        super().__init__(max_length=most, widget=area, error_messages=wrong, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: it would cut off what somebody pastes, and say nothing."""
        return {}


class IdeaForm(Form):
    """One box, and whether the name shows."""

    words = Words(
        label=_("Your idea, in a sentence"),
        help_text=_("Rough is fine. A link may be in it."),
        most=MOST_LETTERS,
        too_long=_("An idea has room for 2,000 letters. You can say more in the talk below it."),
    )
    signed = forms.BooleanField(label=_("Show my name with it"), required=False, initial=True)


class BringIdeaForm(Form):
    """An idea as somebody's voice or a picture, with words or without."""

    file = forms.FileField(label=_("Your voice, or a picture"), widget=forms.FileInput, required=False)
    brought = forms.UUIDField(widget=forms.HiddenInput, required=False)
    words = Words(
        label=_("What is said or seen in it?"),
        help_text=_("A few words, for who can't see or hear it."),
        most=MOST_LETTERS,
        too_long=_("An idea has room for 2,000 letters. You can say more in the talk below it."),
        required=False,
    )
    signed = forms.BooleanField(label=_("Show my name with it"), required=False, initial=True)

    def __init__(self, *args: Any, room: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_room(self.fields["file"], room)


def _say_room(file: forms.Field, room: int) -> None:
    """Says beside the box, and to the browser, how large a file may be: `room` bytes."""
    file.help_text = _("It can be up to %(most)d MB. We take out where it was made, and on which phone.") % {
        "most": room // MEGABYTE
    }
    file.widget.attrs.update({"accept": "image/*,video/*,audio/*", "data-most": room, "data-said": _TOO_LARGE})


class TaskForm(Form):
    """A task of an idea: a short name is enough. The rest of the card can come later."""

    title = forms.CharField(label=_("What is to be done, in a few words?"), max_length=300)
    involves = Words(label=_("What does it involve?"), help_text=_("And what is it not?"), required=False)
    time = forms.CharField(
        label=_("How much time, until when?"), help_text=_("A guess is fine."), max_length=300, required=False
    )


class MadeForm(Form):
    """Something one made: a title, and a file, a link or words. The rest may stay as it is.

    The file itself is brought before the form is looked at, so that it need not come twice: see views/making.py.
    """

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind of thing is it?"), choices=MadeKind.choices, widget=forms.Select)
    file = forms.FileField(label=_("A film, a picture or your voice"), widget=forms.FileInput, required=False)
    brought = forms.UUIDField(widget=forms.HiddenInput, required=False)  # a file that came, until the rest fits too
    take_out = forms.BooleanField(label=_("Take the file out that is there now"), required=False)
    link = forms.CharField(
        label=_("A link to it"), help_text=_("It begins with https://."), max_length=2000, required=False
    )
    words = Words(label=_("Or write it here"), help_text=_("A poem, say. Rough drafts are welcome."), required=False)
    described = Words(
        label=_("What is said or seen in it?"),
        help_text=_("For who can't see or hear it. It can come later."),
        required=False,
    )
    captions = Words(
        label=_("Captions for a film"),
        help_text=_("A line for each time. It looks like this: 0:05 Hello all. They can come later."),
        required=False,
    )
    credit = forms.ChoiceField(
        label=_("Which name stands with it?"), choices=Credit.choices, widget=forms.RadioSelect, initial=Credit.NAME
    )
    other_name = forms.CharField(label=_("The other name"), max_length=100, required=False)
    people = forms.MultipleChoiceField(
        label=_("Who else of us can be seen or heard in it?"),
        help_text=_("It is shown once each of them says yes. You can add a name later, but not take one out."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    shown = forms.BooleanField(
        label=_("Show it in this group"),
        help_text=_("Without this, only you see it."),
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], room: int, here: bool, **kwargs: Any) -> None:
        """room: bytes that a file may have; here: whether a file is put up already."""
        super().__init__(*args, **kwargs)
        _say_room(self.fields["file"], room)
        if not here:
            del self.fields["take_out"]
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people
        if not people:
            field.widget = forms.MultipleHiddenInput()


class ShowForm(Form):
    """Where something may be shown: at which event, and for whom to see."""

    event = forms.ChoiceField(label=_("At which event?"), widget=forms.Select)
    where = forms.ChoiceField(label=_("Where?"), choices=Showing.Where.choices, widget=forms.Select)

    def __init__(self, *args: Any, events: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = events


class SayForm(Form):
    words = Words(label=_("Say something about it"))


class ProposeForm(Form):
    """An idea as a proposal: two boxes are enough."""

    what = Words(label=_("What do you suggest?"), help_text=_("One sentence is enough."))
    why = Words(label=_("Why?"), required=False)
    who_does = Words(
        label=_("Who does it?"),
        help_text=_("Only people who offered. Nobody is put down for anything."),
        rows=2,
        required=False,
    )
    cost = Words(label=_("What does it cost?"), help_text=_("Money, time, energy."), rows=2, required=False)
    size = forms.ChoiceField(label=_("How large is it?"), choices=[(size.value, said) for size, said in _SIZES.items()])

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = {}
        for size in Size:
            days = rule.of(size).days_open
            words = ngettext("Open for at least %(n)d day.", "Open for at least %(n)d days.", days)
            lines[size.value] = words % {"n": days}
        field = self.fields["size"]
        assert isinstance(field, forms.ChoiceField)
        field.widget = Lines(lines=lines)
        field.choices = [(size.value, said) for size, said in _SIZES.items()]
        field.initial = Size.MEDIUM.value
