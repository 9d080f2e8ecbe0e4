"""Plain words: short sentences, reading age 9 to 11, nothing that presses, blames or talks down."""

import re
from collections import defaultdict

import pytest

from tests.support import words
from tests.support.words import ROOT, Text, grade, pieces, sentences, texts, words_of

MEAN_WORDS = 12
MOST_WORDS = 20
GRADE = 6.0
PAGE_GRADE = 8.0  # a single page has few sentences, and one long word weighs more
BANNED = [
    "please note", "failed", "failure", "invalid", "required field", "submit", "submitted", "user", "users",
    "deadline missed", r"only \d+ left", "don['’]t forget", "vulnerable", "brave", "journey", "empower",
    "empowers", "empowered", "empowering", "illegal", "forbidden", "hurry", "last chance", "stakeholder",
    "stakeholders", "leverage", "utilise", "utilize", "commence", "prior to", "in order to",
]  # fmt: skip
BAN = re.compile(r"(?i)\b(" + "|".join(BANNED) + r")\b")

# Texts in which such a word is right, each with a reason.
RIGHT_HERE: dict[str, str] = {
    "Someone asks for a change first. That is help, not failure.": "said to take a weight off; the rule's own words",
}


def test_there_are_words_to_look_at():
    assert len(texts()) > 50


def test_no_sentence_is_longer_than_20_words():
    long = {text.place: piece for text in texts() for piece in pieces(text.plain) if len(words_of(piece)) > MOST_WORDS}
    assert long == {}


def test_sentences_have_12_words_in_the_middle():
    lengths = [len(words_of(sentence)) for text in texts() for sentence in sentences(text.plain)]
    assert sum(lengths) / len(lengths) <= MEAN_WORDS


def test_the_whole_house_reads_at_age_9_to_11():
    assert grade([sentence for text in texts() for sentence in sentences(text.plain)]) <= GRADE


def test_every_page_reads_easily():
    pages = defaultdict(list)
    for text in texts():
        pages[text.place.rsplit(":", 1)[0]] += sentences(text.plain)
    hard = {page: round(grade(found), 1) for page, found in pages.items() if sum(map(len, found)) > 600}
    assert {page: found for page, found in hard.items() if found > PAGE_GRADE} == {}


def test_no_word_presses_blames_or_talks_down():
    found = {text.place: text.plain for text in texts() if BAN.search(text.plain) and text.plain not in RIGHT_HERE}
    assert found == {}


def test_nothing_is_shouted():
    assert {text.place: text.plain for text in texts() if "!" in text.plain} == {}


@pytest.mark.parametrize("path", words.templates(), ids=lambda path: str(path.relative_to(ROOT / "evenground")))
def test_every_word_of_a_template_can_be_translated(path):
    known = {"Evenground"}
    assert [word for word in words.bare_words(path) if word not in known] == []


def test_the_measures_measure():
    easy = ["You can say no.", "Nobody asks you why.", "We tell you what comes next."]
    hard = ["Participation necessitates comprehensive institutional accountability procedures and documentation."]
    assert grade(easy) < 4
    assert grade(hard) > 12
    assert BAN.search("Your form is invalid")
    assert BAN.search("Only 2 left")
    assert not BAN.search("Useful and valid")
    assert sentences("Say hello: in any form. Or not at all") == ["Say hello:", "in any form."]
    assert Text("", "Hello <b>%(name)s</b>, {{ x }}").plain == "Hello Ada , Ada"
