"""Sending what waits, every half minute; forgetting what is old, every hour."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.utils import translation
from django.utils.module_loading import import_string
from django_tasks import task

from evenground.notices import actions, queries, send
from evenground.notices.models import Outgoing
from evenground.work.periodic import Periodic

BATCH = 200
Letter = Callable[[Any, Outgoing], send.Mail | None]
log = logging.getLogger("evenground.notices")


@task
def send_waiting(*, now: datetime) -> None:
    """Sends each message whose turn has come: at least once, one by one, each marked as soon as it is out."""
    if not queries.mail_goes_out() or not queries.waiting(now).exists():
        return
    post = get_connection()
    try:
        post.open()
    except (SMTPException, OSError) as error:
        log.warning("the mail server can't be reached (%s); what waits goes later", type(error).__name__)
        actions.rest(now=now)
        return
    try:
        for _turn in range(BATCH):
            row = actions.claim_next(now=now)
            if row is None:
                break
            _send(row, post, now=now)
    finally:
        post.close()


def _send(row: Outgoing, post: Any, *, now: datetime) -> None:
    """One try. A letter that can't be written or that the server won't take waits for its next turn."""
    to = queries.address_for(row)
    try:
        mail = _written(row) if to else None
        if mail is None:
            actions.let_go(row=row)
        elif post.send_messages([send.message(row, mail, to=to, now=now)]):
            actions.mark_sent(row=row, now=now)
    except (SMTPException, OSError) as error:
        log.warning("message %s was not taken (%s), try %s", row.pk, type(error).__name__, row.tries)
        post.close()
    except Exception as error:  # noqa: BLE001  one letter's fault must not keep back the others
        log.error("message %s (%s) could not be written: %s", row.pk, row.kind, type(error).__name__)  # noqa: TRY400  its words may stand in the error


def _written(row: Outgoing) -> send.Mail | None:
    """The letter in the reader's language. None where there is nothing to say any more."""
    language = (row.person.language if row.person else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        return letter_for(row.kind)(row.person, row)


def letter_for(kind: str) -> Letter:
    """The function that writes letters of this kind: the table stands in config/letters.py. Raises KeyError."""
    table: Mapping[str, str] = import_string(settings.LETTERS)
    found: Letter = import_string(table[kind])
    return found


@task
def tidy(*, now: datetime) -> None:
    """See `actions.tidy`."""
    actions.tidy(now=now)


PERIODIC = (
    Periodic("notices.send", every=timedelta(seconds=30), task=send_waiting),
    Periodic("notices.tidy", every=timedelta(hours=1), task=tidy),
)
