"""What a careful forger would send."""

from typing import Any

OF_AN_EVENT = {
    "title": "Forged", "starts": "14:00", "ends": "14:30", "day": "1", "to": "1", "stage": "plan", "number": 1,
    "time_zone": "Europe/London", "beside": "day-1", "feeling": "talk",
}  # fmt: skip
DAYS = {f"{name}_{at}": part for name in ("day", "delete_on") for at, part in enumerate((20, 5, 2026))}


def fields(ids: dict[str, Any]) -> dict[str, Any]:
    """What a careful forger would send: a good value for every field of every form that we have."""
    words = "Words that somebody typed."
    return {
        **dict.fromkeys(("words", "what", "why", "reason", "does", "cost", "may_settle", "matter", "stop_at"), words),
        "version": 1,
        "answer": "happy",
        "fate": "solved",
        "say": "yes",
        "wanted": "yes",
        "shown": "yes",
        "size": "large",
        "part": "both",
        "kind": "question",
        "decision": "yes",
        "how": "aside",
        "names_me": "on",
        **dict.fromkeys(("first", "second", "member"), ids["member_id"]),
        "choice": ids["choice"],
        "name": "Forged",
        "email": "forged@example.org",
        "phone": "1",
        "job": "Forger",
        "hours": 72,
        "places": 2,
        "look_on": "2026-05-20",
        "back_on": "2026-05-20",
        "try_until": "2026-05-20",
        "reach_by": "post",
        "who_looks": "Me",
        "person_name": "Forged",
        "language": "en-gb",
        "fold": "on",
        "fits": "yes",
        **OF_AN_EVENT,
        "met": "yes",
        **_where(ids),
        **dict.fromkeys(("to", "ask"), ids["person_id"]),
        **DAYS,
    }


def _where(ids: dict[str, Any]) -> dict[str, Any]:
    """Of the form that says where something is shown, and of the one that says by whom it is read."""
    return {"about_for": "all", "event": ids["event_id"], "where": "event"}
