"""A button does what it says: no word of the page around makes another thing of it."""

from django.template import Context, Template


def test_a_button_takes_nothing_from_the_page_around():
    around = Context({"link": "keep", "name": "Rowan", "value": "x", "quiet": True})
    shown = Template('{% load design %}{% button "Save" %}').render(around)
    assert "<button" in shown
    for word in ("href", "Rowan", "secondary", "value="):
        assert word not in shown
