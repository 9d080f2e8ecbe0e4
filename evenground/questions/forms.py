"""What people type about rooms and questions. Rules are not here: forms only read, actions and permissions decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import DayField, Form, Lines
from evenground.groups.models import Member
from evenground.questions.models import End, HoldReason, QuestionKind, RoomSide

WORDS_ROOM = 2_000  # letters of a question
ANSWER_ROOM = 10_000


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class RoomForm(Form):
    """What a room says."""

    leader_name = forms.CharField(
        label=_("Who comes to answer?"), help_text=_("As they wish to be called."), max_length=200
    )
    leader_job = forms.CharField(label=_("What is their job?"), max_length=200, required=False)
    welcome = forms.CharField(
        label=_("A few words to whoever comes in"), max_length=WORDS_ROOM, required=False, widget=_area()
    )
    unnamed = forms.BooleanField(
        label=_("Questions may come without a name"),
        help_text=_("This can't be changed any more once the room is open."),
        required=False,
        initial=True,
    )


class HostsForm(Form):
    """Whom the group might choose. The decision's own words follow from it."""

    one = forms.ChoiceField(label=_("The first host"))
    two = forms.ChoiceField(label=_("The second host"))
    why = forms.CharField(label=_("Why these two?"), max_length=WORDS_ROOM, required=False, widget=_area(2))

    def __init__(self, *args: Any, people: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("Choose somebody")), *((str(row.id), row.person.name) for row in people)]
        for name in ("one", "two"):
            self.fields[name].choices = named  # type: ignore[attr-defined]  # a choice field


# Cycles to choose from; each says itself what it means.
CYCLES = {
    "order order lot": _("Two turns in fair order, then one by lot for somebody not yet heard"),
    "order lot": _("One turn in fair order, then one by lot"),
    "lot": _("Every turn by lot"),
    "order": _("Every turn in fair order"),
}


