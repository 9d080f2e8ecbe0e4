"""Working on an objection together: other words, a watch point, a pair."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.decisions.forms.fields import Line, Words
from evenground.decisions.models import Suggestion
from evenground.design.forms import DayField, Form
from evenground.groups.models import Member

ACT_LABELS = {
    Suggestion.Act.TEXT: _("The new words of the suggestion"),
    Suggestion.Act.CHANGE_PLAN: _("The changed plan"),
    Suggestion.Act.SHORTEN_TRIAL: _("Why a shorter time would help"),
    Suggestion.Act.SHRINK: _("The smaller part of it"),
    Suggestion.Act.SHARED_LIMIT: _("The limit we all keep to"),
    Suggestion.Act.SPLIT: _("The words of the first of the two"),
}


class SuggestForm(Form):
    """Other words for a suggestion, or a way to meet an objection. The proposer takes it up, or leaves it."""

    what = Words(label=_("The new words of the suggestion"))
    second = Words(label=_("The words of the second one"), required=False)
    try_until = DayField(label=_("Try it until which day?"), required=False)
    why = Words(label=_("Why?"), rows=2, required=False)

    def __init__(self, *args: Any, act: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].label = ACT_LABELS[Suggestion.Act(act)]
        if act != Suggestion.Act.SPLIT:
            del self.fields["second"]
        else:
            self.fields["second"].required = True
        if act != Suggestion.Act.SHORTEN_TRIAL:
            del self.fields["try_until"]
        else:
            self.fields["try_until"].required = True
            del self.fields["why"]


class WatchPointForm(Form):
    """What we look at to see whether a worry comes true."""

    what = Words(label=_("What do we watch?"), rows=2)
    who_looks = Line(label=_("Who looks?"))
    look_on = DayField(label=_("On which day?"))
    stop_at = Line(
        label=_("When do we stop?"), help_text=_("For example: when one person says it is too much."), most=300
    )


class PairForm(Form):
    """Two people work on it: the owner, or whom the owner agrees to, and somebody else."""

    first = forms.ChoiceField(label=_("One of the two"))
    second = forms.ChoiceField(label=_("The other"))
    may_settle = Words(label=_("What may they settle?"), help_text=_("Say where it ends, too."), rows=3)

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].choices = [  # type: ignore[attr-defined]  # a choice field
                ("", _("Choose a person")),
                *((str(row.id), row.person.name) for row in people),
            ]


class SettledForm(Form):
    """What the pair settled."""

    words = Words(label=_("What did you settle?"))
