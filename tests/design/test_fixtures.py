"""Our markup beside govuk-frontend's own examples, for the parts whose behaviour we take from there.

The examples come with its npm package and are read from there; nothing of them is kept here.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string

from evenground import design
from evenground.design.forms import Form

HOUSE = Path(design.__file__).parent.parent.parent
PARTS = HOUSE / "design-build" / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
pytestmark = pytest.mark.skipif(
    not PARTS.exists(), reason="govuk-frontend is not here: `npm ci` in design-build/ brings its examples"
)
POINTS = {"id", "for", "aria-describedby", "aria-labelledby", "href"}
# Ours besides theirs (what Django and we add), and what may differ in size.
EXTRA = {"aria-invalid", "dir", "tabindex", "maxlength", "cols", "rows", "name", "value", "data-module", "inputmode"}
EXTRA |= {"checked", "selected", "disabled"}  # how a choice stands, not what it is


class Outline(HTMLParser):
    """Elements, classes and which of them point at which, whatever their ids are called."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.names = [], {}
        self.feed(html)

    def number(self, name):
        return self.names.setdefault(name, len(self.names))

    def handle_starttag(self, tag, attrs):
        kept = []
        for name, value in attrs:
            if name in POINTS:
                kept.append((name, tuple(self.number(part) for part in value.lstrip("#").split())))
            elif name == "class":
                kept.append((name, tuple(sorted(value.split()))))
            elif name not in EXTRA:
                kept.append((name, value))
        self.rows.append((tag, *sorted(kept)))

    def handle_data(self, data):
        if words := re.sub(r"\s+", " ", data).strip():
            self.rows.append(words)


def example(part, name):
    found = json.loads((PARTS / part / "fixtures.json").read_text())["fixtures"]
    return next(one for one in found if one["name"] == name)


def outline(html):
    return Outline(html).rows


def field_like(options, kind, **more):
    """A field of ours with the words of an example."""
    error = options.get("errorMessage", {}).get("text")
    words = options.get("label") or options["fieldset"]["legend"]
    field = kind(
        label=words["text"],
        help_text=options.get("hint", {}).get("text", ""),
        error_messages={"required": error or "-"},
        **more,
    )
    form = type("Like", (Form,), {"x": field})({} if error else None)
    return form["x"].as_field_group()


@pytest.mark.parametrize(
    ("part", "name", "widget"),
    [
        ("input", "default", forms.TextInput),
        ("input", "with hint text", forms.TextInput),
        ("input", "with error message", forms.TextInput),
        ("input", "with error and hint", forms.TextInput),
        ("textarea", "default", forms.Textarea),
        ("textarea", "with hint", forms.Textarea),
        ("textarea", "with error message", forms.Textarea),
    ],
)
def test_boxes(part, name, widget):
    one = example(part, name)
    assert outline(field_like(one["options"], forms.CharField, widget=widget)) == outline(one["html"])


@pytest.mark.parametrize("name", ["default", "with hint text and error message"])
def test_select(name):
    one = example("select", name)
    choices = [(item.get("value", ""), item["text"]) for item in one["options"]["items"]]
    assert outline(field_like(one["options"], forms.ChoiceField, choices=choices)) == outline(one["html"])


@pytest.mark.parametrize(
    ("part", "name", "kind", "widget"),
    [
        ("radios", "with fieldset and error message", forms.ChoiceField, forms.RadioSelect),
        ("radios", "default", forms.ChoiceField, forms.RadioSelect),
        ("radios", "with hint and error message", forms.ChoiceField, forms.RadioSelect),
        ("checkboxes", "default", forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
        ("checkboxes", "with error message and hint", forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
    ],
)
def test_choices(part, name, kind, widget):
    options = example(part, name)["options"]
    choices = [(item["value"], item["text"]) for item in options["items"]]
    ours = outline(field_like(options, kind, choices=choices, widget=widget))
    assert ours == outline(example(part, name)["html"])


def included(name, **words):
    return render_to_string(f"design/parts/{name}.html", words)


def test_error_summary():
    one = example("error-summary", "default")["options"]

    class Two(Form):
        first = forms.CharField(label="", error_messages={"required": one["errorList"][0]["text"]})
        second = forms.CharField(label="", error_messages={"required": one["errorList"][1]["text"]})

    ours = outline(render_to_string("design/forms/summary.html", {"form": Two({})}))
    theirs = outline(example("error-summary", "default")["html"])
    shape = [row for row in ours if isinstance(row, tuple) and row != ("p",)]
    assert shape == [row for row in theirs if isinstance(row, tuple)]


@pytest.mark.parametrize(
    ("part", "name", "ours"),
    [
        ("button", "default", lambda o: included("button", words=o["text"])),
        ("button", "link", lambda o: included("button", words=o["text"], link=o["href"])),
        ("button", "secondary", lambda o: included("button", words=o["text"], quiet=True)),
        ("details", "default", lambda o: included("more", title=o["summaryText"], words=o["text"])),
        ("inset-text", "default", lambda o: included("inset", words=o["text"])),
        ("tag", "default", lambda o: included("tag", words=o["text"])),
        ("notification-banner", "default", lambda o: included("banner", title="Important", words=o["text"])),
    ],
)
def test_parts(part, name, ours):
    one = example(part, name)
    assert outline(ours(one["options"])) == outline(one["html"])


def test_facts():
    one = example("summary-list", "default")
    facts = [(row["key"]["text"], row["value"].get("text") or row["value"]["html"]) for row in one["options"]["rows"]]
    ours = outline(included("facts", facts=facts))
    theirs = outline(one["html"])
    assert [row for row in ours if isinstance(row, tuple)][:4] == [row for row in theirs if isinstance(row, tuple)][:4]
