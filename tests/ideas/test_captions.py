"""Captions: what people type, what a file brings, and what a browser gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.ideas.domain.captions import Cue, NotCaptionsError, cues_of, webvtt

VTT = """WEBVTT

1
00:00:01.500 --> 00:00:04.000 align:start
<v Rowan>Hello all</v>
and welcome

NOTE not shown

00:05.000 --> 00:07.000
a < b & c
"""


def test_lines_with_a_time_become_cues():
    typed = "0:05 Hello all\nwho are here\n\n1:02:03 The end\n0:09 A bench"
    hello, bench, end = cues_of(typed)
    assert hello == Cue(5_000, 9_000, "Hello all\nwho are here")
    assert (bench.starts, bench.ends) == (9_000, 15_000)  # six seconds, where nothing comes soon
    assert (end.starts, end.words) == (3_723_000, "The end")


def test_a_file_of_captions_is_read_too():
    first, second = cues_of(VTT)
    assert first == Cue(1_500, 4_000, "Hello all\nand welcome")
    assert second == Cue(5_000, 7_000, "a < b & c")
    assert cues_of(VTT.replace(".", ",").replace("WEBVTT", "")) == [first, second]  # as .srt writes times


@pytest.mark.parametrize(
    ("typed", "line"), [("Hello all", 1), ("\n\n0:75 Hello", 3), ("0:05 --> Hello", 1), ("0:09 --> 0:05\nHello", 1)]
)
def test_a_line_that_can_t_be_read_is_named(typed, line):
    with pytest.raises(NotCaptionsError) as wrong:
        cues_of(typed)
    assert wrong.value.line == line


def test_nothing_is_no_captions():
    assert cues_of(" \n ") == []
    assert webvtt([]) == "WEBVTT\n"


def test_what_looks_like_a_mark_stays_words():
    assert "&lt;b&gt; --&gt; &amp;" in webvtt([Cue(0, 1, "<b> --> &")])


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 59), st.text("ab <&é", min_size=1).map(str.strip))))
def test_what_we_write_we_read_again(rows):
    typed = "\n".join(f"{minute}:{second:02} {words}" for minute, second, words in rows if words)
    cues = cues_of(typed)
    assert [cue.starts for cue in cues] == sorted(cue.starts for cue in cues)
    assert all(cue.ends > cue.starts for cue in cues)
    written = webvtt(cues)
    assert written.count("-->") == len(cues)
    assert [(cue.starts, cue.ends) for cue in cues_of(written)] == [(cue.starts, cue.ends) for cue in cues]
