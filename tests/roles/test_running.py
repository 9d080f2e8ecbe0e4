"""The order of a run sheet, and moving a step in it."""

from hypothesis import given
from hypothesis import strategies as st

from evenground.roles.domain.running import Item, Step, in_order, moved

DAY = [Item("tea", 600), Item("film", 630), Item("talk", 630)]


def keys(steps):
    return [one.key for one in in_order(DAY, steps)]


def test_a_step_follows_what_it_stands_beside_and_its_own_time():
    steps = [Step("open", 4), Step("cups", 2, "tea"), Step("bell", 3, None, 625), Step("lights", 1, "film")]
    assert keys(steps) == ["open", "tea", "cups", "bell", "film", "lights", "talk"]


def test_a_time_of_its_own_counts_more_than_what_it_stands_beside():
    assert keys([Step("late", 1, "tea", 700)]) == ["tea", "film", "talk", "late"]


def test_what_was_moved_happens_right_after_what_it_follows():
    steps = [Step("cups", 1, "tea"), Step("bell", 2, None, 625)]
    after = {one.key: one for one in moved(DAY, steps, "bell", 4)}
    assert (after["bell"].beside, after["bell"].at) == ("film", 630)
    assert (after["cups"].beside, after["cups"].at) == ("tea", None)
    assert keys(after.values()) == ["tea", "cups", "film", "bell", "talk"]
    first = {one.key: one for one in moved(DAY, steps, "cups", 1)}
    assert keys(first.values())[0] == "cups"


@given(
    st.lists(st.tuples(st.sampled_from(["tea", "film", "talk", None]), st.sampled_from([None, 0, 600, 625, 630, 900]))),
    st.integers(0, 20),
    st.data(),
)
def test_it_stands_where_it_was_moved_to_and_the_others_keep_their_order(found, to, data):
    steps = [Step(str(number), number, *one) for number, one in enumerate(found)]
    if not steps:
        return
    key = data.draw(st.sampled_from([one.key for one in steps]))
    before, after = keys(steps), keys(moved(DAY, steps, key, to))
    assert after.index(key) == max(0, min(to - 1, len(before) - 1))
    assert [one for one in after if one != key] == [one for one in before if one != key]
