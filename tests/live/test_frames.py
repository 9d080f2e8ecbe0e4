"""Frames: from any state to any other, and applied twice they change nothing."""

import itertools
import json

from hypothesis import given
from hypothesis import strategies as st

from evenground.live.frames import State, between, whole

parts = st.dictionaries(st.sampled_from("abcdef"), st.text(max_size=20), max_size=6)


def applied(told, seen):
    return {"parts": {**seen["parts"], **told["parts"]}, "lists": {**seen["lists"], **told["lists"]}}


@given(st.lists(parts, min_size=2, max_size=6))
def test_frames_lead_from_state_to_state(shown):
    states = [State("e", seq, one, {"all": tuple(sorted(one))}) for seq, one in enumerate(shown)]
    seen, sent = json.loads(whole(states[0])), 0
    for before, after in itertools.pairwise(states):
        frame = between(before, after, sent)
        if frame is None:
            assert before.parts == after.parts
            continue
        assert (frame.prev, frame.seq) == (sent, after.seq)
        sent = after.seq
        told = json.loads(frame.text)
        seen = applied(told, seen)
        assert applied(told, seen) == seen
        assert seen["lists"]["all"] == sorted(after.parts)
        assert {key: seen["parts"][key] for key in after.parts} == dict(after.parts)


def test_what_is_too_long_says_to_read_anew():
    frame = between(State("e", 1, {}), State("e", 2, {"a": "x" * 20_000}), 1)
    assert frame.text == ""
    assert b"reset" in frame.event(1000)
