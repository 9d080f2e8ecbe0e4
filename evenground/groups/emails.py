"""Letters about groups. No subject names a person, a group or typed words."""

import uuid

from django.utils.translation import gettext as _

from evenground.groups import queries
from evenground.groups.domain import pauses
from evenground.groups.domain.codes import spoken
from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person


def _id(row: Outgoing) -> uuid.UUID:
    return uuid.UUID(row.about.rpartition(":")[2])


def invited(person: Person | None, row: Outgoing) -> send.Mail | None:
    """The invitation in short: who asks, what for, what is open, how to look and say yes or no thanks."""
    place = queries.place_to_write_of(_id(row))
    if place is None:
        return None
    group = place.group
    choices = queries.choices_of(group)
    context = {
        "place": place,
        "group": group,
        "code": spoken(place.code),
        "open": [choice for choice in choices if not choice.fixed],
        "fixed": [choice for choice in choices if choice.fixed],
        "enough_open": queries.enough_open(group),
        "url": send.address("invitation", code=spoken(place.code)),
    }
    why = _("You get this because somebody typed your address to invite you. We have forgotten it by now.")
    return send.letter(row, "groups/mail/invited", context, subject=_("An invitation for you"), why=why)


def asked(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To who acts for the host: somebody asks about something fixed."""
    ask = queries.ask_to_write_of(_id(row))
    if ask is None or ask.replied_on is not None:
        return None
    context = {"ask": ask, "url": send.address("host", group_id=ask.group_id)}
    why = _("You get this because you act for the host.")
    return send.letter(row, "groups/mail/asked", context, subject=_("Somebody asks about something fixed"), why=why)


def ask_reply(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To who asked: there is a reply."""
    ask = queries.ask_to_write_of(_id(row))
    if ask is None or ask.replied_on is None:
        return None
    context = {"ask": ask, "url": send.address("host", group_id=ask.group_id)}
    why = _("You get this because you asked.")
    return send.letter(row, "groups/mail/ask_reply", context, subject=_("A reply to your question"), why=why)


def posting_paused(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the person: why, until when, what they still can do, and to whom they can turn."""
    pause = queries.pause_to_write_of(_id(row))
    if pause is None:
        return None
    context = {
        "pause": pause,
        "outside": queries.helper_of_kind(pause.group, "outside"),
        "url": send.address("place", group_id=pause.group_id),
    }
    why = _("You get this because it is about you.")
    return send.letter(row, "groups/mail/posting_paused", context, subject=_("Your posting has a pause"), why=why)


def pause_to_decide(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the outside contact: a pause is theirs to decide. Who and why stand on the page alone."""
    pause = queries.pause_to_write_of(_id(row))
    if pause is None or pause.outside is None or pause.outside_said:
        return None
    theirs = row.person_id == pause.outside.person_id if row.person_id else row.address == pause.outside.email
    if not theirs:  # somebody else is the outside contact now, and has a letter of their own
        return None
    context = {
        "pause": pause,
        "days": pauses.DAYS_MORE,
        "until": pauses.answer_until(pause.starts),
        "url": send.address("outside", queries.pause_key(pause)),
    }
    why = _("You get this because a group named you as its outside contact.")
    return send.letter(row, "groups/mail/pause_to_decide", context, subject=_("Could you look at a pause?"), why=why)


def pause_answered(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the person paused: what the outside contact decided."""
    pause = queries.pause_to_write_of(_id(row))
    if pause is None or not pause.outside_said:
        return None
    context = {
        "pause": pause,
        "outside": pause.outside,
        "until": pause.member.no_posts_until,
        "url": send.address("place", group_id=pause.group_id),
    }
    why = _("You get this because it is about you.")
    return send.letter(
        row, "groups/mail/pause_answered", context, subject=_("About the pause of your posting"), why=why
    )


def overridden(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To every member: the host overrode the group, and why."""
    act = queries.act_to_write_of(_id(row))
    if act is None:
        return None
    context = {"act": act, "url": send.address("host", group_id=act.group_id)}
    why = _("You get this because you are in this group.")
    return send.letter(row, "groups/mail/overridden", context, subject=_("The host overrode the group"), why=why)
