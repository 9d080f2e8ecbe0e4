"""How mail leaves the house."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class KeepBackend(BaseEmailBackend):
    """Where no mail server is set, mail does not go: it stays in the outbox, and pages say so."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return 0
