"""What happens when a proposal's closing day is over (the deciding rule, step 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evenground.decisions.domain.answers import YES, Answer
from evenground.decisions.domain.quorum import Decider, enough
from evenground.decisions.domain.rule import Route, SizeRule

LAST_WAIT = 3
"""So many further runs of the rule's days a proposal waits for answers. Then it is set aside."""


class Outcome(StrEnum):
    """How a proposal ends."""

    DECIDED = "decided"
    NOT_DECIDED = "not_decided"
    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"


class Next(StrEnum):
    """How a proposal goes on. `waits` and `another_round` keep text and answers; `trial` is a new text."""

    WAITS = "waits"
    ANOTHER_ROUND = "another_round"
    TRIAL = "trial"


class Reason(StrEnum):
    """Why it closed so, as a code. The sentences for people are elsewhere."""

    WITHDRAWN = "withdrawn"
    NOT_ENOUGH_ANSWERS = "not_enough_answers"
    OBJECTION_STAYS = "objection_stays"
    PAUSE = "pause"
    FACILITATOR = "facilitator"
    DROPPED = "dropped"
    BY_VOTE = "by_vote"
    VOTE_SHORT = "vote_short"
    HOST_TO_DECIDE = "host_to_decide"
    MORE_TIME = "more_time"
    BY_CONSENT = "by_consent"


_STEP = {Reason.WITHDRAWN: 1, Reason.NOT_ENOUGH_ANSWERS: 2, Reason.MORE_TIME: 4, Reason.BY_CONSENT: 5}
_PASSED = ("not_withdrawn", "enough_answers", "no_objection_stays", "more_say_yes_than_ask")

Counts = dict[Answer, int]


@dataclass(frozen=True)
class Situation:
    """Everything the close looks at.

    `deciders` of the current text; `rule` for its size, as copied when it opened; `withdrawn` by its proposer;
    `orphan_objections`: how many stay whose owner left and which nobody carries on; `waits` and `rounds`: how often
    the proposal waited and went another round so far, whatever happened to its text; `trial_tried`: whether the
    route has made a trial of it; `limit_named`: whether a limit or duty of the host was named before it opened;
    `has_host`: whether the group has one; `group_decided_rule`: whether the group itself decided its rule.
    """

    deciders: tuple[Decider, ...]
    rule: SizeRule
    withdrawn: bool = False
    orphan_objections: int = 0
    waits: int = 0
    rounds: int = 0
    trial_tried: bool = False
    limit_named: bool = False
    has_host: bool = False
    group_decided_rule: bool = False

    @property
    def objection_stays(self) -> bool:
        """Whether any objection stays: a decider's, a paused person's, one nobody carries on."""
        return self.orphan_objections > 0 or any(decider.staying > 0 for decider in self.deciders)


@dataclass(frozen=True)
class Closing:
    """What the close says: either an `outcome`, or what is `next` while the proposal stays open.

    `days` from the day of the close: how long it stays open, how long the trial runs, or when it comes back
    (with reason `more_time` the group may set another day). None where there is no such day.
    `counts`: the five answers as they counted. Never how many did not answer.
    """

    reason: Reason
    counts: Counts
    outcome: Outcome | None = None
    next: Next | None = None
    days: int | None = None

    @property
    def step(self) -> int:
        """Which of the five steps of the close settled it."""
        return _STEP.get(self.reason, 3)

    @property
    def working(self) -> tuple[str, ...]:
        """How the rule was walked, as codes: each step that was passed, then the reason that settled it."""
        return (*_PASSED[: self.step - 1], self.reason)


def tally(deciders: Iterable[Decider]) -> Counts:
    """How many gave each of the five answers, as they stand now.

    In: the deciders. Out: the five counts, in the order of the answers. From the deciding rule, step 4.
    """
    standing = [decider.standing for decider in deciders]
    return {answer: standing.count(answer) for answer in Answer}


