"""The style sheet: contrast in both grounds, nothing from elsewhere, light enough for a slow phone."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from evenground import design

HOUSE = Path(design.__file__).parent
STATIC = HOUSE / "static" / "design"
SHEET = (STATIC / "evenground.css").read_text()
BUILD = HOUSE.parent.parent / "design-build"
WORDS = ("ink", "quiet", "link", "act", "act-over", "yes", "view", "change", "time", "aside", "wrong")
GROUNDS = ("paper", "sand", "wood")


def palette(ground):
    """The custom properties in force in the light or the dark."""
    blocks = re.findall(r"(:root[^{]*)\{([^}]*--paper[^}]*color-scheme:\s*(light|dark)[^}]*)\}", SHEET)
    found = next(body for _where, body, scheme in blocks if scheme == ground)
    first = re.search(r":root\{([^}]*--focus-ink[^}]*)\}", SHEET)[1]
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})", first + ";" + found))


def light_of(colour):
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself():
    assert round(contrast("#000", "#fff"), 1) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_stand_out(scheme, ground, word):
    colours = palette(scheme)
    if ground == "wood" and word not in {"ink", "link"}:
        return  # only these two stand on the table's edge: see the next test
    assert contrast(colours[word], colours[ground]) >= 7


def test_on_wood_nothing_is_quieter():
    assert ".foot,.ground-wood{--quiet: var(--ink)}" in SHEET


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_focus_and_edges(scheme):
    colours = palette(scheme)
    assert contrast(colours["on-act"], colours["act"]) >= 7
    assert contrast(colours["on-act"], colours["act-over"]) >= 7
    assert contrast(colours["focus-ink"], colours["focus"]) >= 7
    for ground in GROUNDS:
        assert contrast(colours["line"], colours[ground]) >= 3
        assert max(contrast(colours["focus"], colours[ground]), contrast(colours["focus-ink"], colours[ground])) >= 3


def test_the_looks_that_were_agreed():
    assert palette("light") | {"paper": "#fffcf5", "sand": "#f5eedf", "ink": "#1c2b2a", "act": "#0b5145"} == palette(
        "light"
    )
    assert palette("dark") | {"paper": "#13201f", "sand": "#1c2e2b", "ink": "#f4eee2", "act": "#bfe8d6"} == palette(
        "dark"
    )


@pytest.mark.parametrize("name", ["evenground.css", "evenground.rtl.css"])
def test_nothing_from_elsewhere(name):
    sheet = (STATIC / name).read_text()
    for address in re.findall(r"url\(\"?([^)\"]*)", sheet):
        assert address.startswith("fonts/")
        assert (STATIC / address).exists()
    assert "http" not in sheet
    assert "@import" not in sheet
    assert "GDS" not in sheet


def test_other_ways_of_seeing_are_there():
    for way in ("prefers-color-scheme", "forced-colors", "@media print", "data-ground"):
        assert way in SHEET


def test_a_first_visit_is_light():
    fonts = sum((STATIC / "fonts" / f"atkinson-next-{weight}.woff2").stat().st_size for weight in (400, 700))
    sheet = len(gzip.compress(SHEET.encode(), 9))
    script = len(gzip.compress((STATIC / "evenground.js").read_bytes(), 9))
    assert sheet <= 11 * 1024
    assert script <= 1024
    assert fonts + sheet + script <= 36 * 1024  # leaves nine for the page itself


def test_licences_lie_beside_what_they_are_for():
    assert "MIT" in (STATIC / "LICENSE-govuk-frontend.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text().upper()


def test_templates_have_no_style_or_script_of_their_own():
    for place in HOUSE.parent.rglob("templates/**/*.html"):
        text = place.read_text()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]{3,}=", text), place


def test_templates_use_no_part_that_was_trimmed_away():
    dropped = re.search(r"const UNUSED = new RegExp\(\s*\[(.*?)\]\.join", (BUILD / "build.mjs").read_text(), re.DOTALL)[
        1
    ]
    trimmed = re.compile("|".join(re.findall(r'"([^"]+)"', dropped)))
    for place in HOUSE.parent.rglob("templates/**/*.html"):
        used = {name for names in re.findall(r'class="([^"]*)"', place.read_text()) for name in names.split()}
        wrong = {name for name in used if name.startswith("govuk-") and trimmed.search(name)} - {"govuk-list"}
        assert not wrong, (place, wrong)


def test_the_sheet_is_built_from_its_source(tmp_path):
    if not (BUILD / "node_modules" / "sass").exists() or not shutil.which("node"):
        pytest.skip("the style sheet's own tools are not here: `npm ci` in design-build/ brings them")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=BUILD, check=True, capture_output=True, timeout=60)
    for name in ("evenground.css", "evenground.rtl.css"):
        assert (tmp_path / name).read_text() == (STATIC / name).read_text()


def test_the_lock_names_no_host():
    assert "http" not in (BUILD / "package-lock.json").read_text()
