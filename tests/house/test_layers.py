"""The layers of pyproject.toml hold, and the two things its tool can't see."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = {"actions", "queries", "permissions", "models", "domain"}
OPEN = {"notices", "live", "work", "files", "design"}  # any room of these may be used
TELLS_THE_RECORD = {"home"}  # in sentences: it reads from each app's entries what kinds it writes
EDGE = {"config", "cli", "demo", "__main__"}  # these may use any room
ROOMS = {
    "urls",
    "views",
    "jobs",
    "management",
    "actions",
    "forms",
    "emails",
    "permissions",
    "entries",
    "queries",
    "models",
    "domain",
    "migrations",
    "templates",
    "static",
    "templatetags",
}
EXTRA = {"people": {"adapter"}, "notices": {"send"}}
OWN_ROOMS = {"config", "demo", "design", "live", "work"}  # few files of their own, not an app of people's words


@pytest.fixture(scope="module")
def imports() -> list[tuple[list[str], list[str]]]:
    graph = grimp.build_graph("evenground", include_external_packages=True)
    return [
        (module.split("."), target.split("."))
        for module in graph.modules
        for target in graph.find_modules_directly_imported_by(module)
    ]


def told(found: list[tuple[list[str], list[str]]]) -> list[str]:
    return [f"{'.'.join(module)} imports {'.'.join(target)}" for module, target in found]


def test_the_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_domain_imports_only_the_standard_library_and_other_domain_rules(imports):
    found = [
        (module, target)
        for module, target in imports
        if module[2:3] == ["domain"] and target[0] not in sys.stdlib_module_names and target[2:3] != ["domain"]
    ]
    assert told(found) == []


def test_an_app_uses_another_app_only_through_its_public_rooms(imports):
    inside = [(m, t) for m, t in imports if m[0] == t[0] == "evenground" and len(m) > 1 and len(t) > 2]
    found = [
        (module, target)
        for module, target in inside
        if module[1] != target[1]
        and module[1] not in EDGE
        and target[1] not in OPEN
        and target[2] not in PUBLIC
        and not (module[1] in TELLS_THE_RECORD and target[2] == "entries")
    ]
    assert told(found) == []


def test_every_app_has_the_same_rooms_and_no_other_file():
    strangers = []
    for app in sorted((ROOT / "evenground").iterdir()):
        if not app.is_dir() or app.name in OWN_ROOMS | {"locale", "__pycache__"}:
            continue
        allowed = ROOMS | EXTRA.get(app.name, set()) | {"__init__", "__pycache__"}
        strangers += [str(item.relative_to(ROOT)) for item in app.iterdir() if item.stem not in allowed]
    assert strangers == []


def test_tests_follow_the_tree():
    """A folder of tests is named after a room of the house, or after what it is about as a whole."""
    whole = {"house", "support", "journeys", "proofs"}
    apps = {path.name for path in (ROOT / "evenground").iterdir() if path.is_dir()}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - apps - whole == set()
