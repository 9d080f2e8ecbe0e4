"""Fair turns: whose question comes next in a room, and why (design, section 3).

A published cycle, which the group can change by a decision, says which kind of turn comes when: in proportional order,
or by lot for somebody not yet heard. In either, nobody's second question comes before everybody's first.

The lot: each question that waits gets the SHA-256 of "SEED TURN QUESTION" (the room's seed, the number of the turn from
1, the question's id, in hexadecimal and decimal digits and hyphens as the export shows them, with one space between).
The least wins. The seed is shown when the room opens, before any question is there, so that anyone can draw again.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from evenground.questions.domain.proportional import Proportional

ORDER, LOT = "order", "lot"
CYCLE = (ORDER, ORDER, LOT)


@dataclass(frozen=True)
class Waiting:
    """A question that waits: the how manieth of its asker it is, and who would like to hear the answer."""

    key: str
    turn: int
    supporters: Collection[Hashable]


@dataclass(frozen=True)
class Turn:
    """A turn, and why it is this question's. `t` is exact, and None without supporters."""

    key: str
    kind: str  # ORDER or LOT
    number: int  # of the turn in this room, from 1
    supporters: int
    t: Fraction | None
    round: int  # the how manieth question of each asker it is that comes now


def queue(
    waiting: Collection[Waiting],
    *,
    number: int,
    seed: str,
    cycle: Sequence[str] = CYCLE,
    loads: Mapping[Hashable, Fraction] | None = None,
) -> Iterator[Turn]:
    """The turns to come, if nothing changes: the first is next. `number`: of the next turn, from 1."""
    carried = dict(loads or {})
    for round_ in sorted({one.turn for one in waiting}):
        here = {one.key: one for one in waiting if one.turn == round_}
        order = Proportional({key: one.supporters for key, one in here.items()}, loads=carried)
        while here:
            kind = cycle[(number - 1) % len(cycle)]
            key = order.first().key if kind == ORDER else min(here, key=lambda key: lot(seed, number, key))
            supporters = len(here.pop(key).supporters)
            yield Turn(key, kind, number, supporters, order.take(key), round_)
            number += 1
        carried = order.loads()


def lot(seed: str, number: int, key: str) -> str:
    """What this question draws in this turn; the least wins."""
    return sha256(f"{seed} {number} {key}".encode()).hexdigest()


def carried_after(taken: Sequence[Collection[Hashable]]) -> dict[Hashable, Fraction]:
    """What people carry after these questions got their turns, one after the other, each given as its supporters."""
    here = Proportional({str(place): supporters for place, supporters in enumerate(taken)})
    for place in range(len(taken)):
        here.take(str(place))
    return here.loads()
