"""The stages of making an event together, as the field tells them (its stages 0 to 7)."""

STAGES = ("before", "together", "purpose", "plan", "prepare", "day", "after", "review")
FIRST, LAST = STAGES[0], STAGES[-1]


def is_behind(stage: str, now: str) -> bool:
    """Whether a stage lies behind the one where a group is now. Both are names in STAGES."""
    return STAGES.index(stage) < STAGES.index(now)
