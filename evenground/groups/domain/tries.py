"""How often codes can be tried from one address: 20 wrong ones in ten minutes."""

from datetime import datetime, timedelta

TRIES = 20
WINDOW = timedelta(minutes=10)


def window(now: datetime) -> int:
    """The ten minutes in which a moment lies, counted from the start of time."""
    return int(now.timestamp() // WINDOW.total_seconds())
