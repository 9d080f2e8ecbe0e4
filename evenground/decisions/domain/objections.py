"""What becomes of an objection. Only its owner marks it, and nobody judges it (the deciding rule, steps 3 and 4)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from evenground.decisions.domain.answers import Answer


class Fate(StrEnum):
    """The owner's mark on an objection. Without a mark it stays."""

    SOLVED = "solved"
    WATCH_POINT = "watch_point"
    DIFFERING_VIEW = "differing_view"
    STAYS = "stays"


BESIDE_THE_OUTCOME = frozenset({Fate.DIFFERING_VIEW, Fate.STAYS})
"""Objections whose words stand beside the outcome as a differing view, unless their owner takes them back."""


class Act(StrEnum):
    """What a group can do about an objection. None of these ends it: its owner's mark does."""

    CHANGE_PLAN = "change_plan"
    SHORTEN_TRIAL = "shorten_trial"
    WATCH_POINT = "watch_point"
    SHRINK = "shrink"
    SPLIT = "split"
    HAND_TO_PAIR = "hand_to_pair"
    SHARED_LIMIT = "shared_limit"


NEEDS_THE_OWNERS_YES = frozenset({Act.WATCH_POINT, Act.HAND_TO_PAIR})
"""Acts that only stand once the owner says yes: they end in the owner's own mark, or let others settle it."""


class ContradictionError(ValueError):
    """Somebody says "it stays" of an objection, and also that the plan can go ahead or that others decide."""


_WITHOUT_A_MARK = {
    Answer.HAPPY: Fate.SOLVED,
    Answer.GO_AHEAD_DIFFERENT_VIEW: Fate.DIFFERING_VIEW,
    Answer.MORE_TIME_OR_FACTS: Fate.DIFFERING_VIEW,
    Answer.STAND_ASIDE: Fate.DIFFERING_VIEW,
    Answer.OBJECT: Fate.STAYS,
}


def settle(answer: Answer, staying: Iterable[str], marks: Mapping[str, Fate]) -> dict[str, Fate]:
    """What answering anew does to the objections of the person who answers.

    In: the new answer, the keys of their objections that stay, and the marks they set with the answer.
    Out: what each becomes. A mark counts as set. Without one: "happy" says it is solved, "object" that it stays;
    any other answer ends it as a differing view, since nobody's words are thrown away.
    Raises ContradictionError for the mark "stays" beside any answer but `object`.
    From the deciding rule, step 3: an objection stays "until its owner marks it or answers anew".
    """
    fates = {key: marks.get(key, _WITHOUT_A_MARK[answer]) for key in staying}
    if answer is not Answer.OBJECT and Fate.STAYS in fates.values():
        raise ContradictionError("stays_beside_another_answer")
    return fates


def raises_one(answer: Answer, staying: int) -> bool:
    """Whether an answer brings a new objection even without words: `object` where nothing of theirs stays.

    In: the new answer, and how many of their objections stay after it. Out: true or false. Without this the
    answer "Not yet" would count as taken back at once. Words are never demanded (the deciding rule, the five answers).
    """
    return answer is Answer.OBJECT and staying == 0
