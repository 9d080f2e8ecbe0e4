"""Words that may be folded, on a decision's page: `{% load folding %}`. `folded` in the context says which are."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evenground.design.words import words as as_html

register = template.Library()

_CLOSED = (
    '<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">'
    '{}</span></summary><div class="govuk-details__text">{}</div></details>'
)


@register.simple_tag(takes_context=True)
def folding(context: Mapping[str, Any], words: str, thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% folding ask.words "answer" ask.id %}`: the words; where they are folded, one press away."""
    html = as_html(words)
    is_folded = f"decisions.{thing}:{thing_id}" in context["folded"]
    return format_html(_CLOSED, _("Folded words. Press to read them."), html) if is_folded else html


@register.simple_tag(takes_context=True)
def fold_link(context: Mapping[str, Any], thing: str, thing_id: uuid.UUID) -> SafeString:
    """`{% fold_link "answer" ask.id %}`: the link to fold them; to ask the group, where they are folded."""
    group_id, about = context["group"].id, f"decisions.{thing}:{thing_id}"
    if about in context["folded"]:
        place = reverse("propose", kwargs={"group_id": group_id})
        query = urlencode({"kind": "unfold", "about": about})
        said = _("Suggest that the group decides about these words")
        return format_html('<p><a href="{}?{}">{}</a></p>', place, query, said)
    which = {"group_id": group_id, "proposal_id": context["proposal"].id, "thing": thing, "thing_id": thing_id}
    return format_html('<p><a href="{}">{}</a></p>', reverse("fold_words", kwargs=which), _("Fold these words"))
