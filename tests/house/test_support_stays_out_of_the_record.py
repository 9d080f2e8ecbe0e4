"""Nothing of support enters the record: the app has no kinds of entry, and no way to write one."""

import ast
from pathlib import Path

from evenground.home.queries import record
from tests.house.test_writers import ROOT

SUPPORT = ROOT / "evenground" / "support"
GROUND = "evenground.record"
ALLOWED = {"evenground.record.domain.verdict", "evenground.record.domain.words", "evenground.record.domain.ids"}


def imported(path: Path) -> set[str]:
    """Modules named in this file's imports; of `from a import b` both a and a.b."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def of_the_record(found: set[str]) -> set[str]:
    touched = {name for name in found if name == GROUND or name.startswith(f"{GROUND}.")}
    return {name for name in touched if not any(name == one or name.startswith(f"{one}.") for one in ALLOWED)}


def test_the_app_has_no_room_for_entries():
    assert not (SUPPORT / "entries.py").exists()
    assert not (SUPPORT / "entries").exists()


def test_it_can_not_write_an_entry():
    assert {str(path): of_the_record(imported(path)) for path in SUPPORT.rglob("*.py")} == {
        str(path): set() for path in SUPPORT.rglob("*.py")
    }


def test_no_entry_tells_of_it():
    assert not [name for name in record.KINDS if name.startswith("support")]


def test_this_test_finds_a_writer(tmp_path):
    planted = tmp_path / "actions.py"
    planted.write_text("from evenground.record import actions as record\nimport evenground.record.models\n")
    assert of_the_record(imported(planted)) == {GROUND, f"{GROUND}.actions", f"{GROUND}.models"}
