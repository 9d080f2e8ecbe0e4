"""Reading a past event from its file: line and field of all that can't be read, and nothing half done."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.events.domain.importing import KINDS, MOST_ITEMS, read

GOOD = {
    "what": "The day of last year",
    "place": "A hall",
    "days": [
        {
            "date": "2025-06-14",
            "sessions": [
                {"start": "10:30", "end": "11:00", "kind": "talk", "title": "Hello", "roles": ["two hosts"],
                 "said": ["Too fast", "Lovely"]},
                {"start": "11:00", "end": "11:15", "kind": "break", "title": "Tea"},
            ],
        }
    ],
}  # fmt: skip


def test_a_good_file():
    event, problems = read(json.dumps(GOOD))
    assert problems == []
    hello, tea = event.days[0].items
    assert (hello.title, hello.who, hello.said) == ("Hello", "two hosts", ("Too fast", "Lovely"))
    assert (tea.kind, tea.said) == ("break", ())


def changed(**session):
    days = [{"date": "2025-06-14", "sessions": [{**GOOD["days"][0]["sessions"][1], **session}]}]
    return json.dumps({**GOOD, "days": days}, indent=1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, "", "not_json")),
        ("{\n\n", (3, "", "not_json")),
        ("[" * 100_000, (1, "", "not_json")),
        ("[]", (1, "", "not_object")),
        (json.dumps({**GOOD, "what": ""}), (1, "what", "missing")),
        (json.dumps({**GOOD, "what": 4}), (1, "what", "not_text")),
        (json.dumps({**GOOD, "what": "x" * 10_000}), (1, "what", "too_long")),
        (json.dumps({**GOOD, "days": []}), (1, "days", "empty")),
        (json.dumps({**GOOD, "days": {}}), (1, "days", "not_list")),
        (json.dumps({**GOOD, "days": [4]}), (1, "days", "not_object")),
        (json.dumps({"what": "x"}), (1, "days", "missing")),
        (json.dumps({**GOOD, "days": [{**GOOD["days"][0], "date": "14.6."}]}), (1, "date", "not_a_day")),
        (json.dumps({**GOOD, "days": [{**GOOD["days"][0], "date": "9999-12-31"}]}), (1, "date", "not_a_day")),
        (changed(start="25:00"), (8, "start", "not_a_time")),
        (changed(start=None), (8, "start", "missing")),
        (changed(end="10:59"), (8, "end", "reversed")),
        (changed(end="11:00"), (8, "end", "reversed")),
        (changed(kind="dance"), (8, "kind", "not_a_kind")),
        (changed(kind=["talk"]), (8, "kind", "not_a_kind")),
        (changed(title="  "), (8, "title", "missing")),
        (changed(said="Lovely"), (8, "said", "not_list")),
        (changed(said=[1]), (8, "said", "not_text")),
        (changed(roles=["x" * 500]), (8, "roles", "too_long")),
    ],
)
def test_what_can_t_be_read_is_named_by_line_and_field(text, problem):
    event, problems = read(text)
    assert event is None
    assert problems == [problem]


def test_all_problems_are_told_at_once():
    _event, problems = read(changed(start="x", end="y", kind="z", title=""))
    assert [field for _line, field, _why in problems] == ["start", "end", "kind", "title"]


def test_too_many_things():
    session = GOOD["days"][0]["sessions"][1]
    days = [{"date": None, "sessions": [session] * (MOST_ITEMS // 2 + 1)}] * 2
    assert read(json.dumps({**GOOD, "days": days}))[1] == [(1, "days", "too_many")]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.sampled_from(["what", "place", "days", "date", "sessions", "start", "end", "kind", "title", "said"]))
def test_whatever_stands_in_a_field_gets_an_answer(value, name):
    text = json.dumps({**GOOD, name: value} if name in {"what", "place", "days"} else GOOD)
    if name in {"date", "sessions"}:
        text = json.dumps({**GOOD, "days": [{**GOOD["days"][0], name: value}]})
    elif name in {"start", "end", "kind", "title", "said"}:
        text = changed(**{name: value})
    event, problems = read(text)
    assert (event is None) is bool(problems)


def test_the_kinds_are_those_of_a_programme():
    from evenground.events.models import ItemKind

    assert set(KINDS) == set(ItemKind.values)
