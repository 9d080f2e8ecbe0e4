"""Have enough people answered? (the deciding rule, Quorum)"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from evenground.decisions.domain.answers import LIVED_HALF, Answer, Part, standing_answer
from evenground.decisions.domain.rule import FLOOR_PEOPLE, SizeRule


@dataclass(frozen=True)
class Decider:
    """Somebody who decides on the current text. Who has left is not here: they dropped out with their answer.

    `key` tells people apart and is never looked at; `part` is how they took part when the text opened; `answer` is
    what they saved to the current text; `staying` is how many objections they own that stay, from any text.
    """

    key: str
    part: Part
    paused: bool
    answer: Answer | None
    staying: int = 0

    @property
    def standing(self) -> Answer | None:
        """Their answer as it counts now."""
        return standing_answer(self.answer, self.staying)

    @property
    def answered(self) -> bool:
        """Whether their answer goes towards the quorum. Standing aside does not, nor does an objection alone."""
        return self.standing not in {None, Answer.STAND_ASIDE}

    @property
    def counted(self) -> bool:
        """Whether they are one of those the quorum is a part of.

        Who pauses drops out unless they answered. Standing aside while paused drops out like saying nothing:
        otherwise standing aside could change an outcome.
        """
        return self.answered or not self.paused


def enough(deciders: Iterable[Decider], rule: SizeRule) -> bool:
    """Whether enough people answered, of all and of those with lived experience (the deciding rule, step 6.2).

    In: the deciders, in any order, and the rule for this size. Out: true or false.
    """
    counted = [decider for decider in deciders if decider.counted]
    return whole_met(counted, rule) and lived_half_met(counted, rule)


def whole_met(counted: list[Decider], rule: SizeRule) -> bool:
    """Whether enough of all answered, and at least two. With fewer than two deciders it is never met.

    In: the counted deciders and the rule. Out: true or false. From the deciding rule, Quorum.
    """
    return _answered(counted) >= max(FLOOR_PEOPLE, _part(rule.quorum_whole, counted))


def lived_half_met(counted: list[Decider], rule: SizeRule) -> bool:
    """Whether enough of those with lived experience answered. The only line that looks at how people take part.

    In: the counted deciders and the rule. Out: true where the rule has no such half or nobody is in it.
    From the deciding rule, Quorum.
    """
    if rule.quorum_lived is None:
        return True
    lived = [decider for decider in counted if decider.part in LIVED_HALF]
    return _answered(lived) >= _part(rule.quorum_lived, lived)


def _answered(deciders: list[Decider]) -> int:
    return sum(decider.answered for decider in deciders)


def _part(part: Fraction, deciders: list[Decider]) -> int:
    """How many people "at least this part of them" is: half of five is three."""
    return ceil(part * len(deciders))
