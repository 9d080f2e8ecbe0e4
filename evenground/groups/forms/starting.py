"""The steps of starting a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.design.forms import Form, Lines
from evenground.groups.models import FoundingChoice, Group, Helper, HelperKind, Topic
from evenground.groups.queries import NEEDED, helper_of_kind
from evenground.people.models import Reach

WORDS_ROOM = 20_000


def small(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class StarterForm(Form):
    """Who starts, if they have no place here yet: a name and one way to reach them."""

    person_name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("What we call you. Any name you like."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("So that you can come back. We send one mail there, to ask if it is yours."),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    reach_by = forms.ChoiceField(
        label=gettext_lazy("How you like to be reached"), choices=Reach.choices, initial=Reach.EMAIL, widget=Lines
    )
    reach_detail = forms.CharField(
        label=gettext_lazy("Number or address for that"),
        help_text=gettext_lazy("You can leave this blank."),
        max_length=300,
        required=False,
    )


class StartForm(Form):
    """Step 1: what the group is for."""

    name = forms.CharField(
        label=gettext_lazy("A working name"),
        help_text=gettext_lazy("The group chooses its own name later. It is its first decision."),
        max_length=200,
    )
    why = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("One or two sentences, in words that you would say to a friend."),
        max_length=WORDS_ROOM,
        widget=small(),
    )
    time_needed = forms.CharField(
        label=gettext_lazy("How much time does it take?"),
        help_text=gettext_lazy("Such as: two hours a month, from May to October."),
        max_length=300,
        required=False,
    )
    what_you_get_back = forms.CharField(
        label=gettext_lazy("What does somebody get back?"),
        help_text=gettext_lazy("Such as: pay, fares, food, skills, a reference, thanks."),
        max_length=600,
        required=False,
    )
    host = forms.ChoiceField(
        label=gettext_lazy("Whose group is it?"),
        choices=(("own", gettext_lazy("A group of its own")), ("host", gettext_lazy("An organisation hosts it"))),
        widget=Lines(
            lines={
                "own": gettext_lazy("Nobody stands behind it but its members. You are the first one."),
                "host": gettext_lazy("You act for the organisation. Its members decide, as equals."),
            }
        ),
    )
    host_name = forms.CharField(
        label=gettext_lazy("The organisation's name"),
        help_text=gettext_lazy("Leave this blank for a group of its own."),
        max_length=200,
        required=False,
    )
    job = forms.CharField(
        label=gettext_lazy("Your job there"),
        help_text=gettext_lazy("You can leave this blank."),
        max_length=200,
        required=False,
    )
    also_member = forms.BooleanField(
        label=gettext_lazy("I'd like to take part as a member, too"),
        help_text=gettext_lazy("As a member you have the same say as each of the others."),
        required=False,
    )

    def __init__(self, *args: Any, group: Group | None = None, **kwargs: Any) -> None:
        if group is not None:
            fields = ("name", "why", "time_needed", "what_you_get_back", "host_name")
            kwargs["initial"] = {name: getattr(group, name) for name in fields}
        super().__init__(*args, **kwargs)
        if group is not None:  # whose group it is stays as it was started
            for name in ("host", "job", "also_member", *([] if group.host_name else ["host_name"])):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        if kept.get("host") == "host" and not kept.get("host_name"):
            self.add_error("host_name", _("Which organisation is it?"))
        if kept.get("host") == "own":
            kept.update({"host_name": "", "job": "", "also_member": False})
        return kept


class ChoiceForm(Form):
    """Step 2: one of the founding choices. Left open, it needs nothing more."""

    label = forms.CharField(
        label=gettext_lazy("What is it?"),
        help_text=gettext_lazy("Leave this blank if there is nothing else."),
        max_length=200,
        required=False,
    )
    fixed = forms.ChoiceField(
        label=gettext_lazy("Is it open?"),
        choices=(("open", gettext_lazy("Open: the group decides")), ("fixed", gettext_lazy("Fixed already"))),
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=gettext_lazy("What is fixed?"),
        help_text=gettext_lazy("Only for what is fixed."),
        max_length=WORDS_ROOM,
        required=False,
        widget=small(2),
    )
    why = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Everyone who is invited reads it."),
        max_length=WORDS_ROOM,
        required=False,
        widget=small(2),
    )
    owner = forms.CharField(
        label=gettext_lazy("Who fixed it, and answers for it?"),
        help_text=gettext_lazy("A name and a job."),
        max_length=200,
        required=False,
    )
    is_duty = forms.BooleanField(
        label=gettext_lazy("It is a duty of law, safety or money"),
        required=False,
    )

    def __init__(self, *args: Any, topic: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=topic, **kwargs)
        self.topic = topic
        self.called = Topic(topic).label
        if topic != Topic.OTHER:
            del self.fields["label"]
        self.fields["fixed"].label = self.called

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        if kept.get("fixed") == "fixed":
            empty = _("You ticked “Fixed already”. Please fill this in, too.")
            for name in ("what", "why", "owner"):
                if not kept.get(name) and name not in self.errors:
                    self.add_error(name, empty)
            if self.topic == Topic.OTHER and not kept.get("label"):
                self.add_error("label", _("Say what it is. A few words are enough."))
        return kept


def choice_forms(group: Group, data: Any = None) -> list[ChoiceForm]:
    """A form for each topic, with what was saved before."""
    saved: dict[str, FoundingChoice] = {row.topic: row for row in group.founding_choices.all()}
    return [ChoiceForm(data, topic=topic, initial=_as_typed(saved.get(topic))) for topic in Topic.values]


def _as_typed(row: FoundingChoice | None) -> dict[str, Any]:
    if row is None:
        return {"fixed": "open"}
    names = ("label", "what", "why", "owner", "is_duty")
    return {**{name: getattr(row, name) for name in names}, "fixed": "fixed" if row.fixed else "open"}


class HelperForm(Form):
    """Step 3, and the host's page: somebody who helps."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    job = forms.CharField(
        label=gettext_lazy("Job"), help_text=gettext_lazy("You can leave this blank."), max_length=200, required=False
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Phone or email: one is enough."),
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("With it they can sign in here."),
    )
    there = forms.CharField(
        label=gettext_lazy("When they are there"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Such as: weekdays, nine to five."),
    )
    does = forms.CharField(
        label=gettext_lazy("What they do"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("You can leave this blank."),
    )
    does_not = forms.CharField(
        label=gettext_lazy("What they don't do"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("You can leave this blank."),
    )

    def __init__(self, *args: Any, kind: str, helper: Helper | None = None, **kwargs: Any) -> None:
        if helper is not None:
            kwargs["initial"] = {name: getattr(helper, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.called = HelperKind(kind).label
        if kind == HelperKind.HOURS:
            for name in ("job", "email", "does", "does_not"):
                del self.fields[name]
            self.fields["name"].label = _("Whose number it is")
            self.fields["phone"].required = True
            self.fields["phone"].help_text = _("A number that somebody answers at night and at weekends.")


def helper_forms(group: Group, data: Any = None) -> list[HelperForm]:
    """A form for each of the four kinds of help that a group needs, with what was saved before.

    One that was left wholly blank is not looked at: each can be saved on its own, and the rest later.
    """
    return [
        HelperForm(data, kind=kind, helper=helper_of_kind(group, kind), prefix=kind, empty_permitted=True)
        for kind in NEEDED
    ]
