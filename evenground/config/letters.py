"""Which function writes which kind of mail. A kind that is not in this table is never sent.

Each function takes (person, row) and gives a `notices.send.Mail`, or None where there is nothing to say any more.
`person` is None for mail to somebody without a place here.
"""

_PEOPLE = "evenground.people.emails"
_GROUPS = "evenground.groups.emails"
_EVENTS = "evenground.events.emails"
_IDEAS = "evenground.ideas.emails"
_QUESTIONS = "evenground.questions.emails"
_ROLES = "evenground.roles.emails"
_DECISIONS = "evenground.decisions.emails"
_SUPPORT = "evenground.support.emails"

LETTERS: dict[str, str] = {
    "confirm_email": f"{_PEOPLE}.confirm_email",
    "invited": f"{_GROUPS}.invited",
    "asked": f"{_GROUPS}.asked",
    "ask_reply": f"{_GROUPS}.ask_reply",
    "posting_paused": f"{_GROUPS}.posting_paused",
    "pause_to_decide": f"{_GROUPS}.pause_to_decide",
    "pause_answered": f"{_GROUPS}.pause_answered",
    "overridden": f"{_GROUPS}.overridden",
    "signed_up": f"{_EVENTS}.signed_up",
    "place_free": f"{_EVENTS}.place_free",
    "sign_up_out": f"{_EVENTS}.sign_up_out",
    "event_soon": f"{_EVENTS}.event_soon",
    "asked_in_it": f"{_IDEAS}.asked_in_it",
    "asked_to_show": f"{_IDEAS}.asked_to_show",
    "promise_due": f"{_QUESTIONS}.promise_due",
    "role_offered": f"{_ROLES}.offered",
    "thanked": f"{_ROLES}.thanked",
    "role_open": f"{_ROLES}.stands_open",
    "proposal_opened": f"{_DECISIONS}.proposal_opened",
    "text_changed": f"{_DECISIONS}.text_changed",
    "suggestion": f"{_DECISIONS}.suggestion",
    "objection_raised": f"{_DECISIONS}.objection_raised",
    "objection_asked": f"{_DECISIONS}.objection_asked",
    "objection_carried": f"{_DECISIONS}.objection_carried",
    "close_waits": f"{_DECISIONS}.close_waits",
    "another_round": f"{_DECISIONS}.another_round",
    "check_your_words": f"{_DECISIONS}.check_your_words",
    "outcome": f"{_DECISIONS}.outcome",
    "reminder": f"{_DECISIONS}.reminder",
    "review_due": f"{_DECISIONS}.review_due",
    "back_today": f"{_DECISIONS}.back_today",
    "support_asked": f"{_SUPPORT}.asked",
    "support_offered": f"{_SUPPORT}.offered",
    "support_open_again": f"{_SUPPORT}.open_again",
}
