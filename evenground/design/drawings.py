"""Our drawings: a round table seen from above, with seats of the same size at the same distance.

Everything here returns inline SVG without ids, styles or scripts, so that it may stand anywhere on a page and under a
strict Content-Security-Policy. Every drawing is hidden from screen readers: the words beside it say the same.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import cos, pi, sin

from django.utils.safestring import SafeString, mark_safe

ANSWERS = ("happy", "go_ahead_different_view", "object", "more_time_or_facts", "stand_aside")

# The five signs, in a box from -12 to 12. One line weight; each has its own outline, so colour is never needed.
_SIGNS = {
    "happy": '<circle r="9" class="full"/>',
    "go_ahead_different_view": '<circle r="9.5"/><circle r="5" class="full"/>',
    "object": '<path d="M0-10.5 10.5 0 0 10.5-10.5 0Z"/>',
    "more_time_or_facts": '<path d="M-7.5-9.5h15L0 0Z"/><path d="M-7.5 9.5h15L0 0Z" class="full"/>',
    "stand_aside": '<circle r="9" class="dots"/>',
}

# What lies on a seat, so that no two neighbours look alike: in a box of 20.
_SEATS = (
    '<circle r="10"/>',
    '<rect x="-9" y="-9" width="18" height="18" rx="4.5"/><path d="M-3.5-5v10M3.5-5v10"/>',
    '<circle r="10"/><circle r="4.5"/>',
    '<path d="M0-10.5 9.1-5.2V5.2L0 10.5-9.1 5.2V-5.2Z"/><path d="M-3 0h0M3 0h0M0-4.5h0M0 4.5h0" class="dot"/>',
    '<rect x="-9" y="-9" width="18" height="18" rx="9"/><path d="M-5 2.5 2.5-5M-2.5 5 5-2.5"/>',
    '<rect x="-9" y="-9" width="18" height="18" rx="3"/><path d="M-4.5 0h9M0-4.5v9"/>',
)
_OPEN_SEAT = '<circle r="10" class="open"/>'


def _svg(box: str, kind: str, parts: Iterable[str]) -> str:
    return f'<svg class="drawing {kind}" viewBox="{box}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _place(mark: str, x: float, y: float, *, tone: str = "", turn: float = 0, size: float = 1) -> str:
    move = f"translate({_number(x)} {_number(y)})"
    move += f" rotate({_number(turn)})" if turn else ""
    move += f" scale({size:g})" if size != 1 else ""
    kind = f' class="{tone}"' if tone else ""
    return f'<g transform="{move}"{kind}>{mark}</g>'


def _around(count: int, distance: float, start: float = -pi / 2) -> list[tuple[float, float, float]]:
    """Places round a table: (x, y, degrees turned), all at the same distance, nobody at the head."""
    places = []
    for seat in range(count):
        angle = start + 2 * pi * seat / count
        places.append((distance * cos(angle), distance * sin(angle), angle * 180 / pi + 90))
    return places


def _seats(count: int, distance: float, *, size: float = 1, open_at: Sequence[int] = ()) -> list[str]:
    marks = []
    for seat, (x, y, turn) in enumerate(_around(count, distance, -pi / 2 + pi / count)):
        if seat in open_at:
            marks.append(_place(_OPEN_SEAT, x, y, size=size))
        else:
            tone = f"s{(seat * 5) % 6 + 1}"
            marks.append(_place(_SEATS[seat % 6], x, y, tone=tone, turn=turn, size=size))
    return marks


_CUP = '<circle r="7" class="light"/><circle r="3.8"/><path d="M6.6-2.4a3.4 3.4 0 1 1 0 4.8"/>'


def _cup(x: float, y: float, turn: float = 0) -> str:
    return _place(_CUP, x, y, turn=turn)


def _sheet(x: float, y: float, turn: float = 0, size: float = 1) -> str:
    lines = '<rect x="-13" y="-17" width="26" height="34" rx="3" class="light"/><path d="M-7-9H7M-7-2H7M-7 5H2"/>'
    return _place(lines, x, y, turn=turn, size=size)


def _table(radius: float) -> list[str]:
    return [f'<circle r="{_number(radius)}" class="wood"/>']


_POT = (
    '<path d="M-17-11c-15-2-15 24 0 22"/><path d="M18-8q8-3 10-12l5 3q-2 14-13 18" class="s3"/>'
    '<circle r="20" class="s3"/><circle r="11"/><circle r="3"/>'
)
_BISCUITS = (
    '<circle r="15" class="light"/><circle cx="-5" cy="-4" r="4.5" class="s1"/>'
    '<circle cx="5.5" cy="-2" r="4.5" class="s1"/><circle cy="5.5" r="4.5" class="s1"/>'
)
_PEN = '<path d="M-14-2.2H8l6 2.2-6 2.2h-22Z" class="s2"/>'


def _welcome() -> str:
    parts = ['<circle r="102" class="wood"/><circle r="94" class="grain"/>', *_seats(12, 129, size=1.45, open_at=(6,))]
    parts += [_sheet(-48, -44, -47, 1.2), _place(_PEN, -20, -68, turn=-20)]
    parts += [_sheet(60, 34, 120, 1.2), _place(_PEN, 34, 66, turn=28)]
    parts += [_place(_POT, -4, 8, turn=-12), _place(_BISCUITS, 42, -20)]
    for x, y, turn in ((22, -76, -70), (-78, 8, 170), (-36, 70, 110), (80, -18, -15)):
        parts.append(_place(_CUP, x, y, turn=turn, size=1.35))
    return _svg("-146 -146 292 292", "big", parts)


def _empty() -> str:
    return _svg(
        "-80 -80 160 160", "mid", [*_table(42), *_seats(8, 63, open_at=(0, 1, 2, 4, 5, 6, 7)), _cup(12, 19, 30)]
    )


def _deciding() -> str:
    signs = [
        _place(_SIGNS[code], x, y, tone=f"sign {code}", size=0.85)
        for code, (x, y, _turn) in zip(ANSWERS, _around(5, 30), strict=True)
    ]
    return _svg(
        "-96 -96 192 192", "mid", [f'<circle r="52" class="wood"/>{_sheet(0, 0, 0, 0.62)}', *signs, *_seats(10, 78)]
    )


def _kept() -> str:
    pair = [_sheet(-19, 0, -6, 1.1), _sheet(19, 0, 6, 1.1)]
    return _svg("-96 -96 192 192", "mid", ['<circle r="52" class="wood"/>', *pair, *_seats(10, 78)])


def _beginning() -> str:
    return _svg(
        "-80 -80 160 160",
        "mid",
        [*_table(42), *_seats(8, 63, open_at=(3, 4, 5, 6)), _cup(10, -18, -60), _cup(20, 10, 20)],
    )


def _sign() -> str:
    seats = [
        _place('<circle r="4.6"/>', x, y, tone=f"s{(seat * 5) % 6 + 1}")
        for seat, (x, y, _turn) in enumerate(_around(8, 20.5, pi / 8))
    ]
    return _svg("-28 -28 56 56", "sign-mark", ['<circle r="11.5" class="wood"/>', *seats])


def _edge() -> str:
    """Seats along the far edge of a very large table, which is the foot of the page."""
    marks = []
    for seat in range(9):
        away = seat - 4
        marks.append(
            _place(_SEATS[(seat * 5) % 6], away * 52, 0.18 * away * away, tone=f"s{(seat * 5) % 6 + 1}", size=1.05)
        )
    return _svg("-240 -14 480 34", "edge", marks)


def _small(parts: str) -> Callable[[], str]:
    return lambda: _svg("-12 -12 24 24", "small", [parts])


_DRAWINGS: dict[str, Callable[[], str]] = {
    "welcome": _welcome,
    "empty": _empty,
    "deciding": _deciding,
    "kept": _kept,
    "beginning": _beginning,
    "sign": _sign,
    "edge": _edge,
    "beside": _small('<circle cx="-4.5" r="5.5"/><circle cx="5.5" r="5.5" class="full"/>'),
    "ring": _small('<circle r="3" class="full"/><path d="M-6-6a8.5 8.5 0 0 0 0 12M6-6a8.5 8.5 0 0 1 0 12"/>'),
    "out": _small('<path d="M-1-8h-8V8h8M-3 0H9M4.5-5 9.5 0 4.5 5"/>'),
    "saved": _small('<circle r="10"/><circle r="4.5" class="full"/>'),
    "care": _small('<circle r="10"/><path d="M0-5V1M0 5.5h0"/>'),
    "day": _small('<rect x="-9" y="-8" width="18" height="17" rx="3"/><path d="M-9-2.5H9M-4-10.5v5M4-10.5v5"/>'),
    "words": _small('<path d="M-9-8H9a2 2 0 0 1 2 2V4a2 2 0 0 1-2 2H-2l-5 4V6h-2a2 2 0 0 1-2-2V-6a2 2 0 0 1 2-2Z"/>'),
}


@cache
def drawing(name: str) -> SafeString:
    """The drawing of that name as inline SVG; KeyError for a name there is none of."""
    return mark_safe(_DRAWINGS[name]())  # noqa: S308  # made of our own numbers only


@cache
def sign(code: str) -> SafeString:
    """The sign of one of the five answers as inline SVG; KeyError for any other code."""
    return mark_safe(_svg("-12 -12 24 24", f"sign {code}", [_SIGNS[code]]))  # noqa: S308  # our own marks only


@cache
def seat(number: int) -> SafeString:
    """One seat, to stand beside a name where a picture would. All are of one size; it says nothing of the person."""
    mark = _place(_SEATS[number % 6], 0, 0, tone=f"s{(number * 5) % 6 + 1}")
    return mark_safe(_svg("-12 -12 24 24", "seat", [mark]))  # noqa: S308  # our own marks only


def names() -> tuple[str, ...]:
    """The names of all drawings, for the gallery."""
    return tuple(_DRAWINGS)


@cache
def way_round(done: int, of: int) -> SafeString:
    """How far a decision is on its way: `of` seats round a small table, the first `done` filled, the next ringed."""
    marks = ['<circle r="8" class="wood"/>']
    for step, (x, y, _turn) in enumerate(_around(of, 18)):
        mark = '<circle r="4.8" class="full"/>' if step < done else '<circle r="4.8"/>'
        if step == done:
            mark = '<circle r="5.2"/><circle r="1.8" class="full"/>'
        marks.append(_place(mark, x, y))
    return mark_safe(_svg("-26 -26 52 52", "way-round", marks))  # noqa: S308  # our own numbers only


RING_MOST = 36
BAR_LEAST, BAR_MOST = 28, 40
_SQUARE = ("object", "more_time_or_facts")


def answers_round(counts: Sequence[tuple[str, int]]) -> SafeString:
    """How answers stood, as a table with a sign at each seat; empty for none or for more than fit.

    Takes (code, count) pairs in the order of the five answers. Only answers given are drawn, never a gap: nothing
    here can say how many did not answer (the deciding rule, "who sees what").
    """
    codes = [code for code, count in counts for _each in range(count)]
    if not 1 <= len(codes) <= RING_MOST:
        return mark_safe("")
    size = 1.5 if len(codes) <= 16 else 1
    places = _around(len(codes), 78)
    marks = [
        _place(_SIGNS[code], x, y, tone=f"sign {code}", size=size)
        for code, (x, y, _t) in zip(codes, places, strict=True)
    ]
    parts = ['<circle r="50" class="wood"/>', _sheet(0, 0, 0, 1.1), *marks]
    return mark_safe(_svg("-98 -98 196 196", "mid", parts))  # noqa: S308  # our own marks and checked codes only


def bar(code: str, count: int, most: int) -> SafeString:
    """A row of marks, one for each answer of that kind, in its own texture; above `BAR_MOST` drawn to scale."""
    shown = count if most <= BAR_MOST else max(1, round(count * BAR_MOST / most)) if count else 0
    # Round marks are dashes without length; square ones begin at their own edge.
    row = f"M6 8h{shown * 12 - 11.9:g}" if code not in _SQUARE else f"M1 8h{shown * 12 - 2}"
    marks = [f'<path class="bar" d="{row}"/><path class="core" d="{row}"/>'] if shown else []
    width = min(max(most, BAR_LEAST), BAR_MOST) * 12
    return mark_safe(_svg(f"0 0 {width} 16", f"bars {code}", marks))  # noqa: S308  # our own numbers only
