"""A past event's file in words: what is in it, what could be kinder, and what can't be read."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.events.domain.importing import KINDS, PastEvent
from evenground.events.domain.programme import REST, Slot, hints, minutes_of
from evenground.events.queries.programme import hint_words

_WHY = {
    "not_json": gettext_lazy("it is not JSON from here on"),
    "not_object": gettext_lazy("something between { and } belongs here"),
    "missing": gettext_lazy("it is missing"),
    "not_text": gettext_lazy("it is not text"),
    "too_long": gettext_lazy("it is too long"),
    "not_list": gettext_lazy("it is not a list"),
    "too_many": gettext_lazy("there are too many"),
    "empty": gettext_lazy("there is nothing in it"),
    "not_a_day": gettext_lazy("it is not a day like 2025-06-14"),
    "not_a_time": gettext_lazy("it is not a time like 10:30"),
    "reversed": gettext_lazy("it ends before it begins"),
}


def told_of(event: PastEvent | None) -> dict[str, Any]:
    """Counts of days, things and breaks, and the hints as texts."""
    days = event.days if event else ()
    slots: list[Slot] = []
    titles: dict[str, str] = {}
    for number, day in enumerate(days, 1):
        for item in day.items:
            key = str(len(slots))
            slots.append(Slot(key, number, minutes_of(item.starts), minutes_of(item.ends), item.kind))
            titles[key] = item.title
    return {
        "days": len(days),
        "sessions": len(slots),
        "breaks": sum(slot.kind in REST for slot in slots),
        "hints": [hint_words(hint, titles) for hint in hints(slots)],
    }


def problem_words(line: int, field: str, why: str) -> str:
    """One thing that can't be read, with its line and field."""
    words = _("it is none of %(kinds)s") % {"kinds": ", ".join(KINDS)} if why == "not_a_kind" else str(_WHY[why])
    if not field:
        return _("Line %(line)d: %(why)s.") % {"line": line, "why": words}
    return _("Line %(line)d, %(field)s: %(why)s.") % {"line": line, "field": field, "why": words}
