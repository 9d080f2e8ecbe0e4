"""The only writers of roles. One verb, one keyword-only function."""

from evenground.roles.actions.back import (
    Return,
    change_back,
    choose_back,
    delete_got,
    keep_back,
    leave_back,
    let_back_go,
    share_got,
    write_back,
    write_got,
)
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
    take,
    write_card,
)
from evenground.roles.actions.leaving import leave_all
from evenground.roles.actions.skills import delete_skill, share_skill, write_skill
from evenground.roles.actions.thanks import put_away_thanks, share_thanks, take_back_thanks, thank

__all__ = [
    "Return",
    "Text",
    "agree",
    "back_up",
    "change_back",
    "change_card",
    "choose_back",
    "choose_level",
    "delete_got",
    "delete_skill",
    "hand_all_back",
    "hand_back",
    "keep_back",
    "leave_all",
    "leave_back",
    "leave_offer",
    "let_back_go",
    "offer",
    "put_away_thanks",
    "share_got",
    "share_skill",
    "share_thanks",
    "take",
    "take_back_thanks",
    "thank",
    "write_back",
    "write_card",
    "write_got",
    "write_skill",
]
