"""What every page of a run sheet begins with: whose place it is, and which event."""

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from evenground.design.pages import with_place, with_thing
from evenground.events import queries as events
from evenground.groups import queries as groups

in_group = with_place(groups.place)
on_event = with_thing(in_group, "event_id", events.event_in)


def day_words(day: Any) -> str:
    if day.date is None:
        return _("Day %(number)d") % {"number": day.number}
    return formats.date_format(day.date, "l j F Y")
