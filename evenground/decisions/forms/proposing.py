"""Suggesting something: two boxes are enough. The rest stands under "More", with defaults."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from evenground.decisions.domain.rule import Rule, Size
from evenground.decisions.forms.fields import Line, Words
from evenground.design.forms import DayField, Form, Lines
from evenground.groups.models import FoundingChoice, Member, Part

SIZES = {Size.SMALL: _("Small"), Size.MEDIUM: _("Medium"), Size.LARGE: _("Large")}
MORE = ("size", "fixed", "who_does", "cost", "try_until", "closes_on", "settles", "limit")

# What a decision of each kind begins with: the words in the first box, which anyone may change.
BEGIN = {
    "name": "",
    "rule": _("We change how we decide."),
    "together": _("We are together now. From here on, we decide together who joins."),
    "agreement": "",
    "join": _("We invite somebody new to join us."),
    "remove": _("We ask this person to leave the group."),
    "part": _("We change how this person takes part."),
    "close_early": _("We close this decision early."),
    "unfold": _("We unfold these words, so that everyone reads them at once."),
    "posting": _("We keep this person's posting paused for some days."),
    "publish": _("Everyone can see the page of this event, and sign up."),
}


class ChangeForm(Form):
    """The words of a suggestion. All but the first may stay blank."""

    what = Words(label=_("What do you suggest?"), help_text=_("One sentence is enough."), rows=3)
    why = Words(label=_("Why?"), rows=3, required=False)
    fixed = Words(
        label=_("What is fixed?"), help_text=_("What can't be changed here, and why."), rows=2, required=False
    )
    who_does = Words(
        label=_("Who does it?"),
        help_text=_("Only people who offered. Nobody is put down for anything."),
        rows=2,
        required=False,
    )
    cost = Words(label=_("What does it cost?"), help_text=_("Money, time, energy."), rows=2, required=False)
    try_until = DayField(
        label=_("Do we try it until a day?"),
        help_text=_("Then we look at it together. You can leave this blank."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def first(self) -> list[forms.BoundField]:
        """The two boxes, and what this kind of decision can't do without."""
        return [field for field in self.visible_fields() if field.name not in MORE]

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in MORE]

    @property
    def more_is_open(self) -> bool:
        """Under "More" something needs another look, so it is shown."""
        return any(field.errors for field in self.more)


class ProposeForm(ChangeForm):
    """A new suggestion of any kind."""

    size = forms.ChoiceField(
        label=_("How large is it?"), choices=[(size.value, words) for size, words in SIZES.items()]
    )
    closes_on = DayField(label=_("Open for answers until"), required=False)
    settles = forms.ChoiceField(
        label=_("Does it settle one of the big choices?"),
        help_text=_("Then the event's page shows what we decided there."),
        required=False,
    )
    limit = forms.ChoiceField(
        label=_("Is it about a duty that the host named before?"),
        help_text=_("Only then can the host decide in the end, and only if our rule says so."),
        required=False,
    )
    member = forms.ChoiceField(label=_("Who is it about?"))
    part = forms.ChoiceField(label=_("How does this person take part?"), choices=Part.choices, widget=forms.RadioSelect)
    days = forms.TypedChoiceField(
        label=_("For how many days?"), choices=[(str(number), str(number)) for number in (3, 7, 14, 30)], coerce=int
    )
    proposal = forms.ChoiceField(label=_("Which decision?"))

    field_order = ["member", "part", "days", "proposal", "what", "why", *MORE]

    def __init__(
        self,
        *args: Any,
        kind: str,
        rule: Rule,
        today: date,
        people: Sequence[Member] = (),
        duties: Iterable[FoundingChoice] = (),
        open_choices: Iterable[tuple[str, Any]] = (),
        still_open: Iterable[tuple[str, str]] = (),
        has_size: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self._keep({"remove": {"member"}, "part": {"member", "part"}, "posting": {"member", "days"}}.get(kind, set()))
        if kind != "close_early":
            del self.fields["proposal"]
        else:
            self._choose("proposal", still_open)
        if "member" in self.fields:
            self._choose("member", ((str(row.id), row.person.name) for row in people))
        self._choose_or_leave_out("settles", open_choices)
        self._choose_or_leave_out("limit", [(str(duty.id), duty.what[:80]) for duty in duties])
        self._sizes(rule, has_size=has_size)
        self._words()

    def _keep(self, kept: set[str]) -> None:
        for name in {"member", "part", "days"} - kept:
            del self.fields[name]

    def _choose_or_leave_out(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        if named := list(choices):
            self._choose(name, [("", _("No")), *named])
        else:
            del self.fields[name]

    def _choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a choice field

    def _sizes(self, rule: Rule, *, has_size: bool) -> None:
        """Each size says how long it is open; a kind with a size of its own does not ask."""
        self.fields["closes_on"].help_text = _(
            "You can leave this blank. It can be later than our rule says, never earlier."
        )
        if not has_size:
            del self.fields["size"]
            return
        lines = {}
        for size in Size:
            days = rule.of(size).days_open
            lines[size.value] = ngettext("Open for at least %(n)d day.", "Open for at least %(n)d days.", days) % {
                "n": days
            }
        self.fields["size"].widget = Lines(lines=lines)
        self._choose("size", [(size.value, words) for size, words in SIZES.items()])
        self.fields["size"].initial = Size.MEDIUM.value

    def _words(self) -> None:
        what = self.fields["what"]
        if self.kind == "name":
            self.fields["what"] = Line(label=_("What shall we call ourselves?"), help_text=_("Only the name."))
        elif self.kind == "agreement":
            self.fields["what"] = Words(
                label=_("Our working agreement, as you suggest it"),
                help_text=_("The whole text. It takes the place of the old one."),
                rows=14,
            )
        elif self.kind in BEGIN:
            what.initial = BEGIN[self.kind]
        if self.kind != "plain":
            for name in ("who_does", "cost", "try_until"):
                del self.fields[name]
        self.order_fields(self.field_order)

    def kind_params(self) -> dict[str, Any]:
        """What the kind needs besides its words."""
        return {name: self.cleaned_data[name] for name in ("member", "part", "days", "proposal") if name in self.fields}
