"""What no template may hold: what a strict policy would block, what another host would send, what isn't escaped."""

import re

import pytest

from tests.support.words import PACKAGE, templates

NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml")
OUR_OWN_WORDS = ("field.help_text|safe",)  # written in our forms, never by people
EVERY = pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(PACKAGE)))


@EVERY
def test_no_style_script_or_handler_inside(path):
    text = path.read_text(encoding="utf-8")
    if "/mail/" in str(path) or "/emails/" in str(path):
        return  # mail programs know no style sheets: a style inside is the only one there
    assert not re.search(r"<style\b|\sstyle\s*=", text), "styles stand in the style sheet"
    assert not re.search(r"<script\b(?![^>]*\ssrc=)", text), "scripts stand in files of their own"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "scripts find their elements themselves"
    assert "javascript:" not in text


@EVERY
def test_nothing_of_another_host(path):
    text = path.read_text(encoding="utf-8")
    for name in NAMESPACES:
        text = text.replace(name, "")
    assert not re.search(r"https?://", text)
    assert not re.search(r"(src|href)=[\"']//", text)


@EVERY
def test_everything_is_escaped(path):
    if path.suffix == ".txt":
        return  # plain text has nothing to escape from
    text = path.read_text(encoding="utf-8")
    for ours in OUR_OWN_WORDS:
        text = text.replace(ours, "")
    assert not re.search(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off", text)


@EVERY
def test_every_form_that_changes_something_is_a_post_with_its_token(path):
    text = path.read_text(encoding="utf-8")
    for form in re.findall(r"(?is)<form\b.*?</form>", text):
        if re.search(r"(?i)^<form\b[^>]*method=[\"']post", form):
            assert "{% csrf_token %}" in form, form[:120]
        else:
            assert re.search(r"(?i)^<form\b[^>]*method=[\"']get", form), f"a form says how it is sent: {form[:120]}"


@EVERY
def test_links_come_from_names_not_from_written_addresses(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"href=[\"']/(?!\s*[\"'])[a-z]", text), "{% url 'name' %} finds the address"
