"""The instruments themselves: a test that can't find a planted fault proves nothing."""

import socket

import pytest
from playwright.sync_api import Error

from tests.support.browser import LOOKS, axe, no_sideways_scrolling
from tests.support.vnu import check_html

pytestmark = [pytest.mark.browser, pytest.mark.shared]


def test_axe_finds_a_planted_fault(visitor):
    page = visitor().page
    page.goto("/design")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/x.png\">')")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_axe_finds_contrast_below_aaa_and_small_targets(visitor):
    page = visitor().page
    page.goto("/design")
    page.evaluate(
        """() => {
            document.querySelector("main").insertAdjacentHTML("beforeend",
                "<button class=planted>a</button><button class=planted>b</button><p class=pale>Pale words to read</p>");
            for (const button of document.querySelectorAll(".planted"))
                Object.assign(button.style, {padding: 0, width: "9px", height: "9px", border: 0});
            Object.assign(document.querySelector(".pale").style, {color: "#666", background: "#fff"});
        }"""
    )
    with pytest.raises(AssertionError) as found:
        axe(page)
    assert "color-contrast-enhanced" in str(found.value)
    assert "target-size" in str(found.value)


def test_axe_wants_the_style_sheet_first(visitor):
    page = visitor().page
    page.goto("/live/nothing")
    with pytest.raises(AssertionError, match="style sheet"):
        axe(page)


def test_a_broken_policy_and_a_foreign_host_are_noticed(browser, live_site):
    from tests.support.browser import Visitor

    one = Visitor(browser, live_site.url)
    one.page.goto("/design")
    one.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://elsewhere.example/x.png\">')")
    with pytest.raises(Error):
        one.page.goto("http://elsewhere.example/")
    one.close()
    assert any("elsewhere.example" in url for url in one.foreign)
    assert any("Content Security Policy" in fault for fault in one.faults)
    with pytest.raises(AssertionError):
        one.check()


def test_sideways_scrolling_is_noticed(visitor):
    page = visitor(**LOOKS["320 px"]).page
    page.goto("/design")
    page.evaluate("document.querySelector('main').style.width = '900px'")
    with pytest.raises(AssertionError, match="too wide"):
        no_sideways_scrolling(page)


def test_the_looks_are_what_they_say(visitor):
    page = visitor(**LOOKS["right to left"]).page
    page.goto("/design")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    page = visitor(**LOOKS["forced colours"]).page
    page.goto("/design")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")


def test_the_html_checker_finds_a_planted_fault():
    whole = '<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>{}</body></html>'
    check_html({"good": whole.format("<p>Good</p>")})
    with pytest.raises(AssertionError, match="bad line"):
        check_html({"good": whole.format("<p>Good</p>"), "bad": whole.format("<p><div id=a></div><i id=a></i></p>")})


def test_a_test_can_not_reach_another_machine():
    with pytest.raises(ConnectionRefusedError, match="wanted to reach"):
        socket.create_connection(("192.0.2.1", 80))
