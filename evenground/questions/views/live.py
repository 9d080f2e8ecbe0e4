"""What of a room is live, for whom; and supports that share a commit. Called beside the pages, on threads of their own.

An audience is a kind of page and a language. Nothing that is rendered here is about one person: "you'd like to hear it"
and "this is yours" come with the page, and the script puts them back.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, override

from evenground.groups.domain.codes import spoken
from evenground.live.frames import State
from evenground.live.lane import Answer, Post
from evenground.live.tokens import token
from evenground.questions import actions, queries
from evenground.questions.views.base import Device

PAGES = ("inside", "hosts", "leader", "screen")
MOST_ENDED = 50  # of what has its end, on a page that follows live
POSTS, MINUTE = 60, 60.0  # of one ticket


class RoomSource:
    """Rooms by their codes, as `live` asks for them."""

    def changes(self, rooms: Iterable[str]) -> Mapping[str, int]:
        return queries.changes_of(rooms)

    def state(self, room: str, audience: str) -> State | None:
        page, _dot, language = audience.partition(".")
        found = queries.room_called(room)
        if found is None or page not in PAGES or language not in dict(settings.LANGUAGES):
            return None
        with override(language):
            return _state(found, page)


def _state(room: Any, page: str) -> State:
    here = queries.told(room)
    context = {"room": room, "here": here, "spoken": spoken(room.code), "asks": asks_back(room)}
    numbers = {"came": here.numbers["came"], "ended": here.numbers["came"] - here.numbers["waiting"]}
    parts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    if page == "inside":
        parts = {f"live-{name}": _drawn(f"room_{name}", context) for name in ("top", "now", "note", "held")}
        for one in here.coming:
            key = one.question.id
            parts[f"c-{key}"] = _drawn("room_card", {**context, "one": one, "apart": True})
            parts[f"why-{key}"] = _drawn("room_why", {"one": one})
        ended = here.ended[:MOST_ENDED]
        parts |= {f"e-{row.id}": _drawn("room_ended", {**context, "row": row}) for row in ended}
        lists["live-coming"] = tuple(f"c-{one.question.id}" for one in here.coming)
        lists["live-ended"] = tuple(f"e-{row.id}" for row in ended)
    elif page != "hosts":
        parts = {"live-all": _drawn(f"{page}_live", context)}
    return State(epoch(room), room.changes, parts, lists, numbers)


def _drawn(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"questions/live/{name}.html", context).strip()


def asks_back(room: Any) -> Any:
    """What the leader asks the room just now; None for nothing."""
    return next((one for one in queries.backs_of(room) if one.asked.open), None)


def epoch(room: Any) -> str:
    return str(room.id)[-8:]


def follow(room: Any, page: str, now: datetime) -> dict[str, str]:
    """What a page needs to follow the room live: where, and from which change on. Asked before the page is made."""
    audience = f"{page}.{get_language()}"
    sign = token(room.code, audience, now.timestamp())
    where = f"/live/{room.code}/{audience}"
    known = f"{epoch(room)}-{room.changes}"
    return {
        "events": f"{where}/events?t={sign}&from={known}", "state": f"{where}/state?t={sign}", "id": known,
        "support": f"/live/{room.code}/support",
    }  # fmt: skip


class Pace:
    """How often each ticket posts, in this process's memory alone. What was not heard of for long is forgotten."""

    def __init__(self, most: int = POSTS, known: int = 20_000) -> None:
        self.most, self.known = most, known
        self._posts: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, key: str, now: float) -> bool:
        """now: seconds of a clock that only goes forward."""
        since, count = self._posts.pop(key, (now, 0))
        if now - since >= MINUTE:
            since, count = now, 0
        self._posts[key] = (since, count + 1)
        while len(self._posts) > self.known:
            self._posts.popitem(last=False)
        return count < self.most


_pace = Pace()


def support_together(posts: Sequence[Post]) -> list[Answer]:
    """Many supports, in one commit. Each is told whether it was noted, and else why not."""
    rooms = {code: queries.room_called(code) for code in {post.room for post in posts}}
    answers: list[Answer | None] = [_refused(post, rooms[post.room]) for post in posts]
    wishes = [_wish(post, rooms[post.room]) for post, no in zip(posts, answers, strict=True) if no is None]
    said = iter(actions.support(wishes=wishes) if wishes else ())
    return [no or _told(next(said)) for no in answers]


def _told(why: str) -> Answer:
    return Answer(409, why) if why else Answer()


def _refused(post: Post, room: Any) -> Answer | None:
    """Why it can't be looked at, in the room's first language; None where it can."""
    if room is None:
        return Answer(404, gettext("There is no such room. Look at its code once more."))
    slip = Device(_cookies(post), room).slip
    if not slip:
        return Answer(403, gettext("Your device had no ticket yet. It has one now: please press once more."))
    if not _pace.allows(queries.ticket_key(room, slip), time.monotonic()):
        return Answer(429, gettext("This is a lot at once. Wait a minute, then try again."))
    return None


def _wish(post: Post, room: Any) -> actions.Wish:
    device = Device(_cookies(post), room)
    yes = post.fields.get("say") != "no"
    return actions.Wish(room, device.slip, post.fields.get("question", ""), yes, device.secrets)


def _cookies(post: Post) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(post.cookies).items()}
    except CookieError:
        return {}
