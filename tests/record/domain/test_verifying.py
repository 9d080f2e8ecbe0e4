"""What `verify` finds, and what it does not hold against a record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.record.domain.chain import Link, genesis, words_digest
from evenground.record.domain.verifying import UnreadableError, expected, verify
from tests.record.chains import GROUP, chain, changed, word


def wrong(lines, expect=None):
    return verify(lines, expect=expect).wrong


def set_to(name, value):
    return lambda row: row.update({name: value})


def test_a_whole_record_fits():
    lines = chain()
    report = verify(lines)
    assert report.fits
    assert (report.first, report.last, report.check_word) == (1, 6, word(lines, 6))
    assert wrong([line + "\r\n" for line in lines] + ["\n"]) == []


def test_a_record_without_entries_fits():
    assert verify(chain(0)).fits
    assert wrong(changed(chain(0), 0, set_to("head", "0" * 64)))


@pytest.mark.parametrize("at", [1, 3, 6])
def test_a_changed_field_is_found(at):
    for name, value in {
        "at": "2026-04-15",
        "kind": "groups.opened",
        "actor": "program",
        "subject": "x",
        "facts": {"topic": "budget", "n": at},
        "digests": [],
    }.items():
        assert wrong(changed(chain(), at, set_to(name, value))) == [f"entry {at}: was changed after it was written"]


def test_a_changed_number_is_found_once_and_not_held_against_what_follows():
    assert {line.partition(":")[0] for line in wrong(changed(chain(), 3, set_to("seq", 9)))} == {"entry 3"}
    assert {line.partition(":")[0] for line in wrong(changed(chain(), 3, set_to("seq", 2)))} <= {"entry 2", "entry 3"}


def test_a_changed_hash_is_found():
    assert "entry 3: was changed after it was written" in wrong(changed(chain(), 3, set_to("hash", "0" * 64)))


def test_a_wrong_prev_is_found_also_with_a_hash_made_anew():
    def forge(row):
        link = Link(3, row["at"], row["kind"], row["actor"], "", row["facts"], tuple(row["digests"]), "0" * 64)
        row.update(prev="0" * 64, hash=link.hash())

    found = wrong(changed(chain(), 3, forge))
    assert "entry 3: does not follow the entry before it" in found
    assert "entry 4: does not follow the entry before it" in found


def test_swapped_entries_are_found():
    lines = chain()
    lines[2], lines[3] = lines[3], lines[2]
    found = wrong(lines)
    assert found[0].startswith("entry 2: is not here")
    assert any("stands after" in line for line in found)


def test_a_removed_middle_is_found():
    lines = chain()
    del lines[3]
    assert wrong(lines) == ["entry 3: is not here: after entry 2 comes one that calls itself 4"]


def test_an_entry_given_twice_is_found():
    lines = chain()
    lines.insert(4, lines[3])
    assert "entry 3: stands after entry 3" in wrong(lines)


def test_a_shortened_end_is_found_by_the_header_or_by_a_witness():
    long, short = chain(6), chain(4)
    assert wrong([long[0], *long[1:5]]) == ["entry 4: the record ends here, but says that it ends with entry 6"]
    assert wrong(short) == []  # nothing in the file itself could say that there was more
    assert wrong(short, (6, word(long, 6))) == ["entry 6: is not in this record"]


def test_a_chain_written_anew_is_found_by_a_witness_alone():
    true, false = chain(), chain(topic="budget")
    assert wrong(false) == []
    assert wrong(false, (2, word(true, 2))) == [
        f"entry 2: has the check word {word(false, 2)}, not {word(true, 2)}",
    ]
    assert wrong(true, (2, word(true, 2))) == []


def test_another_groups_chain_is_found():
    lines = chain(group="01900000-0000-7000-8000-000000000002")
    assert wrong(changed(lines, 0, set_to("group", GROUP))) == ["entry 1: does not follow the entry before it"]


def test_a_beginning_cut_off_needs_a_witness():
    lines = chain()
    part = [changed(lines, 0, set_to("from", 4))[0], *lines[4:]]
    assert wrong(part) != []
    assert wrong(part, (5, word(lines, 5))) == []
    assert wrong(part, (3, word(lines, 3))) == []  # held for what the first entry here stands on
    assert wrong(part, (3, word(lines, 2))) != []
    assert wrong(part, (2, word(lines, 2))) == ["entry 2: is not in this record"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (set_to("facts", {"n": 1.5}), "no entry can hold"),
        (set_to("facts", {"n": 2**60}), "no entry can hold"),
        (set_to("facts", {"é": 1}), "no entry can hold"),
        (set_to("more", 1), "strange field"),
        (lambda row: row.pop("actor"), "lacks"),
        (set_to("seq", True), "can't be read"),
        (set_to("seq", "3"), "can't be read"),
        (set_to("at", "yesterday"), "can't be read"),
        (set_to("at", "2026-02-30"), "can't be read"),
        (set_to("prev", None), "can't be read"),
        (set_to("hash", "x" * 64), "can't be read"),
        (set_to("digests", [1]), "can't be read"),
        (set_to("facts", []), "can't be read"),
    ],
)
def test_what_is_no_entry_is_found(change, why):
    found = wrong(changed(chain(), 1, change))
    assert found[0].startswith("entry 1: ")
    assert why in found[0]


@pytest.mark.parametrize("line", ["[]", "7", '"words"', "null"])
def test_a_line_that_is_json_and_no_entry_is_found(line):
    lines = chain()
    lines[2] = line
    assert wrong(lines)[0] == "entry 2: is no entry"


def test_a_field_named_twice_is_found():
    lines = chain()
    lines[3] = lines[3].replace('"actor":"host"', '"actor":"program","actor":"host"')
    assert wrong(lines)[0] == "entry 3: names actor twice"


def test_something_behind_the_end_is_found():
    lines = chain()
    assert wrong([*lines, chain(7)[7]]) == ["entry 7: the record ends here, but says that it ends with entry 6"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["no record"],
        ["{}"],
        ["[]"],
        [chain()[1]],
        changed(chain(), 0, set_to("format", "something-else")),
        changed(chain(), 0, set_to("to", True)),
        changed(chain(), 0, set_to("from", 0)),
        changed(chain(), 0, set_to("to", -1)),
        changed(chain(), 0, set_to("from", 1.0)),
        changed(chain(), 0, set_to("group", "the group")),
        changed(chain(), 0, set_to("head", "short")),
        changed(chain(), 0, set_to("more", 1)),
        [chain()[0], chain()[1][:40]],
        [chain()[0], chain()[1] + "{}"],
        [chain()[0], '{"seq": NaN}'],
        [chain()[0], "[" * 100_000],
        [chain()[0], '{"seq": ' + "9" * 10_000 + "}"],
    ],
    ids=lambda lines: str(lines)[:40],
)
def test_what_is_no_record_says_so(lines):
    with pytest.raises(UnreadableError):
        verify(lines)


@given(st.data())
def test_no_single_letter_can_be_changed_unseen(data):
    lines = chain(4)
    at = data.draw(st.integers(0, 4))
    place = data.draw(st.integers(0, len(lines[at]) - 1))
    letter = data.draw(st.characters(exclude_categories=["Cs"]))
    before = json.loads(lines[at])
    lines[at] = lines[at][:place] + letter + lines[at][place + 1 :]
    try:
        after = json.loads(lines[at])
    except ValueError:
        after = None
    try:
        found = wrong(lines, (4, word(chain(4), 4)))
    except UnreadableError:
        return
    assert found or after == before


def test_a_witness_as_it_is_typed():
    assert expected(" 12:Lusab-babad-gutih-tugad ") == (12, "lusab-babad-gutih-tugad")
    for text in ["", "12", "lusab", "x:lusab", "-1:lusab", "²:lusab"]:
        with pytest.raises(ValueError, match=r".*"):
            expected(text)


def test_a_digest_of_words_needs_its_salt():
    salt = bytes(range(16))
    assert words_digest("hello", salt) == words_digest("hello", salt)
    assert words_digest("hello", salt) != words_digest("hello", bytes(16))
    assert len(genesis(GROUP)) == 64
    with pytest.raises(ValueError, match="16 bytes"):
        words_digest("hello", b"short")
