"""The SQL of the guards: triggers by which the database itself refuses to change what was recorded.

They go on after every migrate, since SQLite drops a table's triggers when it rebuilds the table.
"""

TABLE = "record_entry"
_NO = "the record is only added to"

SQLITE = {
    "record_no_update": f"BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_NO}'); END",
    "record_no_delete": f"BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_NO}'); END",
    # INSERT OR REPLACE would delete the old row without asking the trigger above.
    "record_no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS"  # noqa: S608  constants
        f" (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR (group_id = NEW.group_id AND seq = NEW.seq))"
        f" BEGIN SELECT RAISE(ABORT, '{_NO}'); END"
    ),
}

POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION record_only_added() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_NO}'; END $$"
)
POSTGRESQL = {
    "record_no_update": f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION record_only_added()",
    "record_no_truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION record_only_added()",
}


def install(vendor: str) -> list[str]:
    """The statements that put the guards on, for "sqlite" or "postgresql"."""
    if vendor == "sqlite":
        return [*remove(vendor), *(f"CREATE TRIGGER {name} {rule}" for name, rule in SQLITE.items())]
    made = (f"CREATE TRIGGER {name} {rule}" for name, rule in POSTGRESQL.items())
    return [POSTGRESQL_FUNCTION, *remove(vendor), *made]


def remove(vendor: str) -> list[str]:
    """The statements that take the guards off: only for deleting an ended group's chain whole."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in POSTGRESQL]


def names(vendor: str) -> set[str]:
    return set(SQLITE if vendor == "sqlite" else POSTGRESQL)


def standing(vendor: str) -> str:
    """A query for the names of the guards that stand on the table now, switched on."""
    if vendor == "sqlite":
        return f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{TABLE}'"  # noqa: S608  constants
    switched_on = "tgenabled IN ('O', 'A')"
    return f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{TABLE}'::regclass AND {switched_on}"  # noqa: S608  constants
