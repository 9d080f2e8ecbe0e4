"""What people say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import Form
from evenground.talk.domain.folding import MOST_LETTERS


def words_field(label: Any, rows: int = 4) -> forms.CharField:
    """A box for words. What is too long is said kindly, and stays in the box."""
    return forms.CharField(
        label=label,
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"max_length": _("This is too long for one go. There is room for 20,000 letters.")},
    )


class HelloForm(Form):
    words = words_field(_("Say hello, in any way you like"))


class ChangeForm(Form):
    words = words_field(_("Your words"))


class FoldForm(Form):
    """Why words should be folded: only whether I am named in them."""

    names_me = forms.ChoiceField(
        label=_("Why?"),
        choices=(
            ("yes", _("I am named in these words")),
            ("no", _("Another reason. They are folded once a second member wishes it.")),
        ),
        widget=forms.RadioSelect,
    )


class MuteForm(Form):
    """Whom to mute."""

    member = forms.ChoiceField(label=_("Whose words would you rather not meet?"), widget=forms.Select)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = members
