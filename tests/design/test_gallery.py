"""The gallery shows every part in every state; what holds there holds on every page."""

import gzip
import re
from itertools import pairwise

import pytest
from django.template import engines
from django.template.loader import render_to_string

from evenground.design import drawings, gallery


@pytest.fixture
def page(rf):
    shown = {**gallery.examples(), "drawings": drawings.names()}
    return render_to_string("design/gallery.html", shown, rf.get("/design"))


def test_three_doors_stand_on_it(page):
    for words in ("Help with this", "Help now", "Leave <span"):
        assert words in page


def test_nothing_inline_and_nothing_from_elsewhere(page):
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|<[a-z]+[^>]*\son[a-z]+=", page)
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)


def test_no_id_twice_and_no_anchor_without_a_place(page):
    there = re.findall(r'\sid="([^"]+)"', page)
    assert len(there) == len(set(there))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(there)


def test_drawings_are_silent(page):
    for drawn in re.findall(r"<svg[^>]*>", page):
        assert 'aria-hidden="true"' in drawn


def test_one_first_heading_and_no_level_left_out(page):
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_ordinary_page_is_light(rf):
    html = render_to_string("design/base.html", {}, rf.get("/"))
    assert len(gzip.compress(html.encode(), 9)) < 3 * 1024


@pytest.mark.parametrize(
    ("language", "way", "sheet"), [("en-gb", "ltr", "evenground.css"), ("ar", "rtl", "evenground.rtl.css")]
)
def test_the_page_says_its_language_and_direction(rf, language, way, sheet):
    from django.utils import translation

    with translation.override(language):
        html = render_to_string("design/base.html", {}, rf.get("/"))
    assert f'lang="{language}" dir="{way}"' in html
    assert sheet in html


@pytest.mark.parametrize("code", drawings.ANSWERS)
def test_each_answer_has_its_own_sign(code):
    others = [str(drawings.sign(other)) for other in drawings.ANSWERS if other != code]
    inside = re.sub(r"<svg[^>]*>", "", drawings.sign(code))
    assert not [other for other in others if re.sub(r"<svg[^>]*>", "", other) == inside]


def show(source, **context):
    return engines["django"].from_string("{% load design %}" + source).render(context)


def test_how_answers_stood_says_the_same_in_words():
    html = show("{% how_answers_stood counts %}", counts={"happy": 3, "stand_aside": 1})
    for words in ("Yes, go ahead", "Not yet, change first", "<b>3</b>", "<b>1</b>", "<b>0</b>"):
        assert words in html
    assert html.count('class="sign ') == 4  # at the table: four answers, no empty seat


def test_many_answers_say_what_a_mark_stands_for():
    assert "about 3 answers" in show("{% how_answers_stood counts %}", counts={"happy": 118})
    assert "stands for" not in show("{% how_answers_stood counts %}", counts={"happy": 40})


def test_how_answers_stood_never_shows_a_gap():
    few = str(drawings.answers_round([("happy", 3)]))
    assert "open" not in few
    assert drawings.answers_round([]) == ""
    assert drawings.answers_round([("happy", drawings.RING_MOST + 1)]) == ""


def test_the_way_says_where_we_are():
    html = show("{% way steps 1 %}", steps=["Suggested", "Open", "Decided"])
    assert html.count('aria-current="step"') == 1
    assert "(done)" in html
    assert "(we are here)" in html


def test_a_day_is_a_day_without_a_clock():
    from datetime import date

    assert show("{{ when|day }}", when=date(2027, 3, 27)) == '<time datetime="2027-03-27">Saturday 27 March 2027</time>'


def test_a_refusal_says_why(rf):
    html = render_to_string("design/refused.html", {"reason": "Only a decision can do this."}, rf.get("/"))
    assert "Only a decision can do this." in html


def test_words_are_kept_when_nothing_could_be_saved(rf):
    html = render_to_string("design/not_saved.html", {"words": [("why", "<b>mine</b>")]}, rf.post("/x"))
    assert "&lt;b&gt;mine&lt;/b&gt;" in html
