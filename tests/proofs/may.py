"""Who may look and who may do what, for every route that there is. Whoever adds a route adds a row."""

from tests.proofs.everybody import KINDS

NONE: frozenset[str] = frozenset()
ALL = frozenset(KINDS)
SIGNED = ALL - {"out"}
MEMBERS = frozenset({"member", "owner", "paused"})
OWNER = frozenset({"owner"})
OTHER = frozenset({"member"})
HOST = frozenset({"host"})
HOSTS = OWNER | OTHER  # of the room
LEAD = frozenset({"lead"})
STARTER = frozenset({"starter"})
INSIDE = MEMBERS | HOST
AROUND = INSIDE | LEAD

# name of the route: (who may look, who may do). Routes of a group that isn't open yet ask about that group.
MAY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(("welcome", "counts_on", "easy_read", "easy", "help_with_this", "help_now"), (ALL, NONE)),
    **dict.fromkeys(("healthz", "gallery", "no_thanks_said", "type_code", "invitation", "sign_in"), (ALL, NONE)),
    **dict.fromkeys(("leave_quickly",), (ALL, NONE)),
    **dict.fromkeys(("start_group", "join", "sign_in_email", "sign_in_code", "sign_in_card"), (ALL, ALL)),
    **dict.fromkeys(("account_login", "account_signup", "account_request_login_code"), (ALL, ALL)),
    **dict.fromkeys(("account_confirm_login_code", "confirm_email", "stop_mail", "outside"), (ALL, ALL)),
    **dict.fromkeys(("no_thanks", "language", "sign_out"), (NONE, ALL)),
    **dict.fromkeys(("me", "my_card"), (SIGNED, SIGNED)),
    **dict.fromkeys(("sign_out_everywhere", "confirm_again", "no_mail", "mail_again"), (NONE, SIGNED)),
    "mine": (SIGNED, NONE),
    **dict.fromkeys(("start_step", "start_fixed", "start_helpers", "start_beside"), (STARTER, STARTER)),
    "open_group": (STARTER, STARTER),
    # A group. Who acts for the host or helps is led to the page that is theirs.
    "group": (AROUND, NONE),
    **dict.fromkeys(
        ("start_here", "can", "about_us", "record", "record_file", "how_we_decide", "decisions"), (MEMBERS, NONE)
    ),
    **dict.fromkeys(("members", "agreement", "host", "slips"), (INSIDE, NONE)),
    **dict.fromkeys(("place", "leave", "hello", "ask", "muted", "propose"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("pause", "come_back"), (NONE, MEMBERS)),
    "invite": (INSIDE, MEMBERS),
    "take_back_place": (NONE, OWNER),
    "reply": (INSIDE, HOST),
    "host_helper": (INSIDE, HOST),
    "host_do": (INSIDE, HOST),
    "who_helps": (AROUND, NONE),
    "pause_posting": (LEAD, LEAD),
    "end_helper": (NONE, HOST),
    "change_words": (OWNER, OWNER),
    "take_back": (NONE, OWNER),
    "fold": (MEMBERS, MEMBERS),
    "unmute": (NONE, OWNER),
    # Beside me. The owner made what is asked of the member here, and asked the lead for a call.
    **dict.fromkeys(("support", "support_how", "support_usual"), (MEMBERS, NONE)),
    **dict.fromkeys(("support_list", "support_buddy", "support_write", "support_call"), (MEMBERS, MEMBERS)),
    "support_mine": (AROUND, NONE),
    "support_buddy_end": (NONE, MEMBERS),
    **dict.fromkeys(("support_item", "support_share", "support_adjustment"), (OWNER, OWNER)),
    **dict.fromkeys(("support_item_delete", "support_share_back", "support_met", "support_take_away"), (NONE, OWNER)),
    "support_see_to": (OTHER, OTHER),
    **dict.fromkeys(("support_answer", "support_hand_back", "support_buddy_say"), (NONE, OTHER)),
    "support_called": (NONE, OWNER | LEAD),
    # Decisions.
    "receipt": (OWNER, NONE),
    **dict.fromkeys(("proposal", "versions", "outcome", "review"), (MEMBERS, NONE)),
    **dict.fromkeys(
        ("answer", "react", "suggest_change", "offer_watch_point", "offer_pair", "ask_larger"), (MEMBERS, MEMBERS)
    ),
    **dict.fromkeys(("remind", "show_name", "set_day", "bring_back"), (NONE, MEMBERS)),
    **dict.fromkeys(("take_over", "write_seen"), (NONE, MEMBERS)),
    "views_added": (MEMBERS, MEMBERS),
    "fold_words": (MEMBERS, MEMBERS),
    "change_proposal": (MEMBERS, OWNER),
    "take_back_proposal": (OWNER, OWNER),
    "suggestion": (NONE, OWNER),
    "mark_objection": (OWNER, OWNER),
    "change_objection": (OWNER, OWNER),
    "say_to_watch_point": (NONE, OWNER),
    "say_to_pair": (NONE, OWNER),
    "write_settled": (OWNER | {"member"}, OWNER | {"member"}),
    "change_view": (OWNER, OWNER),
    "view_right": (NONE, OWNER),
    "take_back_view": (OWNER, OWNER),
    "host_decide": (HOST, HOST),
    # Events.
    **dict.fromkeys(("events", "event", "programme", "event_calendar"), (MEMBERS, NONE)),
    **dict.fromkeys(("plan_event", "describe_event", "stage", "close_event", "add_item", "item"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("programme_seen", "move_item", "take_out_item", "suggest_again"), (NONE, MEMBERS)),
    "look_back": (MEMBERS, NONE),
    "reopen_event": (NONE, MEMBERS),
    # Ideas.
    **dict.fromkeys(("idea", "idea_file"), (MEMBERS, NONE)),
    **dict.fromkeys(("ideas", "bring_idea", "build_on", "propose_idea", "task_of_idea"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("kind_word", "kind_word_back", "idea_talk"), (NONE, MEMBERS)),
    "take_back_idea": (NONE, OWNER),
    **dict.fromkeys(("made", "thing"), (MEMBERS, NONE)),
    "make": (MEMBERS, MEMBERS),
    "change_made": (OWNER, OWNER),
    "in_it": (NONE, OTHER),  # the member is in it
    **dict.fromkeys(("made_file", "made_captions"), (MEMBERS, NONE)),
    **dict.fromkeys(("ask_showing", "put_on_run_sheet"), (NONE, MEMBERS)),
    "say_showing": (NONE, OWNER),
    "say_in_showing": (NONE, OTHER),
    "take_back_made": (NONE, OWNER),
    "mark_item": (MEMBERS, MEMBERS),
    "take_back_mark": (NONE, OWNER),
    "coming": (MEMBERS, MEMBERS),
    "look_after": (NONE, MEMBERS),
    **dict.fromkeys(("needs", "take_out_sign_up"), (OWNER, OWNER)),
    **dict.fromkeys(("door", "door_by_code"), (MEMBERS, NONE)),
    "welcome_guest": (NONE, OWNER),
    "remind_me": (NONE, ALL),
    # Roles.
    **dict.fromkeys(("roles", "card"), (MEMBERS, NONE)),
    **dict.fromkeys(("write_card", "change_card", "offer_card", "carried"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("take_card", "leave_offer", "back_up", "hand_all_back"), (NONE, MEMBERS)),
    **dict.fromkeys(("agree_card", "hand_back"), (NONE, OWNER)),
    # The run sheet.
    **dict.fromkeys(("run_sheet", "my_part"), (MEMBERS, NONE)),
    "papers": (MEMBERS, MEMBERS),
    "paper": (OWNER, NONE),
    "my_calendar": (MEMBERS, MEMBERS),
    "feed": (ALL, NONE),  # by its secret address, for a calendar that can't sign in
    **dict.fromkeys(("add_step", "step", "walk_through"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("move_step", "take_away_step", "unsay_ready"), (NONE, MEMBERS)),
    "something_back": (MEMBERS, NONE),
    **dict.fromkeys(("back_offer", "write_back", "change_back", "my_back"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("leave_back", "back_keeper"), (NONE, MEMBERS)),
    **dict.fromkeys(("share_got", "delete_got"), (NONE, OWNER)),
    "my_skills": (MEMBERS, MEMBERS),
    **dict.fromkeys(("share_skill", "delete_skill"), (NONE, OWNER)),
    "thanks": (MEMBERS, NONE),
    "say_thanks": (MEMBERS, MEMBERS),
    "my_thanks": (MEMBERS, NONE),
    **dict.fromkeys(("share_thanks", "put_away_thanks"), (NONE, OWNER)),
    "take_back_thanks": (NONE, OTHER),
    # The open door.
    **dict.fromkeys(("open_door", "my_knock"), (ALL, ALL)),
    **dict.fromkeys(("knock_code", "knock_forgotten"), (ALL, NONE)),
    "forget_knock": (NONE, ALL),
    "my_knock_file": (ALL, NONE),
    "knock_voice": (ALL, ALL),
    "knock_file": (MEMBERS | LEAD, NONE),
    "our_call": (MEMBERS, MEMBERS),
    "knocks": (MEMBERS | LEAD, NONE),
    **dict.fromkeys(("close_call", "get_in_touch", "begin_missing"), (NONE, MEMBERS)),
    **dict.fromkeys(("missing", "missing_question"), (MEMBERS, MEMBERS)),
    **dict.fromkeys(("take_missing_deed", "missing_deed_done"), (NONE, MEMBERS)),
    "take_back_missing": (NONE, OWNER),
    # For everyone, once the group decided it.
    **dict.fromkeys(("public_event", "shown_file", "shown_captions"), (ALL, NONE)),
    **dict.fromkeys(("sign_up", "sign_up_code", "my_sign_up"), (ALL, ALL)),
    "cancel_sign_up": (NONE, ALL),
    # Questions to a leader: the group's side, the two hosts', and whoever has the room's code.
    **dict.fromkeys(("make_room", "change_room", "choose_hosts", "choose_turns", "room_cards"), (MEMBERS, MEMBERS)),
    "our_room": (MEMBERS, NONE),
    **dict.fromkeys(("act_for", "take_ticket"), (NONE, MEMBERS)),
    "hosting": (HOSTS, NONE),
    "room_step": (NONE, HOSTS),
    "host_question": (HOSTS, HOSTS),
    **dict.fromkeys(("room", "room_log", "room_export", "room_screen", "leader"), (ALL, NONE)),
    **dict.fromkeys(("room_after", "room_sheet", "leader_before", "leader_after"), (ALL, NONE)),
    **dict.fromkeys(("leader_ask", "leader_heard", "leader_promise", "leader_beside"), (ALL, ALL)),
    **dict.fromkeys(("leader_done", "leader_answer", "leader_remind", "say_back", "keepsake"), (ALL, ALL)),
    "was_it_kept": (NONE, ALL),
    "promises": (MEMBERS, NONE),
    **dict.fromkeys(("note_promise", "add_evidence", "briefing"), (MEMBERS, MEMBERS)),
    "write_heard": (MEMBERS, HOSTS),
    "room_word": (NONE, HOSTS),
    **dict.fromkeys(("ask_leader", "my_questions", "report_question"), (ALL, ALL)),
    **dict.fromkeys(("support_question", "my_question"), (NONE, ALL)),
}
