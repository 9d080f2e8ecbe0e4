"""Nobody's words can break a page, hide in it or turn it around."""

import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenground.design import words as people

TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<javascript:alert(1)>",
    '[x](https://a.example/"onmouseover="alert(1))',
    "https://a.example/'onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "**<b onclick=alert(1)>**",
    "[<img src=x onerror=alert(1)>](https://a.example)",
    "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
    "[x](//evil.example)",
    "[x](/leave)",
    "</div></main><form action=https://evil.example>",
]
ALLOWED = re.compile(
    r'</?(?:p|li|em|strong|ul|ol|blockquote)>|<(?:p|li) dir="auto">|<br>|<ol start="\d+">|</a>|</span>'
    r'|<a href="(?:https?://|mailto:)[^"<>]*" rel="nofollow noreferrer">|<span class="address" dir="ltr">'
    r'|<div class="words" dir="(?:auto|ltr|rtl)">|</div>'
)


def left_over(html: str) -> str:
    return ALLOWED.sub("", html)


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_stay_words(trick):
    html = str(people.words(trick))
    assert "<" not in left_over(html), html
    assert html.count("<div") == html.count("</div>") == 1


@settings(max_examples=300)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*TRICKS, "\n", "> ", "- ", "*", "_", "[", "](", ")", "\\", "<"])).map("".join)
)
def test_whatever_is_typed_only_our_own_marks_come_out(text):
    html = str(people.words(text))
    assert "<" not in left_over(html)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202d\u202e]", html)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["a", "word ", "> ", "- ", "1. ", "\n", "  ", "**", "(b)"]), max_size=60).map("".join))
def test_no_letter_is_lost(text):
    seen = unescape(re.sub(r"<[^>]*>", "", str(people.words(text))))
    assert sum(map(str.isalpha, seen)) == sum(map(str.isalpha, text))


def test_deep_lists_keep_their_words():
    assert "here I am" in people.words("> " * 200 + "here I am")


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "[",
        "*a **a ",
        ">",
        "*",
        "_a",
        "- ",
        "<",
        "[a](b",
        "a@b<",
        "http://a ",
        "\\",
        "(",
        "[a](",
        "**x** ",
        "![[]()",
        "\u202e",
        "\x00",
    ],
)
def test_twenty_thousand_letters_are_quick(piece):
    text = (piece * 20_000)[:20_000]
    begun = time.process_time()
    people.words(text)
    assert time.process_time() - begun < 1.5


def test_hidden_letters_and_turning_marks_go():
    assert "evil text" in people.words("ev\x00il\u202e te\u202dxt\x1b")
    assert people.plain("a\x00b\r\nc\rd") == "ab\nc\nd"
    assert people.line("a\u202e\n<b>") == "<bdi>a &lt;b&gt;</bdi>"


def test_a_link_says_where_it_leads():
    html = people.words("[the charity](https://evil.example/x)")
    assert (
        'rel="nofollow noreferrer">the charity</a> <span class="address" dir="ltr">(https://evil.example/x)</span>'
        in html
    )
    assert "(https://a.example)" not in people.words("<https://a.example>")


def test_a_typed_address_becomes_a_link_without_its_full_stop():
    assert '<a href="https://a.example/b?c=1&amp;d=2" rel' in people.words("See https://a.example/b?c=1&d=2.")


def test_no_pictures_and_no_headings():
    html = people.words("# Big\n\n![cat](https://a.example/cat.png)")
    assert "<img" not in html
    assert "<h1" not in html


def test_each_paragraph_finds_its_own_direction():
    html = people.words("Hello\n\nمرحبا")
    assert html.count('<p dir="auto">') == 2
    assert '<div class="words" dir="ltr">' in html
    assert '<div class="words" dir="rtl">' in people.words("12 مرحبا")


@settings(max_examples=100)
@given(st.text(alphabet="ab 'é\n\t&\"", max_size=80))
def test_the_quick_way_says_the_same_as_the_long_way(text):
    ours = people.clean(text).strip()
    if not ours:
        return

    def seen(html):
        text = unescape(re.sub(r"<br ?/?>\n?", "\n", html))
        return [
            re.sub(r"[ \t]+", " ", row).strip() for row in re.sub(r"</?p[^>]*>", "", text).split("\n") if row.strip()
        ]

    assert seen(people._unmarked(ours)) == seen(people._formatted(ours))


def test_empty_is_empty():
    assert people.words(None) == ""
    assert people.words(" \n\x00") == ""
