"""Logs say what went wrong and where in our code. They name no person, no address, no page's id, no typed words."""

import logging
from traceback import format_tb
from typing import Any


class WhereNotWhat(logging.Formatter):
    """One line of time, level and message; of an error its kind and the places it went through, never its own words.

    An error's message may hold what a person typed (a database quotes it), and Django's own lines hold the address of
    the page; so of a page only its route is told, as in `groups/<uuid:id>/`.
    """

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        if record.name.startswith("django.request"):
            record.message = f"{getattr(record, 'status_code', '')} {_route(record)}".strip()
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's name
        kind, _error, trace = ei
        return "".join(format_tb(trace)) + (kind.__name__ if kind else "")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's text may have been kept there
        text = super().format(record)
        record.exc_text = None
        return text


def _route(record: logging.LogRecord) -> str:
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return getattr(match, "route", "") or "a page"
