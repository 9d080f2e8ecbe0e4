"""Tags for the parts of pages: `{% load design %}`."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evenground.design import drawings
from evenground.design import words as people

register = template.Library()


@register.simple_tag
def drawing(name: str) -> SafeString:
    """`{% drawing "welcome" %}`: one of our drawings, inline."""
    return drawings.drawing(name)


@register.simple_tag
def sign(code: str) -> SafeString:
    """`{% sign "object" %}`: the sign of one of the five answers. Always with its words beside it."""
    return drawings.sign(code)


@register.simple_tag
def seat(number: int = 0) -> SafeString:
    """`{% seat forloop.counter %}`: a seat, beside a person's name."""
    return drawings.seat(int(number) % 6)


@register.inclusion_tag("design/parts/button.html")
def button(words: str, *, link: str = "", quiet: bool = False, name: str = "", value: str = "") -> dict[str, Any]:
    """`{% button save %}`: a button that sends its form, or leads to `link`. It takes nothing from the page around."""
    return {"words": words, "link": link, "quiet": quiet, "name": name, "value": value}


@register.simple_tag(name="words")
def words_tag(text: str) -> SafeString:
    """`{% words text %}`: what a person wrote, as safe HTML in their own direction."""
    return people.words(text)


@register.filter(name="words")
def words_filter(text: str | None) -> SafeString:
    """`{{ text|words }}`: the same as a filter."""
    return people.words(text)


@register.filter
def name_of(text: str | None) -> SafeString:
    """`{{ member.name|name_of }}`: one line someone typed (a name, a title), kept from turning the line around it."""
    return people.line(text)


@register.filter
def day(when: date | None) -> SafeString | str:
    """`{{ proposal.closes|day }}`: a day in words, with the machine's form beside it. Days only, never a clock time."""
    if when is None:
        return ""
    return _day(when.year, when.month, when.day, get_language())


@lru_cache(maxsize=1000)
def _day(year: int, month: int, number: int, _language: str | None) -> SafeString:
    """A page says the same few days again and again."""
    when = date(year, month, number)
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), formats.date_format(when, "l j F Y"))


@register.inclusion_tag("design/parts/way.html")
def way(steps: Sequence[Any], now: int) -> dict[str, Any]:
    """`{% way steps now %}`: where a decision is on its way.

    `steps` are words in order, `now` the place reached, counted from 0.
    A `now` as large as the number of steps means that all of them are done.
    """
    shown = [(words, "done" if at < now else "now" if at == now else "next") for at, words in enumerate(steps)]
    return {"steps": shown}


@register.simple_tag
def way_round(now: int, of: int) -> SafeString:
    """`{% way_round 2 5 %}`: the same as a small table, for cards. Say it in words beside it."""
    return drawings.way_round(min(now, of), of)


@register.inclusion_tag("design/parts/how_answers_stood.html")
def how_answers_stood(counts: Any) -> dict[str, Any]:
    """`{% how_answers_stood counts %}`: after the close only. `counts` maps the five codes to whole numbers.

    Never takes or shows how many did not answer.
    """
    labels = {
        "happy": _("Yes, go ahead"),
        "go_ahead_different_view": _("Go ahead, seen differently"),
        "object": _("Not yet, change first"),
        "more_time_or_facts": _("More time or facts"),
        "stand_aside": _("Left to others"),
    }
    pairs = [(code, int(counts.get(code, 0))) for code in drawings.ANSWERS]
    most = max(count for _code, count in pairs)
    rows = [
        {"code": code, "count": count, "label": labels[code], "bar": drawings.bar(code, count, most)}
        for code, count in pairs
    ]
    scale = round(most / drawings.BAR_MOST) if most > drawings.BAR_MOST else 1
    return {"rows": rows, "scale": scale, "round": drawings.answers_round(pairs)}
