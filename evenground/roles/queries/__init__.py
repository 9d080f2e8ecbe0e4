"""What a member may see of roles: every card and who carries it; offers, and what one carries, only one's own."""

from evenground.roles.queries.cards import (
    Card,
    about,
    card_in,
    card_to_write_of,
    cards_of,
    carried_by,
    earlier,
    held_by,
    level_of,
    offered_to,
    stands_open,
    still_asked,
)
from evenground.roles.queries.skills import WhoCould, skill_in, skills_of, who_could
from evenground.roles.queries.thanks import Thanks, thank_in, thank_to_write_of, thanks_by, thanks_in, thanks_to

__all__ = [
    "Card",
    "Thanks",
    "WhoCould",
    "about",
    "card_in",
    "card_to_write_of",
    "cards_of",
    "carried_by",
    "earlier",
    "held_by",
    "level_of",
    "offered_to",
    "skill_in",
    "skills_of",
    "stands_open",
    "still_asked",
    "thank_in",
    "thank_to_write_of",
    "thanks_by",
    "thanks_in",
    "thanks_to",
    "who_could",
]
