"""Captions as people type them, and as browsers read them (WebVTT, https://www.w3.org/TR/webvtt1/)."""

import re
from dataclasses import dataclass

MOST_CUES = 5_000
_LONGEST = 6_000  # ms that words stand where nothing says when they end
_TIME = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_PLAIN = re.compile(rf"{_TIME}\s+(\S.*)")
_FROM_TO = re.compile(rf"{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")


@dataclass(frozen=True)
class Cue:
    """Words that stand from `starts` to `ends`, both in milliseconds from the beginning."""

    starts: int
    ends: int
    words: str


class NotCaptionsError(ValueError):
    """A line that can't be read: its number, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def cues_of(typed: str) -> list[Cue]:
    """Reads lines like "0:05 Hello all", or the text of a .vtt or .srt file. In the order of their times.

    Raises NotCaptionsError with the first line that fits neither, or where there are more than MOST_CUES.
    """
    found = _from_file(typed) if "-->" in typed or typed.startswith("WEBVTT") else _from_lines(typed)
    if len(found) > MOST_CUES:
        raise NotCaptionsError(typed.count("\n") + 1)
    return sorted(found, key=lambda cue: cue.starts)


def webvtt(cues: list[Cue]) -> str:
    """The cues as a WebVTT file."""
    blocks = [f"{_clock(cue.starts)} --> {_clock(cue.ends)}\n{_plain(cue.words)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _from_lines(typed: str) -> list[Cue]:
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(typed.splitlines(), 1):
        if not line.strip():
            continue
        if fits := _PLAIN.fullmatch(line.strip()):
            rows.append((_ms(fits.groups()[:4], number), [fits[5]]))
        elif rows:
            rows[-1][1].append(line.strip())  # goes on with the words of the line before
        else:
            raise NotCaptionsError(number)
    rows.sort(key=lambda row: row[0])
    later = [*(start for start, _words in rows[1:]), None]
    return [
        Cue(start, min(start + _LONGEST, then) if then and then > start else start + _LONGEST, "\n".join(words))
        for (start, words), then in zip(rows, later, strict=False)
    ]


def _from_file(typed: str) -> list[Cue]:
    cues: list[Cue] = []
    lines = enumerate(typed.splitlines(), 1)
    for number, line in lines:
        if "-->" not in line:
            continue  # the head of the file, numbers, notes
        fits = _FROM_TO.fullmatch(line.strip())
        if fits is None:
            raise NotCaptionsError(number)
        starts, ends = _ms(fits.groups()[:4], number), _ms(fits.groups()[4:8], number)
        words = []
        for _number, said in lines:
            if not said.strip():
                break
            words.append(said.strip())
        if ends <= starts:
            raise NotCaptionsError(number)
        if words:
            cues.append(Cue(starts, ends, re.sub(r"<[^<>]*>", "", "\n".join(words))))
    return cues


def _ms(parts: tuple[str | None, ...], line: int) -> int:
    hours, minutes, seconds, rest = parts
    if int(seconds or 0) > 59 or (hours and int(minutes or 0) > 59):
        raise NotCaptionsError(line)
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