def close(situation: Situation) -> Closing:
    """Walks the five steps of the close in their order and stops at the first that holds.

    In: the situation at the close. Out: the closing. The same situation always closes the same way, whoever the
    people are and in whatever order they stand. From the deciding rule, steps 6.1 to 6.5.
    """
    rule, counts = situation.rule, tally(situation.deciders)
    if situation.withdrawn:
        return Closing(Reason.WITHDRAWN, counts, outcome=Outcome.WITHDRAWN)
    if not enough(situation.deciders, rule):
        return _too_few_answers(situation, counts)
    if situation.objection_stays:
        return _an_objection_stays(situation, counts)
    # Here nobody objects and at least two answered. So if nobody asks, they said yes; and if fewer ask than
    # say yes, there is a yes: a decision without one can't happen.
    if counts[Answer.MORE_TIME_OR_FACTS] >= _yes(counts):
        return Closing(Reason.MORE_TIME, counts, outcome=Outcome.POSTPONED, days=rule.more_time_days)
    return Closing(Reason.BY_CONSENT, counts, outcome=Outcome.DECIDED)


def _too_few_answers(situation: Situation, counts: Counts) -> Closing:
    """Step 6.2: it waits, and is not refused. After the third further run it is set aside. No route applies."""
    if situation.waits >= LAST_WAIT:
        return Closing(Reason.NOT_ENOUGH_ANSWERS, counts, outcome=Outcome.NOT_DECIDED)
    return Closing(Reason.NOT_ENOUGH_ANSWERS, counts, next=Next.WAITS, days=situation.rule.days_open)


def _an_objection_stays(situation: Situation, counts: Counts) -> Closing:
    """Step 6.3: once another round, then the route in the rule."""
    if situation.rounds == 0:
        return Closing(Reason.OBJECTION_STAYS, counts, next=Next.ANOTHER_ROUND, days=situation.rule.days_open)
    route = route_that_applies(situation)
    if route is Route.TRIAL:
        return _trial(situation, counts)
    if route is Route.VOTE:
        return _vote(situation, counts)
    if route is Route.DROP:
        return Closing(Reason.DROPPED, counts, outcome=Outcome.NOT_DECIDED)
    reason = {
        Route.PAUSE: Reason.PAUSE,
        Route.FACILITATOR: Reason.FACILITATOR,
        Route.HOST_DECIDES: Reason.HOST_TO_DECIDE,
    }[route]
    return Closing(reason, counts, outcome=Outcome.POSTPONED, days=situation.rule.route_days)


def route_that_applies(situation: Situation) -> Route:
    """The rule's route, or a pause where that route may not be used.

    In: the situation. Out: the route. A vote needs a rule that the group itself decided; "host decides" needs a
    host and a limit or duty named before the proposal opened. From the deciding rule, step 6.3.
    """
    may_be_used = {
        Route.VOTE: situation.group_decided_rule,
        Route.HOST_DECIDES: situation.has_host and situation.limit_named,
    }
    route = situation.rule.route
    return route if may_be_used.get(route, True) else Route.PAUSE


def _trial(situation: Situation, counts: Counts) -> Closing:
    """A new text with an end date and a watch point. If the objection stays even then, it is not decided."""
    if situation.trial_tried:
        return Closing(Reason.OBJECTION_STAYS, counts, outcome=Outcome.NOT_DECIDED)
    return Closing(Reason.OBJECTION_STAYS, counts, next=Next.TRIAL, days=situation.rule.route_days)


def _vote(situation: Situation, counts: Counts) -> Closing:
    """At least two thirds of all deciders say yes. Who did not answer is one of all, and not one who says yes."""
    everybody = sum(decider.counted for decider in situation.deciders)
    if 3 * _yes(counts) >= 2 * everybody:
        return Closing(Reason.BY_VOTE, counts, outcome=Outcome.DECIDED)
    return Closing(Reason.VOTE_SHORT, counts, outcome=Outcome.NOT_DECIDED)


def _yes(counts: Counts) -> int:
    return sum(counts[answer] for answer in YES)
