"""proof.py DAY COMMIT REPORT...   writes docs/proof.md from pytest's reports (JUnit XML), one an engine.

What was proved, how often and at what size comes from the reports alone; no figure stands here.
"""

import base64
import os
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

HEAD = """# What was proved, at length

`make prove` writes this page when all of it holds. The same proofs run in `make test` at a smaller size; what each of
them shows stands at the top of its file in `tests/proofs/`.

Written on {day}, at commit {commit}. Python {python}, {cores} processors.
"""
TABLE = """
## On {engine}

| Proof | Tried | Runs | Seconds |
| --- | --- | --- | --- |
"""


def proofs(report: Path) -> Iterator[tuple[str, str, int, float]]:
    """(file and name in words, what was tried, how many runs passed, seconds) of each proof in a report."""
    found: dict[str, list[tuple[str, float]]] = {}
    whole = ET.parse(report)  # noqa: S314  our own report
    tried = {one.get("name", "").rpartition("::")[2]: _tried(one.get("value", "")) for one in whole.iter("property")}
    for case in whole.iter("testcase"):
        faults = [child.tag for child in case if child.tag in {"failure", "error", "skipped"}]
        if faults:
            sys.exit(f"{case.get('name')}: {faults[0]}")
        told = {one.get("name"): one.get("value") or "" for one in case.iter("property")}
        place = f"`{(case.get('classname') or '').rsplit('.', 1)[-1]}`: {_in_words(case.get('name') or '')}"
        told["cases"] = tried.get(case.get("name") or "", "")
        size = ", ".join(words for words in told.values() if words)
        found.setdefault(place, []).append((size, float(case.get("time") or 0)))
    for place, runs in sorted(found.items()):
        sizes = dict.fromkeys(size for size, _seconds in runs)
        yield place, "; ".join(sizes), len(runs), sum(seconds for _size, seconds in runs)


def _tried(statistics: str) -> str:
    """How many cases were made up for a property and passed, as hypothesis counted them."""
    try:
        counted = re.findall(r"(\d+) passing", base64.b64decode(statistics, validate=True).decode())
    except ValueError:
        return ""
    return f"{sum(map(int, counted))} cases" if counted else ""


def _in_words(name: str) -> str:
    plain = re.sub(r"\[.*\]$", "", name).removeprefix("test_")
    return plain.replace("_can_t_", "_can't_").replace("_s_", "'s_").replace("_", " ")


def page(day: str, commit: str, reports: list[Path]) -> str:
    """The whole document."""
    parts = [HEAD.format(day=day, commit=commit, python=platform.python_version(), cores=os.cpu_count())]
    for report in reports:
        rows = [f"| {place} | {size} | {runs} | {seconds:.0f} |\n" for place, size, runs, seconds in proofs(report)]
        parts.append(TABLE.format(engine=report.stem) + "".join(rows))
    return "".join(parts)


if __name__ == "__main__":
    Path("docs/proof.md").write_text(page(*sys.argv[1:3], [Path(one) for one in sys.argv[3:]]), encoding="utf-8")
