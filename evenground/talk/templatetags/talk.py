"""What was said, on a page that may hold hundreds of messages: `{% load talk %}`.

Written here and not as a template, which takes ten times as long for each message.
"""

import uuid
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evenground.design.templatetags.design import day
from evenground.design.words import line, words

register = template.Library()
_NOBODYS = uuid.UUID(int=0)
_SAID = '<p class="where">{}</p>\n{}\n<p class="quiet">{}, {}{}</p>'
_FOLD = '<li><a href="{}{}{}?back={}">{}<span class="govuk-visually-hidden">: {}</span></a></li>'


@register.simple_tag
def said(one: Any) -> SafeString:
    """`{% said one %}`: what kind of thing it is, the words, who said them and on which day."""
    return format_html(_SAID, *_said(one, _("Somebody who was here"), _("changed since")))


@register.simple_tag
def may_fold(one: Any, group: Any, back: str) -> SafeString:
    """`{% may_fold one group back %}`: the link by which one may wish to fold it. `back` is quoted for an address."""
    before, after = _fold_address(group.id)
    return format_html(_FOLD, before, one.message.id, after, back, _("Fold these words"), one.start)


@register.simple_tag
def said_plainly(shown: Iterable[Any], group: Any, back: str) -> SafeString:
    """`{% said_plainly run group back %}`: some messages that are like nearly all, as items of a list."""
    somebody, changed, fold = _("Somebody who was here"), _("changed since"), escape(_("Fold these words"))
    before, after = map(escape, _fold_address(group.id))
    back = escape(back)
    item = f'<li class="card" id="said-{{}}">\n{_SAID}\n<ul class="links">{_FOLD}</ul>\n</li>'
    rows = (
        (key := SafeString(one.message.id), *_said(one, somebody, changed), before, key, after, back, fold, one.start)
        for one in shown
    )
    return format_html_join("", item, rows)


def _said(one: Any, somebody: str, changed: str) -> tuple[Any, ...]:
    message = one.message
    since = f", {changed}" if message.changed_on else ""
    return one.kind, words(message.words), line(one.name) if one.name else somebody, day(message.said_at), since


@lru_cache(maxsize=100)
def _fold_address(group_id: uuid.UUID) -> tuple[str, str]:
    """Where words of this group are folded, before and after the message's id: reversing it for each takes long."""
    address = reverse("fold", kwargs={"group_id": group_id, "message_id": _NOBODYS})
    before, _id, after = address.partition(str(_NOBODYS))
    return before, after
