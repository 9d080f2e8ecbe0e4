"""A programme as entries for calendars: with the time zone it happens in, and no person."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from evenground.events.models import Event, Item


def new_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Evenground//Programme//EN")
    calendar.add("version", "2.0")
    return calendar


def written(calendar: Calendar) -> bytes:
    """The calendar as text, with the time zones it needs at its head, for the years it speaks of and no others.

    Short lists of clock changes are read rightly everywhere; some readers misread those of sixty years.
    """
    years = [entry.decoded("dtstart").year for entry in calendar.walk("VEVENT")]
    if years:
        calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 1, 1))
    calendar.subcomponents.sort(key=lambda one: one.name != "VTIMEZONE")
    return bytes(calendar.to_ical())


def calendar_entry(event: Event, day: date, item: Item, *, moment: datetime, page: str) -> Entry:
    """A thing in a programme. Titles stand as they do on the page."""
    entry = timed_entry(event, day, (item.starts, item.ends), key=str(item.pk), moment=moment)
    entry.add("summary", item.title)
    entry.add("location", item.place or event.place)
    entry.add("description", "\n".join(part for part in (item.what, page) if part))
    entry.add("url", page)
    return entry


def timed_entry(event: Event, day: date, times: tuple[time, time], *, key: str, moment: datetime) -> Entry:
    """What every entry with a time has. `moment`: when it was written out."""
    zone = ZoneInfo(event.time_zone)
    entry = _begun(event, key, moment)
    entry.add("dtstart", datetime.combine(day, times[0], zone))
    if times[1] > times[0]:
        entry.add("dtend", datetime.combine(day, times[1], zone))
    return entry


def day_entry(event: Event, day: date, *, key: str, moment: datetime) -> Entry:
    """The same, for a whole day."""
    entry = _begun(event, key, moment)
    entry.add("dtstart", day)
    return entry


def _begun(event: Event, key: str, moment: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{key}@evenground")
    entry.add("dtstamp", moment.astimezone(UTC))
    entry.add("sequence", event.changes)
    return entry
