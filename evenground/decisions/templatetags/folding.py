"""Words that may be folded, on a decision's page: `{% load folding %}`. `folded` in the context says which are."""

import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evenground.design.words import words as as_html

register = template.Library()
_NOBODYS = uuid.UUID(int=0)
_START = 40

_OPENS = (
    '<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">'
    '{}</span></summary><div class="govuk-details__text">'
)
_ENDS = SafeString("</div></details>")


@register.simple_tag(takes_context=True)
def folding(context: Mapping[str, Any], words: str, thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% folding ask.words "answer" ask.id %}`: the words; where they are folded, one press away."""
    html = as_html(words)
    return fold_begins(context, thing, thing_id) + html + fold_ends(context, thing, thing_id)


@register.simple_tag(takes_context=True)
def fold_begins(context: Mapping[str, Any], thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% fold_begins "view" view.id %}`: from here to `fold_ends`, folded words stand one press away."""
    if about(thing, thing_id) not in context["folded"]:
        return SafeString("")
    return format_html(_OPENS, _("Folded words. Press to read them."))


@register.simple_tag(takes_context=True)
def fold_ends(context: Mapping[str, Any], thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% fold_ends "view" view.id %}`: the end of what `fold_begins` began."""
    return _ENDS if about(thing, thing_id) in context["folded"] else SafeString("")


@register.simple_tag(takes_context=True)
def fold_link(context: Mapping[str, Any], words: str, thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% fold_link ask.words "answer" ask.id %}`: the link to fold them; where they are folded, to ask the group."""
    name = about(thing, thing_id)
    if name in context["folded"]:
        place = reverse("propose", kwargs={"group_id": context["group"].id})
        query = urlencode({"kind": "unfold", "about": name})
        return format_html(
            '<a href="{}?{}">{}</a>', place, query, _("Suggest that the group decides about these words")
        )
    address = f"{_fold_address(context['group'].id, context['proposal'].id)}{thing}/{thing_id}/"
    return format_html('<a href="{}">{}{}</a>', address, _("Fold these words"), _start(words))


@register.simple_tag(takes_context=True)
def which_words(context: Mapping[str, Any], words: str, thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% which_words ask.words "answer" ask.id %}`: in a link, how the words begin, to tell it from its like.

    Only for those who hear or feel the page: the words stand beside it. Empty where they are folded.
    """
    return SafeString("") if about(thing, thing_id) in context["folded"] else _start(words)


def about(thing: str, thing_id: uuid.UUID) -> str:
    """How wishes to fold name what stands on a decision's pages."""
    return f"decisions.{thing}:{thing_id}"


def _start(words: str) -> SafeString:
    start = words if len(words) <= _START else f"{words[: _START - 1]}…"
    return format_html('<span class="govuk-visually-hidden">: {}</span>', start) if start else SafeString("")


@lru_cache(maxsize=100)
def _fold_address(group_id: uuid.UUID, proposal_id: uuid.UUID) -> str:
    """Where words of this decision are folded, up to what they are: reversing it for each takes long."""
    which = {"group_id": group_id, "proposal_id": proposal_id, "thing": "words", "thing_id": _NOBODYS}
    return reverse("fold_words", kwargs=which).removesuffix(f"words/{_NOBODYS}/")
