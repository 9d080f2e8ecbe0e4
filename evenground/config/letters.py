"""Which function writes which kind of mail. A kind that is not in this table is never sent.

Each function takes (person, row) and gives a `notices.send.Mail`, or None where there is nothing to say any more.
`person` is None for mail to somebody without a place here.
"""

_PEOPLE = "evenground.people.emails"
_GROUPS = "evenground.groups.emails"

LETTERS: dict[str, str] = {
    "confirm_email": f"{_PEOPLE}.confirm_email",
    "invited": f"{_GROUPS}.invited",
    "asked": f"{_GROUPS}.asked",
    "ask_reply": f"{_GROUPS}.ask_reply",
    "posting_paused": f"{_GROUPS}.posting_paused",
    "overridden": f"{_GROUPS}.overridden",
}
