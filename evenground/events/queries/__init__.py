"""What a member may read of their group's events."""

from evenground.events.queries.events import (
    days_of,
    event_in,
    events_of,
    form_start,
    next_of,
    past_of,
    series_names,
    stages_of,
    year_of,
)
from evenground.events.queries.importing import problem_words, told_of
from evenground.events.queries.past import again_in, item_of_past, looked_back, mark_of, marked_by
from evenground.events.queries.programme import Now, hint_words, item_in, news, programme, slot_of

__all__ = [
    "Now",
    "again_in",
    "days_of",
    "event_in",
    "events_of",
    "form_start",
    "hint_words",
    "item_in",
    "item_of_past",
    "looked_back",
    "mark_of",
    "marked_by",
    "news",
    "next_of",
    "past_of",
    "problem_words",
    "programme",
    "series_names",
    "slot_of",
    "stages_of",
    "told_of",
    "year_of",
]
