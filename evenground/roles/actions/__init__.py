"""The only writers of roles. One verb, one keyword-only function."""

from evenground.roles.actions.cards import (
    Text,
    agree,
    back_up,
    change_card,
    choose_level,
    hand_all_back,
    hand_back,
    leave_offer,
    offer,
    open_again,
    take,
    write_card,
)
from evenground.roles.actions.feeds import end_feed, new_feed
from evenground.roles.actions.papers import ask_paper, forget_papers, give_up_paper, make_paper
from evenground.roles.actions.steps import (
    StepText,
    change_step,
    move_step,
    say_ready,
    take_away_step,
    unsay_ready,
    write_step,
)

__all__ = [
    "StepText",
    "Text",
    "agree",
    "ask_paper",
    "back_up",
    "change_card",
    "change_step",
    "choose_level",
    "end_feed",
    "forget_papers",
    "give_up_paper",
    "hand_all_back",
    "hand_back",
    "leave_offer",
    "make_paper",
    "move_step",
    "new_feed",
    "offer",
    "open_again",
    "say_ready",
    "take",
    "take_away_step",
    "unsay_ready",
    "write_card",
    "write_step",
]
