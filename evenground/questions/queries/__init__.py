"""What may be read of rooms and questions: by their group, and by whoever is in the room."""

from evenground.questions.queries.asking import (
    MOST_SHOWN,
    Next,
    by_secret,
    numbers_of,
    order_in,
    question_in,
    supported_by,
    ticket_of,
    why_kept,
)
from evenground.questions.queries.keys import (
    key,
    leader_key,
    read_secret,
    room_of_leader,
    secret_key,
    slip_in,
    ticket_key,
)
from evenground.questions.queries.rooms import (
    about,
    acts_for,
    cards_of,
    cycle_of,
    hosts_of,
    is_host,
    reports_in,
    room_called,
    room_in,
    rooms_of,
    suggested_hosts,
    wishes_to_hold,
)
from evenground.questions.queries.told import (
    Told,
    export_of,
    log_of,
    mine,
    mine_with_secrets,
    supported_in,
    told,
)

__all__ = [
    "MOST_SHOWN", "Next", "Told", "about", "acts_for", "by_secret", "cards_of", "cycle_of", "export_of",
    "hosts_of", "is_host", "key", "leader_key", "log_of", "mine", "mine_with_secrets", "numbers_of", "order_in",
    "question_in", "read_secret", "reports_in", "room_called", "room_in", "room_of_leader", "rooms_of", "secret_key",
    "slip_in", "suggested_hosts", "supported_by", "supported_in", "ticket_key", "ticket_of", "told",
    "why_kept", "wishes_to_hold",
]  # fmt: skip
