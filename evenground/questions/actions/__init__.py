"""The only writers of questions."""

from evenground.questions.actions.asking import (
    Asked,
    Wish,
    answer_clearer,
    appeal,
    ask,
    free_turn,
    new_ticket,
    support,
    withdraw,
)
from evenground.questions.actions.hosting import (
    end_question,
    hold,
    let_go,
    looked_at,
    pause_room,
    report,
    suggest_clearer,
    take_next,
)
from evenground.questions.actions.rooms import (
    About,
    act_for,
    change_room,
    close_room,
    go_live,
    make_room,
    note_ticket,
    open_room,
    print_cards,
)

__all__ = [
    "About", "Asked", "Wish", "act_for", "answer_clearer", "appeal", "ask", "change_room", "close_room",
    "end_question", "free_turn", "go_live", "hold", "let_go", "looked_at", "make_room", "new_ticket", "note_ticket",
    "open_room", "pause_room", "print_cards", "report", "suggest_clearer", "support", "take_next", "withdraw",
]  # fmt: skip
