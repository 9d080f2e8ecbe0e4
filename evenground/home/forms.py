"""The record's filter. It is sent by GET, so that a page of it can be kept and passed on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import Form
from evenground.home.queries.record import month_words

FAMILIES = (
    ("", _("Everything")),
    ("decisions", _("What we decided, and how")),
    ("groups", _("Who came and went, who helps, and what the host did")),
    ("talk", _("What was said")),
    ("roles", _("Roles and tasks")),
)
MOST = 200  # things to choose from in the list; every other is one press away beside its entry


class FilterForm(Form):
    """What to see of the record. Anything strange in the address counts as not chosen."""

    family = forms.ChoiceField(label=_("What kind"), choices=FAMILIES, required=False)
    about = forms.ChoiceField(label=_("About what"), required=False)
    month = forms.ChoiceField(label=_("Which month"), required=False)

    def __init__(self, data: QueryDict, *, months: Sequence[date], named: Mapping[str, str]) -> None:
        super().__init__(data)
        shown = list(named.items())[:MOST]
        asked = data.get("about", "")
        if asked in named and asked not in dict(shown):
            shown.append((asked, named[asked]))
        about = [(subject, Truncator(" ".join(words.split())).chars(60)) for subject, words in shown]
        self._choose("about", [("", _("Anything")), *about])
        self._choose("month", [("", _("Any month")), *((f"{day:%Y-%m}", month_words(day)) for day in months)])
        for field in self.fields.values():
            field.label_suffix = ""

    def _choose(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def wanted(self) -> dict[str, str]:
        """What was chosen, "" for all."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