class TurnsForm(Form):
    """Whose turn comes when, as the group might decide it."""

    cycle = forms.ChoiceField(
        label=_("Whose turn comes when?"),
        choices=list(CYCLES.items()),
        initial="order order lot",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Why?"), max_length=WORDS_ROOM, required=False, widget=_area(2))


class SideForm(Form):
    side = forms.ChoiceField(
        label=_("Do you act for somebody in this room?"),
        choices=[("", _("No, I am here as a member")), *((value, label) for value, label in RoomSide.choices)],
        widget=forms.RadioSelect,
        required=False,
    )


class CardsForm(Form):
    number = forms.IntegerField(label=_("How many cards for the door?"), min_value=1, max_value=2000)


class AskForm(Form):
    """A question, or a thought. The words are enough."""

    kind = forms.ChoiceField(
        label=_("What do you bring?"),
        choices=QuestionKind.choices,
        initial=QuestionKind.QUESTION,
        widget=Lines(
            lines={
                QuestionKind.QUESTION.value: _("You would like an answer."),
                QuestionKind.THOUGHT.value: _("It asks for no answer. The leader may say what they heard."),
            }
        ),
    )
    words = forms.CharField(
        label=_("Your words"),
        help_text=_("They stay as you write them."),
        max_length=WORDS_ROOM,
        widget=_area(4),
        error_messages={"max_length": _("There is room for 2,000 letters. Make it shorter, or bring it in two.")},
    )
    name = forms.CharField(
        label=_("Your name, if you like"),
        help_text=_("Leave it blank to ask without a name."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    behalf = forms.CharField(
        label=_("Do you ask for somebody else?"),
        help_text=_("Say how they would like to be called. It counts as their turn."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    behalf_agreed = forms.BooleanField(label=_("They said yes to it"), required=False)
    read_out = forms.BooleanField(label=_("Somebody else shall read it out"), required=False)
    note = forms.CharField(
        label=_("Should people know something before they read it?"),
        help_text=_("For example: this speaks of a loss. Your words are folded under it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, unnamed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unnamed:
            self.fields["name"].label = _("Your name")
            self.fields["name"].help_text = _("Any name by which you like to be called.")


class CodeForm(Form):
    code = forms.CharField(
        label=_("A code"),
        help_text=_("From your card for the door, or of a question of yours."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AppealForm(Form):
    words = forms.CharField(label=_("Why does it belong here?"), max_length=WORDS_ROOM, widget=_area())


class ReportForm(Form):
    words = forms.CharField(label=_("What should the hosts look at?"), max_length=500, required=False, widget=_area(2))


class HoldForm(Form):
    reason = forms.ChoiceField(label=_("Why would you hold it?"), choices=HoldReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("More, if you like"), max_length=500, required=False)


class ClearerForm(Form):
    words = forms.CharField(label=_("A clearer wording"), max_length=WORDS_ROOM, widget=_area())


class EndForm(Form):
    """How something ended."""

    how = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[(one.value, one.label) for one in (End.LIVE, End.WRITING, End.NOT_ANSWERED)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What was said, the answer, or the reason"), max_length=ANSWER_ROOM, required=False, widget=_area(4)
    )
    due_on = DayField(label=_("If the answer comes in writing: by which day?"), required=False)


class PromiseForm(Form):
    """Who promises what, and by when; perhaps the question that asked for it."""

    who = forms.CharField(label=_("Who promises it?"), max_length=200)
    words = forms.CharField(label=_("What is promised, in the exact words?"), max_length=WORDS_ROOM, widget=_area())
    by_when = DayField(
        label=_("By which day?"), help_text=_("If no day was said, choose one on which you will look at it again.")
    )
    question = forms.ChoiceField(label=_("Which question asked for it?"), required=False)

    def __init__(self, *args: Any, questions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("No single one: it was made to everyone"))
        self.fields["question"].choices = [none, *questions]  # type: ignore[attr-defined]  # a choice field


class EvidenceForm(Form):
    words = forms.CharField(label=_("What was done?"), max_length=WORDS_ROOM, widget=_area())
    link = forms.CharField(
        label=_("A link to it, if there is one"), max_length=500, required=False,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )  # fmt: skip


class BesideForm(Form):
    yes = forms.ChoiceField(
        label=_("Is this what you promised?"),
        choices=[("yes", _("Yes, this is my promise")), ("no", _("Not quite. My words stand beside it"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Your own words to it"), max_length=WORDS_ROOM, required=False, widget=_area())


class HeardForm(Form):
    """The leader's end of a room, in three parts. One is enough."""

    heard = forms.CharField(label=_("What I heard"), max_length=WORDS_ROOM, required=False, widget=_area(4))
    take_away = forms.CharField(label=_("What I take away"), max_length=WORDS_ROOM, required=False, widget=_area(4))
    will_do = forms.CharField(label=_("What I will do"), max_length=WORDS_ROOM, required=False, widget=_area(4))


class AskBackForm(Form):
    words = forms.CharField(label=_("What would you like to ask the room?"), max_length=WORDS_ROOM, widget=_area())


class SayBackForm(Form):
    words = forms.CharField(
        label=_("Your reply"), help_text=_("It stands here without a name."), max_length=WORDS_ROOM, widget=_area(2)
    )


class AnswerForm(Form):
    words = forms.CharField(label=_("Your answer"), max_length=ANSWER_ROOM, widget=_area(6))


class AddressForm(Form):
    address = forms.EmailField(
        label=_("Your email"),
        help_text=_("We write a week before a promise is due, and once its day is over. Leave it blank for no mail."),
        required=False,
    )


class BriefingForm(Form):
    words = forms.CharField(
        label=_("What should the leader know before they come?"), max_length=WORDS_ROOM, widget=_area()
    )


class KeepsakeForm(Form):
    """One's own note, and what one likes to share of it."""

    mine = forms.CharField(
        label=_("For me alone"), help_text=_("Only this ticket opens it."), max_length=WORDS_ROOM, required=False,
        widget=_area(4),
    )  # fmt: skip
    shared = forms.CharField(
        label=_("What I know that this room needed"),
        help_text=_("Saving shows this in the room, without a name. Empty it to take it back."),
        max_length=WORDS_ROOM, required=False, widget=_area(3),
    )  # fmt: skip
