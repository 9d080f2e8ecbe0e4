"""Actions are the only writers: nothing else saves, changes or deletes a row, and nothing hides behind a signal."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "acreate", "aupdate", "adelete", "asave", "raw",
}  # fmt: skip
WRITERS = {"actions", "migrations", "demo", "work"}  # rooms, and two apps whole
ALSO = {"notices/send.py", "people/adapter.py"}
# .update() and .create() of things that are no rows.
HARMLESS = {
    "hashlib",
    "digest",
    "seen",
    "context",
    "kwargs",
    "options",
    "params",
    "headers",
    "attrs",
    "error_messages",
    "settings",
}


def may_write(path: Path) -> bool:
    inside = path.relative_to(ROOT / "evenground")
    return str(inside) in ALSO or any(part.removesuffix(".py") in WRITERS for part in inside.parts)


def writes(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            continue
        owner = node.func.value
        name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
        if isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "super":
            name = "super"
        if isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "globals":
            name = "settings"
        if name not in HARMLESS:
            if node.func.attr == "update" and node.args:
                continue  # a dictionary's: rows are updated by keyword
            found.append(f"{path.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()")
    return found


def test_only_actions_write():
    files = [path for path in sorted((ROOT / "evenground").rglob("*.py")) if not may_write(path)]
    assert [place for path in files for place in writes(path)] == []


def test_this_test_finds_a_writer(tmp_path):
    planted = ROOT / "evenground" / "home" / "views.py"
    assert not may_write(planted)
    assert may_write(ROOT / "evenground/decisions/actions/closing.py")
    assert may_write(ROOT / "evenground/groups/actions.py")
    source = tmp_path / "views.py"
    source.write_text("def view(request):\n    member.save()\n    Member.objects.filter(pk=1).update(name='x')\n")
    tree = [
        node.func.attr
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert set(tree) & WRITES == {"save", "update"}
