"""The only writers of support. One verb, one keyword-only function. None of them writes the record."""

from evenground.support.actions.adjusting import (
    answer_ask,
    ask_owner,
    hand_back,
    say_met,
    see_to,
    take_away,
    write_adjustment,
)
from evenground.support.actions.beside import answer_buddy, ask_call, choose_buddy, end_buddy, end_call
from evenground.support.actions.keys import Rotated, add_key, ensure_keys, new_key, reseal
from evenground.support.actions.riders import change_item, delete_item, share, take_back_share, write_item
from evenground.support.actions.tidying import tidy

__all__ = [
    "Rotated",
    "add_key",
    "answer_ask",
    "answer_buddy",
    "ask_call",
    "ask_owner",
    "change_item",
    "choose_buddy",
    "delete_item",
    "end_buddy",
    "end_call",
    "ensure_keys",
    "hand_back",
    "new_key",
    "reseal",
    "say_met",
    "see_to",
    "share",
    "take_away",
    "take_back_share",
    "tidy",
    "write_adjustment",
    "write_item",
]
