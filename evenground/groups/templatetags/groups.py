"""Tags for the pages of a group: `{% load groups %}`."""

import uuid
from functools import lru_cache
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from evenground.design.words import line
from evenground.groups.domain.codes import spoken

register = template.Library()


# Pages that the bar has no room for, and the way that leads to them.
_STANDS_UNDER = {
    **dict.fromkeys(
        (
            "hello",
            "members",
            "agreement",
            "record",
            "host",
            "who_helps",
            "can",
            "start_here",
            "our_call",
            "knocks",
            "missing",
        ),
        "about_us",
    ),
    "support": "place",
}


@register.inclusion_tag("design/parts/around.html", takes_context=True)
def group_nav(context: dict[str, Any], group: Any, here: str = "") -> dict[str, Any]:
    """`{% group_nav group "members" %}`: the ways round a group, `here` by the name of the page one is on.

    Who is here only for the host or as a helper (the request's `not_member`) sees the pages that are theirs.
    """
    everyone = (
        ("host", _("The host")) if group.host_name else ("host", _("What is fixed")),
        ("who_helps", _("Who helps")),
    )
    for_members = (
        ("group", line(group.name)),
        ("decisions", _("Decisions")),
        ("ideas", _("Ideas")),
        ("events", _("Events")),
        ("roles", _("Roles")),
        ("about_us", _("About us")),
        ("place", _("My place")),
    )
    names = everyone if getattr(context.get("request"), "not_member", False) else for_members
    here = here if here in dict(names) else _STANDS_UNDER.get(here, "")
    found = [(_address(name, group.id), words, name == here) for name, words in names]
    return {"label": _("In this group"), "links": [link for link in found if link[0]]}


@lru_cache(maxsize=2000)  # a dozen of these stand on every page of a group: reversing each anew takes long
def _address(name: str, group_id: uuid.UUID) -> str:
    try:
        return reverse(name, kwargs={"group_id": group_id})
    except NoReverseMatch:
        return ""


@register.filter(name="spoken")
def spoken_filter(code: str) -> str:
    """`{{ place.code|spoken }}`: a code in two words."""
    return spoken(code)


@register.filter
def topic(choice: Any) -> str:
    """`{{ choice|topic }}`: what a founding choice is about."""
    return choice.label or choice.get_topic_display()
