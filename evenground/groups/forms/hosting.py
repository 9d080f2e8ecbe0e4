"""The host's page, and questions about what is fixed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form
from evenground.groups.models import AskKind, FoundingChoice, Group, Topic
from evenground.groups.queries import choices_of, host_actors_of


def _room(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def _topic(choice: FoundingChoice) -> str:
    return choice.label or str(Topic(choice.topic).label)


class _AboutGroupForm(Form):
    """A form of a group: what can be chosen in it is that group's alone."""

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        for name, choices in self.choices_here().items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def choices_here(self) -> dict[str, list[tuple[str, str]]]:
        return {}

    def _founding(self, *, fixed: bool) -> list[tuple[str, str]]:
        return [(str(row.id), _topic(row)) for row in choices_of(self.group) if row.fixed == fixed]


class FixForm(_AboutGroupForm):
    choice = forms.ChoiceField(label=gettext_lazy("What do you fix?"), widget=forms.RadioSelect)
    what = forms.CharField(label=gettext_lazy("What is fixed?"), max_length=20_000, widget=_room(2))
    why = forms.CharField(label=gettext_lazy("Why? Every member reads it."), max_length=20_000, widget=_room(2))
    owner = forms.CharField(label=gettext_lazy("Who answers for it? A name and a job."), max_length=200)
    is_duty = forms.BooleanField(label=gettext_lazy("It is a duty of law, safety or money"), required=False)

    def choices_here(self) -> dict[str, list[tuple[str, str]]]:
        return {"choice": self._founding(fixed=False)}


class OpenUpForm(_AboutGroupForm):
    choice = forms.ChoiceField(label=gettext_lazy("What do you open?"), widget=forms.RadioSelect)
    why = forms.CharField(label=gettext_lazy("Why now?"), max_length=20_000, required=False, widget=_room(2))

    def choices_here(self) -> dict[str, list[tuple[str, str]]]:
        return {"choice": self._founding(fixed=True)}


class ActorForm(_AboutGroupForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("Email address"), help_text=gettext_lazy("With it they can sign in here."), max_length=254
    )
    job = forms.CharField(label=gettext_lazy("Job"), max_length=200, required=False)


class ActorEndsForm(_AboutGroupForm):
    actor = forms.ChoiceField(label=gettext_lazy("Who no longer acts for the host?"), widget=forms.RadioSelect)

    def choices_here(self) -> dict[str, list[tuple[str, str]]]:
        return {"actor": [(str(row.id), row.person.name) for row in host_actors_of(self.group)]}


class PayForm(_AboutGroupForm):
    words = forms.CharField(
        label=gettext_lazy("What was paid for?"),
        help_text=gettext_lazy("Such as: fares to the May meeting. Leave out the sum, and who it went to."),
        max_length=20_000,
        widget=_room(2),
    )


class OverrideForm(_AboutGroupForm):
    words = forms.CharField(
        label=gettext_lazy("What does the host do against the group's wish?"), max_length=20_000, widget=_room()
    )
    reason = forms.CharField(label=gettext_lazy("Why? Every member reads it."), max_length=20_000, widget=_room())


class AskForm(_AboutGroupForm):
    """A member's question about what is fixed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like?"), choices=AskKind.choices, widget=forms.RadioSelect
    )
    choice = forms.ChoiceField(label=gettext_lazy("What is it about?"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        help_text=gettext_lazy("You can leave this blank."),
        max_length=20_000,
        required=False,
        widget=_room(),
    )

    def choices_here(self) -> dict[str, list[tuple[str, str]]]:
        return {"choice": [*self._founding(fixed=True), ("", str(gettext_lazy("Something that is not in the list")))]}


class ReplyForm(Form):
    words = forms.CharField(
        label=gettext_lazy("Your reply"),
        help_text=gettext_lazy("Every member reads it."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
    )
