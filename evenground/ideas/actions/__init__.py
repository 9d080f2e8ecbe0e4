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
from evenground.ideas.actions.made import Told, bring, change, forget_uploads, make, take_made_back
from evenground.ideas.actions.showing import ask_showing, put_on_run_sheet, say_in_it, say_in_showing, say_showing

__all__ = [
    "Told", "ask_showing", "bring", "change", "float_idea", "forget_uploads", "make", "make_task", "propose",
    "put_on_run_sheet", "say", "say_in_it", "say_in_showing", "say_kind_word", "say_showing", "take_back",
    "take_kind_word_back", "take_made_back",
]  # fmt: skip
