"""docs/performance.md: how it was measured first, then what came out. Every figure is the run's own."""

import os
import platform
import sqlite3
from statistics import median
from typing import Any

import django
import uvicorn
from granian import __version__ as granian_version

from benchmarks import __main__ as run
from benchmarks import cost, data, streams, supports, turns

PAGES = {
    "empty": "An empty page",
    "group": "The group's page",
    "decision": "A decision's page",
    "outcome": "An outcome's page",
    "record": "The record's page",
    "programme": "A programme of 50 items",
    "public event": "An event's public page, 50 items",
    "run sheet": "A run sheet of 50 lines",
}
QUERIES_MOST, STATEMENTS_MOST = 12, 12
RATIOS_MOST = {"decision": 8, "public event": 8, "run sheet": 8}
VISITS_MOST = {"an event's public page": (60, 12)}
TURNS_MOST = 50
KILOBYTES_A_STREAM = 12
SHARE_LEAST, KILOBYTES_MOST, REQUESTS_MOST, MEGABYTES_MOST = 0.6, 45, 8, 150


def write(found: dict[str, Any]) -> str:
    """The whole document."""
    parts = [_method(found), _costs(found), _queries(found), _answering(found), _share(found), _visits(found)]
    return "\n".join([*parts, _turns(found), _streams(found), _supports(found), _start_and_memory(found)])


def _met(good: bool) -> str:
    return "met" if good else "**not met**"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _spread(values: list[float], digits: int = 2) -> str:
    return f"{min(values):.{digits}f} to {max(values):.{digits}f}"


def _method(found: dict[str, Any]) -> str:
    return f"""# How quick it is

`make bench` writes this page. Each figure was measured in the run that wrote it; none is typed in. An aim that was
missed says so.

## How it is measured

{_machine(found)}
- **CPU per request.** The real `evenground serve`, its due jobs in the same process. User and system time of that
  process, from `/proc/<pid>/stat`, before and after N requests over one kept connection. The pages take turns, in
  {cost.ROUNDS} rounds, after {cost.WARM} requests each to warm up. N is chosen for each page so that a round takes
  about {cost.SECONDS} CPU seconds: the kernel counts in hundredths. Each round's ratio is to the empty page in the same
  round; the middle one counts, the spread stands beside it. The empty page is every page's frame (ways round, help,
  foot, the same person signed in) with nothing in it.
- **SQL.** Whole requests in one process, with Django's own log of statements: the session and the person are in it.
  Beginnings and ends of transactions are counted apart; a write outside one counts as a commit of its own.
- **Pages a second.** Our server and granian's WSGI server with the same settings, database, page and {run.THREADS}
  threads, one process each. A client in a process of its own, bare sockets, {run.CONNECTIONS} connections, on the same
  machine over loopback, so it takes from the same cores. {run.ROUNDS} rounds of {run.SECONDS:.0f} seconds each, by
  turns.
- **First visit.** A chromium that has seen nothing yet. Bytes as sent, headers included.
- **The order of questions.** The first {turns.FIRST} of {turns.QUESTIONS:,}, which {turns.PEOPLE:,} people support
  {turns.SUPPORTS:,} times, exact. The supports are in memory, a set of people for each question. CPU time of one
  process on one core, {turns.ROUNDS} rounds after one to warm up; the middle one counts. *All level* is made to be
  hard: each question has as many supporters as any other.
{_live_method()}
- **Start.** From the command until `/healthz` answers, {run.STARTS} times.
- **Memory.** Of the server process of the CPU rounds, after those and after {run.SECONDS:.0f} seconds of
  {run.CONNECTIONS} connections on each of three pages.
"""


def _live_method() -> str:
    return f"""\
- **Very many who listen.** Ours: the real server around one room in memory, one process; beside it nginx, one
  worker, with nchan from `docs/nginx-nchan.conf` (nobody is asked for a token). Frames of about 400 bytes; the next
  comes when all have the last one. Servers on one core, the client (epoll, one process) on the other, over loopback,
  no TLS. CPU of all the server's processes from `/proc/<pid>/stat`, looking, rendering and taking the frame in
  included. {streams.ROUNDS} rounds of fresh processes, by turns; the middle one counts. Memory: what the processes
  hold more with all connected. How late: from giving the frame to the server until each client read it. *Lost or
  doubled*: streams that did not hear each frame just once, in order; also after all went and came back at once.
- **Supports.** Posts to the real endpoint of `evenground serve` on SQLite, {supports.AT_ONCE} connections,
  {supports.MANY:,} tickets, one support each. Commits are counted by the room's own number, which each counts up by
  one. For the rates each commit of the server is slowed by {supports.SLOW_MS} ms; *each its own commit* is the same
  endpoint that takes one at a time. {supports.ROUNDS} rounds by turns."""


