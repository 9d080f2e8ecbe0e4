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
from evenground.questions.actions.promises import (
    Promised,
    add_evidence,
    answer_promise,
    leave_address,
    note_promise,
    promise,
    remind,
    say_if_kept,
    show_evidence,
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
from evenground.questions.actions.words import (
    answer_in_writing,
    ask_back,
    brief_leader,
    end_ask_back,
    hold_word,
    keep_for_me,
    let_word_go,
    say_back,
    say_heard,
    share_knowing,
    take_briefing_back,
    take_word_back,
    write_heard,
)

__all__ = [
    "About", "Asked", "Promised", "Wish", "act_for", "add_evidence", "answer_clearer", "answer_in_writing",
    "answer_promise", "appeal", "ask", "ask_back", "brief_leader", "change_room", "close_room", "end_ask_back",
    "end_question", "free_turn", "go_live", "hold", "hold_word", "keep_for_me", "leave_address", "let_go",
    "let_word_go", "looked_at", "make_room", "new_ticket", "note_promise", "note_ticket", "open_room", "pause_room",
    "print_cards", "promise", "remind", "report", "say_back", "say_heard", "say_if_kept", "share_knowing",
    "show_evidence", "suggest_clearer", "support", "take_briefing_back", "take_next", "take_word_back", "withdraw",
    "write_heard",
]  # fmt: skip
