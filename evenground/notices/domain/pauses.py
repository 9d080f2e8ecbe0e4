"""How long we wait between two tries to send a message."""

from datetime import timedelta

# Ten tries over two days: quick at first (a server that restarts), then patient (one that is away for a weekend).
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=4),
    timedelta(minutes=15),
    timedelta(minutes=40),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=8),
    timedelta(hours=14),
    timedelta(hours=18),
)
TRIES = len(PAUSES) + 1

# A message nobody could be sent for so long is old news: it is let go.
OLD_NEWS = timedelta(days=14)
# What was sent is forgotten after this.
KEPT_AFTER_SENDING = timedelta(days=30)


def pause_after(tries: int) -> timedelta:
    """The pause after that many tries (1 or more). After the last one it no longer matters."""
    return PAUSES[min(max(tries, 1), len(PAUSES)) - 1]
