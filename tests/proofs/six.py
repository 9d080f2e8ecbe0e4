"""Six people in a group that came together: laid in a database, and read back, in a process beside a server."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db.models import F

from evenground.config.work import make_worker
from evenground.decisions import actions
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Answer, Objection, Proposal, Version
from evenground.groups.models import Member
from evenground.notices.jobs import send_waiting
from evenground.notices.models import Outgoing
from evenground.people.models import Person
from evenground.record.models import Entry
from evenground.talk.models import Message
from tests import factories

NAMES = ("Rowan", "Amina", "Dev", "Tomasz", "Ines", "Joy")
STAY = 3  # so many suggestions are there from the start, and are never taken back


def real_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the real server goes by the real clock


def lay() -> dict[str, Any]:
    """A group of six that came together a while ago, with three open suggestions."""
    now = real_now()
    begun = now - timedelta(days=40)
    hollis = factories.host_group(begun, starter="Hollis")
    group, code = hollis.group, hollis.group.code
    members: list[Member] = []
    for name in NAMES:
        by = members[0] if members else hollis  # the host asks the first, from then on they ask each other
        members.append(factories.member(by, name, begun, email=f"{name}@{code}.example".lower()))
    factories.together(group, begun)
    suggestions = [
        actions.propose(by=one, group=group, text=actions.Text(f"first-{one.person.name}"), size=Size.SMALL, now=now)
        for one in members[:STAY]
    ]
    return {
        "group": str(group.id),
        "code": code,
        "members": [_told(one) for one in members],
        "suggestions": [str(one.id) for one in suggestions],
    }


def _told(member: Member) -> dict[str, str]:
    one = member.person
    return {"id": str(member.id), "name": one.name, "email": one.email, "session": session_of(one)}


def session_of(person: Person) -> str:
    """The cookie of somebody who signed in before."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def kept() -> dict[str, Any]:
    """Everything that was kept, as it stands."""
    of_version = {"proposal_id": F("version__proposal"), "number": F("version__number")}
    return {
        "proposals": list(Proposal.objects.values("id", "by", "state")),
        "versions": list(Version.objects.order_by("number").values("proposal", "number", "what")),
        "answers": list(Answer.objects.values("member", "code", "words", **of_version)),
        "objections": list(Objection.objects.values("id", "proposal", "owner", "words")),
        "messages": list(Message.objects.values_list("words", flat=True)),
        "entries": list(Entry.objects.order_by("seq").values("seq", "kind", "subject", "facts", "hash")),
        "mail": list(Outgoing.objects.values("id", "kind", "about", "sent_at", email=F("person__email"))),
    }


def send_now() -> None:
    """As if half a minute were over: the mail that waits is due to go."""
    send_waiting.enqueue()


def work_later(minutes: int) -> int:
    """Works as the server's own worker does, by a clock that runs ahead, until no mail waits. How many still do."""
    ahead = timedelta(minutes=1)
    worker = make_worker()
    worker.clock = lambda: real_now() + ahead
    while Outgoing.objects.filter(sent_at=None).exists() and ahead < timedelta(minutes=minutes):
        worker.run_until_idle()
        ahead += timedelta(seconds=30)
    return Outgoing.objects.filter(sent_at=None).count()


def record_fits(code: str, file: str, expect: str) -> str:
    """Writes the record to this file and checks it, with the commands. "" if it fits, else what is said."""
    call_command("record", code, out=Path(file))
    said = StringIO()
    try:
        call_command("verify", Path(file), expect=expect or None, stdout=said)
    except SystemExit:
        return said.getvalue()
    return ""
