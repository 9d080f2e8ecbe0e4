"""What a member may read of ideas and of what we made."""

from evenground.ideas.queries.ideas import about, became, built_on, idea_in, ideas_of, shown, tasks_of
from evenground.ideas.queries.made import (
    about_made,
    brought,
    in_it,
    loose_uploads,
    made_here,
    made_in,
    made_of,
    named_in,
    version_in,
    versions_of,
)
from evenground.ideas.queries.showing import (
    asked_maker,
    asked_of,
    events_of,
    is_shown_at,
    places_of,
    run_sheets_of,
    showing_for,
    shown_at,
    shown_for_all,
    shown_to_all,
    waits_for,
)

__all__ = [
    "about", "about_made", "asked_maker", "asked_of", "became", "brought", "built_on", "events_of", "idea_in",
    "ideas_of", "in_it", "is_shown_at", "loose_uploads", "made_here", "made_in", "made_of", "named_in", "places_of",
    "run_sheets_of", "showing_for", "shown", "shown_at", "shown_for_all", "shown_to_all", "tasks_of", "version_in",
    "versions_of", "waits_for",
]  # fmt: skip
