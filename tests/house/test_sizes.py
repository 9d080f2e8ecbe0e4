"""Small files, short functions, nothing heavy: the tail is capped, not the middle."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = 300
FUNCTION_LINES = 40
BYTES = 1_000_000

# A reason stands beside each exception.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
MIGRATIONS = "migrations"  # written by Django


def committed(*patterns: str) -> list[Path]:
    """What git knows, and what it would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def python_files() -> list[Path]:
    return [path for path in committed("*.py") if MIGRATIONS not in path.parts]


def test_no_file_of_python_is_longer_than_300_lines():
    found = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: lines for name, lines in found.items() if lines > LINES and name not in LONG_FILES} == {}


def test_no_function_is_longer_than_40_lines():
    found = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                name = f"{path.relative_to(ROOT)}:{node.name}"
                if lines > FUNCTION_LINES and name not in LONG_FUNCTIONS:
                    found[name] = lines
    assert found == {}


def test_no_file_is_heavier_than_one_megabyte():
    assert {str(path.relative_to(ROOT)) for path in committed() if path.stat().st_size > BYTES} == set()


def test_every_silenced_warning_has_a_reason():
    """`# noqa: X  why` and `# type: ignore[x]  # why`."""
    bare = re.compile(r"#\s*(noqa:\s*[A-Z0-9, ]+|noqa|type:\s*ignore(\[[^\]]*\])?)\s*$")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["docs/adr"])
def test_every_decision_has_a_number_of_its_own(folder):
    names = [path.name for path in sorted((ROOT / folder).glob("*.md"))]
    numbers = [name[:4] for name in names]
    assert all(number.isdigit() for number in numbers), names
    assert len(set(numbers)) == len(numbers), names
    for name in names:
        title = (ROOT / folder / name).read_text().splitlines()[0]
        assert title.startswith(f"# {name[:4]}: "), f"{name}: its title begins with '# {name[:4]}: '"


def test_links_between_documents_resolve():
    link = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in committed("*.md")
        for target in link.findall(path.read_text())
        if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists()
    ]
    assert broken == []


def test_shell_scripts_are_whole():
    for path in [*committed("tools/*"), ROOT / ".ci/run"]:
        if path.suffix != ".py":
            subprocess.run(["bash", "-n", path], check=True)
