"""How long things last."""

from datetime import timedelta

SHARED_DEVICE = timedelta(hours=12)  # at most; it ends earlier when the browser is closed
CONFIRMING_LINK = timedelta(days=14)
CONFIRMING_MAILS_AN_HOUR = 5
