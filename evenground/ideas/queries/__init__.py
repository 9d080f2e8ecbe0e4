"""What a member may read of ideas and of what we made."""

from evenground.ideas.queries.ideas import about, became, built_on, idea_in, ideas_of, shown, tasks_of
from evenground.ideas.queries.made import in_it, made_here, made_in, made_of, named_in, versions_of

__all__ = [
    "about", "became", "built_on", "idea_in", "ideas_of", "in_it", "made_here", "made_in", "made_of", "named_in",
    "shown", "tasks_of", "versions_of",
]  # fmt: skip
