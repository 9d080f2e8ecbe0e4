"""How long things last."""

from datetime import timedelta

SHARED = "shared_until"  # in the session of a shared device: it is signed out then at the latest
SHARED_DEVICE = timedelta(hours=12)  # at most; it ends earlier when the browser is closed
CONFIRMING_LINK = timedelta(days=14)
CONFIRMING_MAILS_AN_HOUR = 5
