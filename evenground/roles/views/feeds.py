"""A member's own calendar: its secret address, and what a calendar reads there."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenground.design.pages import there
from evenground.design.requests import Request
from evenground.roles import actions, queries
from evenground.roles.views.base import in_group


@in_group
def my_calendar(request: Request, member: Any) -> HttpResponse:
    """My address: get one, replace it, end it. Seen by me alone."""
    if request.method == "POST":
        if request.POST.get("say") == "end":
            actions.end_feed(by=member)
            messages.success(request, _("It is ended. The address leads nowhere now."))
        else:
            actions.new_feed(by=member)
            messages.success(request, _("Here is your address. An earlier one leads nowhere now."))
        return redirect("my_calendar", group_id=member.group_id)
    feed = queries.feed_of(member)
    address = feed and settings.SITE + reverse("feed", args=[feed.id, queries.feed_key(feed)])
    return render(request, "roles/my_calendar.html", {"group": member.group, "address": address})


@require_safe
def feed(request: Request, feed_id: uuid.UUID, feed_key: str) -> HttpResponse:
    """For calendars, which can't sign in. A wrong address is not there."""
    member = there(queries.feed_there(feed_id, feed_key))
    answer = HttpResponse(queries.feed_text(member, request.now, _pages), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _pages(event: Any) -> tuple[str, str]:
    ids = {"group_id": event.group_id, "event_id": event.id}
    return settings.SITE + reverse("programme", kwargs=ids), settings.SITE + reverse("my_part", kwargs=ids)
