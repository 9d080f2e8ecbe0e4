"""Measures one thing after another, in a throw-away folder, and writes docs/performance.md."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import streams, turns
from benchmarks.processes import HERE, Server, granian, ours

ROUNDS = 5
SECONDS = 4.0
CONNECTIONS = 8
THREADS = 4
STARTS = 3


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="evenground-bench-") as name:
        folder = Path(name)
        os.environ.pop("DATABASE_URL", None)
        for word in ("EVENGROUND_DEMO", "EVENGROUND_SMTP", "EVENGROUND_SITE"):
            os.environ.pop(word, None)
        os.environ["EVENGROUND_DATA"] = str(folder / "data")
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        found = {"load_before": os.getloadavg()[0], "starts": _starts(folder)}
        _say("The order of questions")
        found["turns"] = turns.measured()
        _say("Very many who listen")
        found["streams"] = streams.measured()
        found |= _all(datetime.now(UTC))  # noqa: TID251  a bench has no other clock
        found["load_after"] = os.getloadavg()[0]
    from benchmarks import report  # noqa: PLC0415  needs Django, which needs the folder

    place = HERE / "docs/performance.md"
    place.write_text(report.write(found))
    print(f"Written: docs/performance.md\n\n{place.read_text()}")


def _starts(folder: Path) -> dict[str, list[float]]:
    """Seconds from the command until /healthz answers, by the real settings; folders of their own."""
    _say("Starting")
    fresh, again = [], []
    for number in range(STARTS):
        data = {"EVENGROUND_DATA": str(folder / f"start{number}")}
        for rows in (fresh, again):
            with ours(settings="evenground.config.settings", **data) as server:
                rows.append(server.seconds)
    return {"fresh": fresh, "again": again}


def _all(now: datetime) -> dict[str, object]:
    import django  # noqa: PLC0415  settings were chosen just now

    django.setup()
    from benchmarks import cost, data, statements, supports, visit  # noqa: PLC0415  they need Django
    from evenground.config.management.commands.serve import make_ready  # noqa: PLC0415  the same

    make_ready()
    _say("Making two groups")
    small, large = data.make_place(20, now), data.make_place(200, now)
    found: dict[str, object] = {"reactions": data.REACTIONS, "entries": data.ENTRIES, "answers": data.counted(large)}
    _say("Counting statements")
    found["queries"] = {20: statements.of_pages(small), 200: statements.of_pages(large)}
    found["answering"] = statements.of_answers(small, now)
    with ours() as server:
        _say("CPU of each page")
        found["cost"] = cost.of_pages(server, large.cookie, {"empty": "/empty/", **large.pages})
        _say("First visits")
        pages = {"the welcome page": ("/", False), "a group's page": (large.pages["group"], True)}
        pages["an event's public page"] = (large.pages["public event"], False)
        found["visits"] = visit.first_visits(server, large.cookie, pages)
        for name in ("group", "decision", "record"):
            _pages_a_second(server, large.pages[name], large.cookie)
        found["memory"] = server.memory()
        _say("Pages beside five hundred who listen")
        found["beside"] = supports.pages_beside(
            server, large, now, lambda: _pages_a_second(server, large.pages["group"], large.cookie)
        )
    _say("Supports")
    found["supports"] = supports.measured(large, now)
    _say("Pages a second, beside granian")
    with ours(BENCH_THREADS=str(THREADS)) as one, granian(THREADS) as other:
        pages = {name: large.pages[name] for name in ("group", "decision")}
        found["share"] = {name: _side_by_side(one, other, path, large.cookie) for name, path in pages.items()}
    return found


def _side_by_side(one: Server, other: Server, path: str, cookie: str) -> dict[str, list[float]]:
    """Pages a second of both, by turns; the first round warms them up and is not counted."""
    rounds = []
    for number in range(ROUNDS + 1):
        pair = [(one, "ours"), (other, "granian")][:: 1 if number % 2 else -1]
        rounds.append({name: _pages_a_second(server, path, cookie) for server, name in pair})
    return {name: [row[name] for row in rounds[1:]] for name in ("ours", "granian")}


def _pages_a_second(server: Server, path: str, cookie: str) -> float:
    from benchmarks.load import pages_a_second  # noqa: PLC0415  it is also a program of its own

    return pages_a_second(server, path, cookie, seconds=SECONDS, connections=CONNECTIONS)


def _say(what: str) -> None:
    print(f"== {what}", flush=True)


def share(rates: dict[str, list[float]]) -> float:
    """The middle of the rounds' shares."""
    return median(mine / theirs for mine, theirs in zip(rates["ours"], rates["granian"], strict=True))


if __name__ == "__main__":
    main()
