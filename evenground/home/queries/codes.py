"""Codes in the record's facts, as people read them."""

from collections.abc import Mapping
from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evenground.decisions.models import Fate, Kind, State, Suggestion
from evenground.events.models import Mark, Stage
from evenground.groups.models import AskKind, HelperKind, Topic

_DAYS = {"closes_on", "back_on", "reply_by", "review_on", "next_on"}
_CODES: dict[str, Mapping[str, str | Promise]] = {
    "kind": dict(Kind.choices),
    "fate": dict(Fate.choices),
    "outcome": dict(State.choices),
    "topic": dict(Topic.choices),
    "role": dict(HelperKind.choices),
    "stage": dict(Stage.choices),
    "mark": dict(Mark.What.choices),
    "ask": dict(AskKind.choices),
    "size": {"small": _("small"), "medium": _("medium"), "large": _("large")},
    "act": {
        **dict(Suggestion.Act.choices),
        "watch_point": _("A watch point"),
        "hand_to_pair": _("A pair looks at it"),
    },
    "reason": {
        "withdrawn": _("its proposer took it back"),
        "not_enough_answers": _("not enough answers"),
        "objection_stays": _("an objection stays"),
        "pause": _("we pause, and come back to it"),
        "facilitator": _("somebody helps us talk about it"),
        "dropped": _("we leave it"),
        "by_vote": _("by vote"),
        "vote_short": _("too few said yes in the vote"),
        "host_to_decide": _("it is for the host, by a duty named before"),
        "more_time": _("more time or facts were asked for"),
        "by_consent": _("OK to go ahead, views kept"),
    },
}


def said(name: str, value: object) -> str:
    """A fact's value in words: a day in full, a code by its name, anything else as it stands."""
    if name in _DAYS and isinstance(value, str) and value:
        return formats.date_format(date.fromisoformat(value), "j F Y")
    return str(_CODES.get(name, {}).get(str(value), value))
