"""A request as our pages get it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """With the moment that the page's clock was read (see config.middleware), and who is here: a person or nobody."""

    now: datetime
    user: Any
    not_member: bool  # somebody who acts for the host, or helps, on a page of a group
