"""A real mail server on this machine, which keeps what it is given."""

import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.support.postgres import free_port


class Mailbox:
    """`url` is its address as a setting, `messages` what came. With `refuse` it says no for now."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuse = False
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        if self.refuse:
            return "451 not now"
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return "250 kept"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if address in message["X-Envelope-To"]]

    def wait_for(self, address: str, *, count: int = 1, seconds: float = 20) -> list[EmailMessage]:
        """The messages to this address, once there are so many."""
        end = time.monotonic() + seconds
        while len(found := self.to(address)) < count:
            assert time.monotonic() < end, f"{len(found)} of {count} messages to {address} came"
            time.sleep(0.05)
        return found

    def wait_for_words(self, address: str, *words: str, seconds: float = 90) -> str:
        """The plain part of the first message to this address that holds all these words, once it has come.

        The worker looks for what waits every half minute, so a mail can be that late.
        """
        end = time.monotonic() + seconds
        while True:
            for text in map(text_of, self.to(address)):
                if all(wanted in " ".join(text.split()) for wanted in words):
                    return text
            assert time.monotonic() < end, f"no message to {address} holds {words}"
            time.sleep(0.05)

    def stop(self) -> None:
        self.controller.stop()


def text_of(message: EmailMessage) -> str:
    """The plain part, which every mail has."""
    part = message.get_body(("plain",))
    assert part is not None, "a mail without a plain part"
    return str(part.get_content())


def html_of(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None, "a mail without an HTML part"
    return str(part.get_content())
