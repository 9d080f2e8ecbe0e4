"""Proportional order: sequential Phragmen over who supports what (design, section 3; Edvard Phragmen, 1894).

Each question weighs 1, carried by its supporters. t of a question is the least number with

    the sum over its supporters of max(0, t - load) = 1

that is: how high the water would stand if they shared its weight. The least t goes next, and its supporters' loads
become t; who carries more than t already carries nothing of it, and keeps their load. So people whose question was
heard stand back a little, and others come. Equal t: the smallest key goes first. Questions without supporters come
last, by key.

All results are exact fractions. Floats, rounded down, tell most questions apart; where they can't, exact numbers do.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf, lcm, nextafter
from operator import itemgetter

_STEPS = 1 << 36  # so many steps has a load of 1; t is rounded down to one of them
_NOBODY = object()  # carries nothing, and stands beside the supporters of each question


@dataclass(frozen=True)
class Placed:
    """A question in its place, and its t; None without supporters."""

    key: str
    t: Fraction | None


class Proportional:
    """Questions that wait, and what their supporters carry. `first` looks, `take` takes one: the first or another.

    t never falls as loads grow. So a t worked out earlier is still a least: what stands first with its t of now is
    first, and nothing behind it need be worked out again.
    """

    def __init__(
        self,
        supporters: Mapping[str, Collection[Hashable]],
        *,
        loads: Mapping[Hashable, Fraction] | None = None,
    ) -> None:
        """`supporters`: by question's key, each once. `loads`: what people carry already; nothing if not named."""
        self._supporters = {key: people for key, people in supporters.items() if people}
        self._alone = sorted(key for key, people in supporters.items() if not people)
        carried = dict(loads or {})
        # The loads there are, as whole numbers of the parts of one whole. Each has a float near it for its name.
        self._whole, self._parts = 1, {0.0: 0}
        named = {load: self._named(load) for load in {*carried.values()}}
        self._load: dict[Hashable, float] = defaultdict(lambda: 0.0)  # the name of what each carries
        self._load |= {one: named[load] for one, load in carried.items()}
        self._loads_of: dict[str, Callable[[Mapping[Hashable, float]], tuple[float, ...]]] = {}
        self._most = max(self._parts)
        self._round = 0  # one more each time that loads grew
        # Loads only make t more. Questions with as many supporters share one, which is quick to compare with itself.
        sizes = {len(people) for people in self._supporters.values()}
        least = {many: _T(self, (0.0,) * (many + 1), -1 if carried else 0) for many in sizes}
        self._heap = [(_STEPS // len(people), least[len(people)], key) for key, people in self._supporters.items()]
        heapq.heapify(self._heap)

    def __len__(self) -> int:
        return len(self._supporters) + len(self._alone)

    def first(self) -> Placed:
        """What goes next. Raises IndexError where nothing waits."""
        if not self._supporters:
            return Placed(self._alone[0], None)
        while True:
            _steps, t, key = self._heap[0]
            if key not in self._supporters:
                heapq.heappop(self._heap)  # taken
            elif t.round == self._round:
                return Placed(key, t.exact)
            else:
                heapq.heapreplace(self._heap, self._now(key))

    def take(self, key: str) -> Fraction | None:
        """Takes this one, in its turn or out of it: its supporters' loads become its t. Gives t."""
        if key not in self._supporters:
            self._alone.remove(key)
            return None
        t, people = self.t(key), self._supporters.pop(key)
        name = self._named(t)
        parts = self._parts[name]
        if max(self._parts.values()) > parts:
            people = [one for one in people if self._parts[self._load[one]] < parts]
        self._load |= dict.fromkeys(people, name)
        self._most = max(self._most, name)
        self._round += 1
        return t

    def t(self, key: str) -> Fraction:
        """The t of a question that has supporters, exactly."""
        return self.exactly(self._loads(key))

    def loads(self) -> dict[Hashable, Fraction]:
        """What each carries who carries anything."""
        told = {name: Fraction(parts, self._whole) for name, parts in self._parts.items()}
        return {one: told[name] for one, name in self._load.items() if name}

    def _named(self, load: Fraction) -> float:
        """The name of this load, new or not. The whole has as many parts as all of them need."""
        more = lcm(self._whole, load.denominator) // self._whole
        if more > 1:
            self._whole *= more
            self._parts = {name: parts * more for name, parts in self._parts.items()}
        parts, name = load.numerator * (self._whole // load.denominator), float(load)
        while self._parts.setdefault(name, parts) != parts:
            name = nextafter(name, inf)  # two loads in one float
        return name

    def _loads(self, key: str) -> tuple[float, ...]:
        """The names of what a question's supporters carry, after that of nobody (so that there are always two)."""
        if key not in self._loads_of:
            self._loads_of[key] = itemgetter(_NOBODY, *self._supporters[key])
        return self._loads_of[key](self._load)

    def exactly(self, loads: tuple[float, ...]) -> Fraction:
        """The t of a question whose supporters carry loads of these names, after that of nobody."""
        carried = Counter(loads)
        carried[0.0] -= 1  # nobody
        return water(sorted((self._parts[name], many) for name, many in carried.items() if many), self._whole)

    def _now(self, key: str) -> "tuple[int, _T, str]":
        """Where a question stands as loads are now: its t rounded down to a step, its t, its key."""
        loads = self._loads(key)
        near = (1.0 + sum(loads)) / (len(loads) - 1)
        if near < self._most and near < max(loads):
            near = _near_water(sorted(loads)[1:])
        off = near * (len(loads) + 8) * 2.0**-50  # far more than a sum of so many floats can be wrong
        steps = int((near - off) * _STEPS)
        t = _T(self, loads, self._round)
        return (steps if steps == int((near + off) * _STEPS) else int(t.exact * _STEPS)), t, key


class _T:
    """The t of a question in a round. It is worked out exactly only where somebody asks, which is seldom."""

    __slots__ = ("_exact", "_loads", "_of", "round")
    __hash__ = None  # type: ignore[assignment]  # compared, never looked up

    def __init__(self, of: Proportional, loads: tuple[float, ...], round_: int) -> None:
        self._of, self._loads, self.round = of, loads, round_
        self._exact: Fraction | None = None

    @property
    def exact(self) -> Fraction:
        if self._exact is None:
            self._exact = self._of.exactly(self._loads)
        return self._exact

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _T) and self.exact.as_integer_ratio() == other.exact.as_integer_ratio()  # the quickest

    def __lt__(self, other: "_T") -> bool:
        return self.exact < other.exact


def order(supporters: Mapping[str, Collection[Hashable]], *, most: int | None = None) -> list[Placed]:
    """The pure order of all questions, or of the first `most` of them."""
    waiting = Proportional(supporters)
    placed: list[Placed] = []
    while len(waiting) and len(placed) != most:
        placed.append(waiting.first())
        waiting.take(placed[-1].key)
    return placed


def water(loads: Iterable[tuple[int, int]], whole: int = 1) -> Fraction:
    """The least t with the sum of max(0, t - load) = 1.

    `loads`: in rising order, each in parts of `whole`, with how many people carry it. At least one.
    """
    many, carried = 0, whole
    for parts, people in loads:
        if many and carried <= many * parts:
            break
        many, carried = many + people, carried + people * parts
    return Fraction(carried, many * whole)


def _near_water(loads: Iterable[float]) -> float:
    many, carried = 0, 1.0
    for load in loads:
        if many and carried <= many * load:
            break
        many, carried = many + 1, carried + load
    return carried / many
