"""The rule as a form: for each size of decision, days, parts and what happens when an objection stays."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.decisions.domain.rule import MOST_DAYS, Route, Rule, Size, SizeRule, to_plain
from evenground.design.forms import Form, say_plainly

SIZES = {Size.SMALL: _("Small decisions"), Size.MEDIUM: _("Medium decisions"), Size.LARGE: _("Large decisions")}
PARTS = [
    ("0", _("two people, whoever they are")),
    ("1/4", _("a quarter of us")),
    ("1/3", _("a third of us")),
    ("1/2", _("half of us")),
    ("2/3", _("two thirds of us")),
    ("3/4", _("three quarters of us")),
    ("1", _("all of us")),
]
NOT_APART = "none"
LIVED = [
    (NOT_APART, _("nobody else: we don't count this apart")),
    ("1/4", _("a quarter of those with lived experience")),
    ("1/3", _("a third of those with lived experience")),
    ("1/2", _("half of those with lived experience")),
    ("2/3", _("two thirds of those with lived experience")),
    ("3/4", _("three quarters of those with lived experience")),
    ("1", _("all of those with lived experience")),
]
ROUTES = {
    Route.PAUSE: _("We pause, and it comes back on a day"),
    Route.FACILITATOR: _("Somebody from outside helps us talk"),
    Route.TRIAL: _("We try it for a time, with a watch point"),
    Route.DROP: _("We leave it"),
    Route.VOTE: _("We vote: two thirds of us must say yes"),
    Route.HOST_DECIDES: _("The host decides, only on duties it named before"),
}


class RuleForm(Form):
    """Seven small questions for each of three sizes."""

    def __init__(self, *args: Any, has_host: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        routes = [(route.value, words) for route, words in ROUTES.items() if has_host or route != Route.HOST_DECIDES]
        for size in Size:
            for name, field in _fields(routes).items():
                say_plainly(field)
                self.fields[f"{size}_{name}"] = field

    @staticmethod
    def start(rule: Rule) -> dict[str, Any]:
        """The form's first values from a rule."""
        plain: Mapping[str, Mapping[str, Any]] = to_plain(rule)
        return {
            f"{size}_{name}": NOT_APART if value is None else value
            for size in plain
            for name, value in plain[size].items()
        }

    def rule(self) -> Rule:
        """The rule as typed."""
        return Rule(**{size.value: self._size(size) for size in Size})

    def _size(self, size: Size) -> SizeRule:
        take: dict[str, Any] = {name: self.cleaned_data[f"{size}_{name}"] for name in SizeRule.__dataclass_fields__}
        lived = take["quorum_lived"]
        take["quorum_whole"] = Fraction(take["quorum_whole"])
        take["quorum_lived"] = None if lived == NOT_APART else Fraction(lived)
        take["route"] = Route(take["route"])
        return SizeRule(**take)

    def parts(self) -> list[dict[str, Any]]:
        """The fields of each size, to be drawn under its own heading."""
        return [
            {"title": title, "fields": [self[name] for name in self.fields if name.startswith(f"{size}_")]}
            for size, title in SIZES.items()
        ]


def _fields(routes: list[tuple[str, Any]]) -> dict[str, forms.Field]:
    def days(label: Any, least: int = 1) -> forms.IntegerField:
        box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4", "autocomplete": "off"})
        return forms.IntegerField(label=label, min_value=least, max_value=MOST_DAYS, widget=box)

    return {
        "days_open": days(_("Days open for answers, at least")),
        "more_time_days": days(_("Days added when somebody asks for more time")),
        "remind_days": days(_("Days before the close when people who asked are reminded"), least=0),
        "quorum_whole": forms.ChoiceField(label=_("Enough answers means answers from"), choices=PARTS),
        "quorum_lived": forms.ChoiceField(label=_("And also from"), choices=LIVED),
        "route": forms.ChoiceField(label=_("When an objection stays after another round"), choices=routes),
        "route_days": days(_("Days that this takes")),
    }
