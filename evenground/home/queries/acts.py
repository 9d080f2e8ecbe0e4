"""What each of us can do here, from every app's one table of actions. The same for everybody."""

from dataclasses import dataclass

from evenground.decisions import permissions as decisions
from evenground.events import permissions as events
from evenground.groups import permissions as groups
from evenground.ideas import permissions as ideas
from evenground.people import permissions as people
from evenground.questions import permissions as questions
from evenground.record.domain.verdict import Action, Words
from evenground.roles import permissions as roles
from evenground.support import permissions as support
from evenground.talk import permissions as talk

_TABLES = (
    *decisions.ACTIONS,
    *ideas.ACTIONS,
    *questions.ACTIONS,
    *support.ACTIONS,
    *roles.ACTIONS,
    *events.ACTIONS,
    *talk.ACTIONS,
    *groups.ACTIONS,
    *people.ACTIONS,
)


@dataclass(frozen=True)
class Acts:
    """Who may, and the sentences."""

    who: Words
    sentences: list[Words]


def acts_of_all() -> list[Acts]:
    """What every member can do, each with their own words and place, and together."""
    who = (groups.MEMBERS, people.ACTIONS[0].who, groups.MYSELF, decisions.OWNER, decisions.PROPOSER, groups.GROUP)
    return [_acts(one) for one in who]


def acts_of_some() -> list[Acts]:
    """What a few do for the others, and anyone; then nothing is left out."""
    known = {str(one.who) for one in acts_of_all()}
    rest = [action.who for action in _TABLES if str(action.who) not in known]
    by_words = {str(who): who for who in rest}
    return [_acts(who) for who in by_words.values()]


def _acts(who: Words) -> Acts:
    rows: list[Action] = [action for action in _TABLES if str(action.who) == str(who)]
    return Acts(who, [action.sentence for action in rows])
