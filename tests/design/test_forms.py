"""`{{ form }}` writes markup that a screen reader can follow, and errors that help."""

import re
from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string

from evenground.design.forms import DayField, Form, where_to
from evenground.design.gallery import forms_in_each_state


@pytest.fixture(params=["empty", "filled", "wrong", "answering", "answered", "answer_wrong"])
def page(request):
    return str(forms_in_each_state()[request.param])


def ids(html):
    return re.findall(r'\sid="([^"]+)"', html)


def test_everything_that_is_pointed_at_is_there(page):
    there = ids(page)
    assert len(there) == len(set(there))
    for names in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page):
        assert set(names.split()) <= set(there)
    for name in re.findall(r'\sfor="([^"]+)"', page) + re.findall(r'href="#([^"]+)"', page):
        assert name in there


def test_every_box_has_its_label(page):
    boxes = re.findall(r"<(?:input|select|textarea)[^>]*\sid=\"([^\"]+)\"", page)
    assert boxes
    assert set(boxes) == set(re.findall(r'<label[^>]*for="([^"]+)"', page))


def test_each_error_is_in_the_summary_and_at_its_field():
    form = forms_in_each_state()["wrong"]
    html = str(form)
    for name in form.errors:
        assert f'href="#{form[name].auto_id}' in html
        assert f'id="{form[name].auto_id}_error"' in html
    assert "Nothing is lost" in html
    assert 'aria-invalid="true"' in html


def test_a_box_for_a_title_is_on_its_page_once():
    """Templates find a form's fields by name: none may be taken for something else."""

    class Film(Form):
        title = forms.CharField(label="What is it called?")

    assert str(Film({})).count('name="title"') == 1


def test_no_bubbles_of_the_browser(page):
    assert " required" not in page


def test_help_says_its_place_as_django_expects():
    class Asking(Form):
        name = forms.CharField(help_text="As you say it.")

    assert 'id="id_name_helptext"' in str(Asking())
    assert 'aria-describedby="id_name_helptext id_name_error"' in str(Asking({}))


def test_our_own_words_for_errors():
    said = [error for errors in forms_in_each_state()["wrong"].errors.values() for error in errors]
    for word in ("required", "valid", "fail", "field"):
        assert not [text for text in said if word in text.lower()]


def test_a_forms_own_words_stay():
    class Asking(Form):
        name = forms.CharField(error_messages={"required": "Tell us a name."})

    assert Asking({}).errors["name"] == ["Tell us a name."]


class Days(Form):
    day = DayField(required=False)


@pytest.mark.parametrize(("parts", "meant"), [(("27", "3", "2027"), date(2027, 3, 27)), (("", "", ""), None)])
def test_a_day(parts, meant):
    form = Days({f"day_{at}": part for at, part in enumerate(parts)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == meant


@pytest.mark.parametrize(
    "parts",
    [
        ("31", "2", "2027"),
        ("1", "", "2027"),
        ("x", "1", "2027"),
        ("1", "1", "0"),
        ("1", "1", "99999"),
        ("-1", "1", "1"),
    ],
)
def test_no_day(parts):
    form = Days({f"day_{at}": part for at, part in enumerate(parts)})
    assert form.errors["day"] == ["Write the day like this: 27 3 2027."]
    assert all(f'value="{part}"' in str(form) for part in parts if part)


def test_the_title_begins_with_error(rf):
    request = rf.get("/")
    wrong = render_to_string("design/base.html", {"form": forms_in_each_state()["wrong"]}, request)
    assert "<title>Error: " in wrong
    assert "<title>Welcome" in render_to_string("design/base.html", {"form": forms_in_each_state()["filled"]}, request)


def test_typed_words_are_escaped():
    class Asking(Form):
        name = forms.CharField()
        why = forms.CharField(widget=forms.Textarea)

    html = str(Asking({"name": '"><script>', "why": "</textarea><script>"}))
    assert "<script>" not in html


def test_a_place_to_move_to_is_said_by_what_stands_before_it() -> None:
    assert where_to(["Hello", "Film", "Tea"], 2) == [
        ("1", "To the beginning"),
        ("2", "Where it is now"),
        ("3", "After “Tea”"),
    ]
    assert where_to(["Hello", "Film", "Tea"], 3)[1] == ("2", "After “Hello”")
    assert where_to([], 0) == []
