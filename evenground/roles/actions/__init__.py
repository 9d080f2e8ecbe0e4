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
from evenground.roles.actions.skills import delete_skill, share_skill, write_skill
from evenground.roles.actions.thanks import put_away_thanks, share_thanks, take_back_thanks, thank

__all__ = [
    "Text",
    "agree",
    "back_up",
    "change_card",
    "choose_level",
    "delete_skill",
    "hand_all_back",
    "hand_back",
    "leave_offer",
    "offer",
    "open_again",
    "put_away_thanks",
    "share_skill",
    "share_thanks",
    "take",
    "take_back_thanks",
    "thank",
    "write_card",
    "write_skill",
]
