"""The proportional order of the first questions of a very large room, from supports that are in memory by question."""

import gc
import random
import time
from statistics import median

from evenground.questions.domain.proportional import Placed, order

QUESTIONS, PEOPLE, SUPPORTS, FIRST = 2_000, 10_000, 200_000, 50
ROUNDS = 9
SEED = 1894
Room = dict[str, frozenset[str]]


def measured() -> dict[str, list[float]]:
    """CPU milliseconds of each round, by shape of the room; one round before warms up."""
    found = {}
    for name, make in SHAPES.items():
        room = make()
        found[name] = [_cost(room) for _round in range(ROUNDS + 1)][1:]
    return found


def spread_evenly() -> Room:
    """Each support is of anybody for any question."""
    dice = random.Random(SEED)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < SUPPORTS:
        pairs.add((dice.randrange(QUESTIONS), dice.randrange(PEOPLE)))
    people: list[list[int]] = [[] for _question in range(QUESTIONS)]
    for question, who in sorted(pairs):
        people[question].append(who)
    return _room(people)


def few_loved() -> Room:
    """A few questions have thousands of supporters, most have few: the n-th about 1 / n^0.7 of the first's."""
    dice = random.Random(SEED)
    shares = [1 / number**0.7 for number in range(1, QUESTIONS + 1)]
    sizes = [int(SUPPORTS * share / sum(shares)) for share in shares]
    for number in range(SUPPORTS - sum(sizes)):
        sizes[number % QUESTIONS] += 1
    return _room([dice.sample(range(PEOPLE), size) for size in sizes])


def all_level() -> Room:
    """Each question has as many supporters as any other: the hardest for us, since very many are level."""
    dice = random.Random(SEED)
    return _room([dice.sample(range(PEOPLE), SUPPORTS // QUESTIONS) for _question in range(QUESTIONS)])


SHAPES = {"spread evenly": spread_evenly, "a few much loved": few_loved, "all level": all_level}


def _room(people: list[list[int]]) -> Room:
    names = [f"p{number:05}" for number in range(PEOPLE)]
    room = {f"q{number:04}": frozenset(names[one] for one in who) for number, who in enumerate(people)}
    assert (len(room), sum(map(len, room.values()))) == (QUESTIONS, SUPPORTS)
    return room


def _cost(room: Room) -> float:
    gc.collect()  # what the round before left over
    before = time.process_time()
    placed: list[Placed] = order(room, most=FIRST)
    spent = (time.process_time() - before) * 1000
    assert len(placed) == FIRST
    return spent


if __name__ == "__main__":
    for shape, costs in measured().items():
        print(f"{shape}: {median(costs):.1f} ms ({min(costs):.1f} to {max(costs):.1f})")
