"""The only writers of ideas and of what we made."""

from evenground.ideas.actions.ideas import (
    float_idea,
    make_task,
    propose,
    say,
    say_kind_word,
    take_back,
    take_kind_word_back,
)
from evenground.ideas.actions.made import Told, change, make, say_in_it, take_made_back

__all__ = [
    "Told", "change", "float_idea", "make", "make_task", "propose", "say", "say_in_it", "say_kind_word", "take_back",
    "take_kind_word_back", "take_made_back",
]  # fmt: skip
