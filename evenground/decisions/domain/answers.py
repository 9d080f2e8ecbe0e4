"""The five answers, and how somebody takes part."""

from enum import StrEnum


class Answer(StrEnum):
    """What a decider says to a text (the deciding rule, the five answers)."""

    HAPPY = "happy"
    GO_AHEAD_DIFFERENT_VIEW = "go_ahead_different_view"
    OBJECT = "object"
    MORE_TIME_OR_FACTS = "more_time_or_facts"
    STAND_ASIDE = "stand_aside"


YES = frozenset({Answer.HAPPY, Answer.GO_AHEAD_DIFFERENT_VIEW})
"""The answers that are a yes. Nothing else ever is, least of all no answer."""


class Part(StrEnum):
    """How I take part, as each says it of themselves. Its one effect is the lived-experience half of the quorum."""

    LIVED = "lived"
    STAFF = "staff"
    BOTH = "both"
    UNSAID = "unsaid"


LIVED_HALF = frozenset({Part.LIVED, Part.BOTH})
"""Who is counted in the lived-experience half. "Both" is; "I'd rather not say" is in the whole only."""


def standing_answer(saved: Answer | None, staying: int) -> Answer | None:
    """The answer as it counts now.

    In: the answer saved to the current text (None: none), and how many of the person's objections stay.
    Out: the same answer, but `object` with every objection taken back is going ahead with a different view,
    without words, until the person answers again (the deciding rule, step 4). No answer stays no answer.
    """
    if saved is Answer.OBJECT and staying == 0:
        return Answer.GO_AHEAD_DIFFERENT_VIEW
    return saved


def after_taking_back(saved: Answer | None, staying: int) -> Answer | None:
    """The answer to save when somebody marks an objection of theirs, so that it no longer stays.

    In: the answer saved to the current text, and how many of their objections stay after the mark.
    Out: the answer to save. Who had none, or `object`, goes ahead with a different view once nothing of theirs
    stays (the deciding rule, step 4). Any other answer is their own and is left alone.
    """
    if staying == 0 and saved in {None, Answer.OBJECT}:
        return Answer.GO_AHEAD_DIFFERENT_VIEW
    return saved