def _machine(found: dict[str, Any]) -> str:
    """What ran, and what was in the database."""
    people = sum(found["answers"].values())
    answers = ", ".join(f"{count} {code.replace('_', ' ')}" for code, count in found["answers"].items())
    return f"""- **Machine.** {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, Django
  {django.__version__}, uvicorn {uvicorn.__version__}, granian {granian_version}. Engine: SQLite
  {sqlite3.sqlite_version}, a file, WAL, `synchronous=FULL`. Load of the machine before the run
  {found["load_before"]:.1f}, after it {found["load_after"]:.1f}. Anything above the run's own work makes times worse,
  and ratios less sure.
- **What is there.** A group of {people + 1} members. {people} of them answered an open decision: {answers}.
  They said {found["reactions"]} things about it, all through the real actions. Its record has {found["entries"]}
  entries. Its run sheet has {data.RUN_SHEET} things of the programme, each with a step beside it and a card that
  somebody carries. A second group is a tenth as large. The reader is a signed-in member who did not answer."""


def _costs(found: dict[str, Any]) -> str:
    rows = []
    for name, words in PAGES.items():
        one = found["cost"].get(name)
        if one is None:
            rows.append([words, "the page did not come", "", "", "", ""])
            continue
        most = RATIOS_MOST.get(name)
        aim = f"at most {most}: {_met(one.ratio <= most)}" if most else ""
        figures = [f"{one.middle:.2f} ms", f"{one.ratio:.2f}", _spread(one.ratios), str(one.requests)]
        rows.append([words, *figures, f"{one.size / 1024:.0f} KB", aim])
    head = ["Page", "CPU a request", "Times the empty page", "Spread", "N", "Page without compression", "Aim"]
    return "## CPU per request\n\n" + _table(head, rows)


def _queries(found: dict[str, Any]) -> str:
    few, many = found["queries"][20], found["queries"][200]
    rows = []
    for name, words in PAGES.items():
        if name == "empty":
            continue
        here, there = few.get(name), many.get(name)
        good = here is not None and here == there and there <= QUERIES_MOST
        rows.append([words, str(here), str(there), _met(good)])
    head = ["Page", "20 answers, 5 items", "200 answers, 50 items or lines", f"The same, and at most {QUERIES_MOST}"]
    return "## SQL statements of a page\n\n" + _table(head, rows)


def _answering(found: dict[str, Any]) -> str:
    rows = []
    for name, sent in found["answering"].items():
        good = sent.transactions == sent.commits == 1 and len(sent.statements) <= STATEMENTS_MOST
        aim = "" if "whole request" in name else _met(good)
        rows.append([name, str(sent.transactions), str(sent.commits), str(len(sent.statements)), aim])
    head = ["An answer", "Transactions", "Commits", "Statements", f"One, one, at most {STATEMENTS_MOST}"]
    more = "\nThe rows above the last are the action that saves an answer. The last is all that one press sets going.\n"
    return "## An answer\n\n" + _table(head, rows) + more


def _share(found: dict[str, Any]) -> str:
    rows = []
    for name, rates in found["share"].items():
        part = run.share(rates)
        figures = [f"{median(rates['ours']):.1f}", f"{median(rates['granian']):.1f}", f"{part:.2f}"]
        each = [mine / theirs for mine, theirs in zip(rates["ours"], rates["granian"], strict=True)]
        rows.append([PAGES[name], *figures, _spread(each), _met(part >= SHARE_LEAST)])
    head = ["Page", "Ours, pages a second", "granian's", "Share", "Spread", f"At least {SHARE_LEAST}"]
    return "## Pages a second, beside granian\n\n" + _table(head, rows)


