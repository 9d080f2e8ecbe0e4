"""What the gallery page shows: made-up examples of every part in every state."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import DayField, Form, Lines

LONG = (
    "We met on a wet Tuesday and nobody wanted to begin, so we made tea first. That turned out to be the beginning. "
) * 6
ARABIC = "نبدأ بالقصص، ولكن فقط ممن يعرضونها بأنفسهم، وبعدها استراحة."
MARKED = (
    "Let's open with **two short stories**, only from people who *offer*.\n\n- in any form\n- with a break after\n\n"
    "> Last year the break was too short.\n\nMore here: [last year's notes](https://example.org/notes)"
)
ANSWERS = [
    ("happy", _("Yes, go ahead."), _("Fine by me is enough.")),
    (
        "go_ahead_different_view",
        _("Go ahead. I see it differently."),
        _("Say how, if you like. It will stand beside the outcome."),
    ),
    (
        "object",
        _("Not yet. Something needs to change first."),
        _("You don't need to have the answer. We look for it together."),
    ),
    (
        "more_time_or_facts",
        _("I need more time, or to know more."),
        _("What would help? You can leave this blank."),
    ),
    ("stand_aside", _("I'll leave this one to others."), _("No reason needed.")),
]


class Everything(Form):
    """One field of each kind."""

    suggestion = forms.CharField(label=_("What do you suggest?"), help_text=_("One sentence is enough."))
    why = forms.CharField(label=_("Why?"), widget=forms.Textarea, required=False)
    email = forms.EmailField(label=_("Your email address"))
    closes = DayField(label=_("Open for answers until"), help_text=_("For example, 27 3 2027."))
    size = forms.ChoiceField(
        label=_("How large is this?"),
        choices=[("small", _("Small: three days")), ("medium", _("Medium: a week")), ("large", _("Large: two weeks"))],
    )
    reach = forms.ChoiceField(
        label=_("How shall we reach you?"),
        widget=forms.RadioSelect,
        choices=[("email", _("By email")), ("paper", _("On paper"))],
    )
    opens = forms.MultipleChoiceField(
        label=_("What is still open?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("why", _("Why we do it")), ("where", _("Where it is")), ("when", _("When it is"))],
    )
    shared = forms.BooleanField(label=_("Other people use this device too"), required=False)


class Answering(Form):
    """The five answers."""

    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[(code, words) for code, words, _line in ANSWERS],
        widget=Lines(lines={code: line for code, _words, line in ANSWERS}, signs=True),
    )


def forms_in_each_state() -> dict[str, Form]:
    """Each form empty, filled, and with something to look at again."""
    filled = {
        "suggestion": "Open with personal stories",
        "why": LONG,
        "email": "someone@example.org",
        "closes": date(2027, 3, 27),
        "size": "medium",
        "reach": "paper",
        "opens": ["why", "when"],
        "shared": True,
    }
    wrong = {"email": "someone", "closes_0": "31", "closes_1": "2", "closes_2": "2027", "why": ARABIC}
    named: dict[str, Form] = {
        "empty": Everything(auto_id="empty_%s"),
        "filled": Everything(initial=filled, auto_id="filled_%s"),
        "wrong": Everything(wrong, auto_id="wrong_%s"),
        "answering": Answering(auto_id="answering_%s"),
        "answered": Answering(initial={"answer": "object"}, auto_id="answered_%s"),
        "answer_wrong": Answering({}, auto_id="answer_wrong_%s"),
    }
    return named


def examples() -> dict[str, Any]:
    """Everything that the gallery's template needs."""
    return {
        "around": [
            ("#colours", _("Colours"), True),
            ("#drawings", _("Drawings"), False),
            ("#buttons", _("Buttons"), False),
            ("#cards", _("Cards"), False),
            ("#deciding", _("Deciding"), False),
            ("#words", _("People's words"), False),
            ("#parts", _("Small parts"), False),
            ("#forms", _("Forms"), False),
        ],
        "long": LONG,
        "arabic": ARABIC,
        "marked": MARKED,
        "trick": "<script>alert(1)</script> ![a picture](https://example.org/x.png)",
        "day": date(2027, 3, 27),
        "steps": [_("Suggested"), _("Talked about"), _("Open for answers"), _("Decided"), _("Looked at again")],
        "stood": {"happy": 6, "go_ahead_different_view": 2, "object": 0, "more_time_or_facts": 1, "stand_aside": 2},
        "stood_many": {
            "happy": 118,
            "go_ahead_different_view": 31,
            "object": 4,
            "more_time_or_facts": 12,
            "stand_aside": 35,
        },
        "facts": [(_("Open until"), _("Friday 5 June")), (_("Who does it"), _("Whoever would like to"))],
        "heads": [_("What"), _("Was"), _("Is now")],
        "rows": [[_("Days open"), "7", "14"], [_("Enough answers"), _("half of us"), _("half of us")]],
        **{f"form_{name}": form for name, form in forms_in_each_state().items()},
    }
