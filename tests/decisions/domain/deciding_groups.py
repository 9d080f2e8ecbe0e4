"""Random groups, rules and moments, for the properties of the close."""

from fractions import Fraction

from hypothesis import strategies as st

from evenground.decisions.domain.answers import Answer, Part
from evenground.decisions.domain.closing import LAST_WAIT, Situation
from evenground.decisions.domain.quorum import Decider
from evenground.decisions.domain.rule import Route, SizeRule

HALF = Fraction(1, 2)
fractions = st.sampled_from([Fraction(0), Fraction(1, 3), HALF, Fraction(2, 3), Fraction(1)])
answers = st.sampled_from([None, *Answer])
paused = st.sampled_from([False, False, True])
deciders = st.builds(Decider, st.just("her"), st.sampled_from(Part), paused, answers, st.sampled_from([0, 0, 0, 1, 2]))
content = st.builds(Decider, st.just("her"), st.sampled_from(Part), paused, answers)  # nothing of hers stays
several = st.lists(deciders, min_size=3, max_size=7) | st.lists(content, min_size=3, max_size=7)
groups = (several | st.lists(deciders, max_size=3)).map(tuple)
rules = st.builds(
    SizeRule,
    days_open=st.integers(1, 20),
    more_time_days=st.integers(21, 40),
    remind_days=st.just(2),
    quorum_whole=fractions,
    quorum_lived=st.none() | fractions,
    route=st.sampled_from(Route),
    route_days=st.integers(41, 60),
)
situations = st.builds(
    Situation,
    deciders=groups,
    rule=rules,
    withdrawn=st.sampled_from([False] * 9 + [True]),
    orphan_objections=st.sampled_from([0, 0, 0, 1]),
    waits=st.integers(0, LAST_WAIT),
    rounds=st.integers(0, 2),
    trial_tried=st.booleans(),
    limit_named=st.booleans(),
    has_host=st.booleans(),
    group_decided_rule=st.booleans(),
)