def _visits(found: dict[str, Any]) -> str:
    rows = []
    for name, visit in found["visits"].items():
        size = visit.size / 1024
        parts = ", ".join(f"{kind.lower()} {count / 1024:.1f}" for kind, count in visit.parts)
        most, asked = VISITS_MOST.get(name, (KILOBYTES_MOST, REQUESTS_MOST))
        good = size <= most and visit.requests <= asked
        aim = f"at most {most} KB, {asked} requests: {_met(good)}"
        rows.append([name, f"{size:.1f} KB", str(visit.requests), parts, aim])
    head = ["First visit to", "Sent", "Requests", "KB of each", "Aim"]
    return "## A first visit\n\n" + _table(head, rows)


def _turns(found: dict[str, Any]) -> str:
    rows = []
    for name, costs in found["turns"].items():
        aim = _met(median(costs) <= TURNS_MOST)
        rows.append([name, f"{median(costs):.1f} ms", _spread(costs, 1), aim])
    head = [f"{turns.SUPPORTS:,} supports", "CPU", "Spread", f"At most {TURNS_MOST} ms"]
    return f"## The first {turns.FIRST} of {turns.QUESTIONS:,} questions\n\n" + _table(head, rows)


def _streams(found: dict[str, Any]) -> str:
    rows = []
    for size, rounds in found["streams"].items():
        part = streams.ratio(rounds)
        for name, told in (("ours", "ours"), ("nchan", "nginx with nchan")):
            each = {key: [row[key] for row in rounds[name]] for key in rounds[name][0]}
            wrong = int(sum(each["wrong"]))
            memory = median(each["memory"]) / 1024
            late = [f"{median(each[key]):.0f} ms" for key in ("p50", "p99")]
            figures = [
                f"{median(each['cpu']):.1f} ({_spread(each['cpu'], 1)})",
                f"{part:.2f}" if name == "ours" else "1",
            ]
            fits = f"{memory:.1f} KB" + (f": {_met(memory <= KILOBYTES_A_STREAM)}" if name == "ours" else "")
            rows.append([f"{size:,} {told}", *figures, fits, f"{median(each['connect']):.1f} s", *late, str(wrong)])
    head = ["Streams", "CPU s for a million deliveries", "Times nchan's (aim 1.0)"]
    head += [f"Memory of a stream (at most {KILOBYTES_A_STREAM} KB)", "All connected", "p50", "p99", "Lost or doubled"]
    beside = found["beside"]
    kept = median(beside["beside"]) / median(beside["alone"])
    more = f"""
Beside {supports.LISTENING} who listen to a room in which two questions come each second, the group's page was served
{median(beside["beside"]):.1f} times a second, alone {median(beside["alone"]):.1f} times: {kept:.2f} of it.
"""
    return "## Very many who listen\n\n" + _table(head, rows) + more


def _supports(found: dict[str, Any]) -> str:
    taken, commits = found["supports"]["shared"]
    rates = found["supports"]["rates"]
    gain = median(rates["together"]) / median(rates["alone"])
    both = {name: f"{median(each):.0f} ({_spread(each, 0)})" for name, each in rates.items()}
    share = f"{commits / taken:.3f} ({commits} for {taken})"
    rows = [
        ["Commits for each acknowledged support", share, "at most 1/4", _met(4 * commits <= taken)],
        ["Supports a second, shared commits", both["together"], "", ""],
        ["Supports a second, each its own commit", both["alone"], "", ""],
        ["The first as a multiple of the second", f"{gain:.1f}", "at least 1.5", _met(gain >= 1.5)],
    ]
    return "## Supports, forty at once\n\n" + _table(["What", "Measured", "Aim", ""], rows)


def _start_and_memory(found: dict[str, Any]) -> str:
    starts, (now, most) = found["starts"], found["memory"]
    rows = [
        ["A fresh data folder", f"{median(starts['fresh']):.1f} s", _spread(starts["fresh"], 1)],
        ["A folder that is there", f"{median(starts['again']):.1f} s", _spread(starts["again"], 1)],
    ]
    memory = [["After the load", f"{now:.0f} MB"], ["At most", f"{most:.0f} MB", _met(most <= MEGABYTES_MOST)]]
    memory[0].append("")
    start = "## Start\n\n" + _table(["Until it answers", "Middle", "Spread"], rows)
    return start + "\n## Memory\n\n" + _table(["Memory", "Held", f"At most {MEGABYTES_MOST} MB"], memory)
