"""Answering, saying what becomes of one's own objection, and reacting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from evenground.decisions.domain.answers import Answer
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.rule import Size
from evenground.decisions.forms.fields import Line, Words
from evenground.decisions.models import Answer as Saved
from evenground.decisions.models import Code, Objection
from evenground.design.forms import DayField, Form, Lines
from evenground.groups.models import Member

# The words under each answer, exactly as the deciding rule has them.
LINES = {
    Code.HAPPY: _("Fine by me is enough."),
    Code.GO_AHEAD_DIFFERENT_VIEW: _("Say how, if you like. It will stand beside the outcome."),
    Code.OBJECT: _("You don't need to have the answer. We look for it together."),
    Code.MORE_TIME_OR_FACTS: _("What would help? You can leave this blank."),
    Code.STAND_ASIDE: _("No reason needed."),
}
WORDS_HELP = _(
    "Only if you like. For “Not yet” these questions can help: What might go wrong? For whom? What would make it OK?"
)
_WITH_WORDS = {Answer.GO_AHEAD_DIFFERENT_VIEW, Answer.OBJECT, Answer.MORE_TIME_OR_FACTS}


class AnswerForm(Form):
    """The five answers. `version` is the text that the person read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=Code.choices,
        widget=Lines(lines={str(code): line for code, line in LINES.items()}, signs=True),
    )
    words = Words(label=_("Your words"), help_text=WORDS_HELP, required=False)
    signed = forms.BooleanField(
        label=_("Show my name with my words"),
        help_text=_("Without this, nobody sees whose words they are."),
        required=False,
    )

    @classmethod
    def of(cls, number: int, mine: Saved | None) -> "AnswerForm":
        """The form with my answer in it. An objection's words are its own and are not typed again."""
        initial: dict[str, Any] = {"version": number}
        if mine is not None:
            initial |= {"answer": mine.code, "words": mine.words, "signed": mine.signed}
        return cls(initial=initial)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("words") and data.get("answer") and Answer(data["answer"]) not in _WITH_WORDS:
            raise ValidationError(
                _(
                    "With this answer nobody would see your words. Choose another answer, or leave the words out. "
                    "You can also write them in the talk below."
                )
            )
        return data

    def said(self) -> dict[str, Any]:
        """What the action takes. Words with "Not yet" are what needs to change."""
        data = self.cleaned_data
        code = Answer(data["answer"])
        objects = code is Answer.OBJECT
        return {
            "version_number": data["version"],
            "code": code,
            "words": "" if objects else data["words"],
            "concern": data["words"] if objects else "",
            "signed": data["signed"],
        }


FATES = {
    Fate.SOLVED: _("Solved by this"),
    Fate.WATCH_POINT: _("OK to try with a watch point"),
    Fate.DIFFERING_VIEW: _("Becomes a differing view"),
    Fate.STAYS: _("It stays"),
}
FATE_LINES = {
    Fate.SOLVED: _("What you asked for is in it now."),
    Fate.WATCH_POINT: _("We go ahead and look on a day. Say below what to watch."),
    Fate.DIFFERING_VIEW: _("It can go ahead. Your words stand beside the outcome."),
    Fate.STAYS: _("Something still needs to change first. No reason needed."),
}


class MarkForm(Form):
    """What its owner says of an objection. A watch point needs what, who, when and where we stop."""

    fate = forms.ChoiceField(
        label=_("Is it solved by this?"),
        choices=[(fate.value, words) for fate, words in FATES.items()],
        widget=Lines(lines={fate.value: line for fate, line in FATE_LINES.items()}),
    )
    what = Words(label=_("For a watch point: what do we watch?"), rows=2, required=False)
    who_looks = Line(label=_("Who looks?"), required=False)
    look_on = DayField(label=_("On which day?"), required=False)
    stop_at = Line(label=_("When do we stop?"), most=300, required=False)

    def __init__(self, *args: Any, objection: Objection, has_point: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"mark_{objection.id}_%s")
        super().__init__(*args, **kwargs)
        self.has_point = has_point

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("fate") == Fate.WATCH_POINT and not self.has_point:
            for name in ("what", "who_looks", "look_on", "stop_at"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("A watch point needs this too."))
        return data


class ConcernForm(Form):
    """An owner's own objection: its words, their name, somebody who speaks for it."""

    words = Words(label=_("What needs to change first?"), help_text=_("You can leave this blank."), required=False)
    signed = forms.BooleanField(label=_("Show my name with these words"), required=False)
    voice = forms.ChoiceField(label=_("Somebody else speaks for it"), required=False)

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voice"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Nobody")),
            *((str(row.id), row.person.name) for row in people),
        ]


class LargerForm(Form):
    """Treat it as a larger decision."""

    size = forms.ChoiceField(label=_("How large is it, for you?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, size: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sizes = list(Size)
        names = {Size.MEDIUM: _("Medium"), Size.LARGE: _("Large")}
        self.fields["size"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.value, names[one]) for one in sizes[sizes.index(Size(size)) + 1 :]
        ]


REACTIONS = [
    ("question", _("A question")),
    ("like", _("Something I like")),
    ("worry", _("A worry")),
    ("idea", _("Another idea")),
    ("say", _("Something else")),
]


class ReactionForm(Form):
    """A question, a like, a worry or another idea, in the talk below a suggestion."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=REACTIONS, widget=forms.RadioSelect, initial="question")
    words = Words(label=_("Your words"), rows=3)
