"""The database itself refuses to change what was recorded. Raw SQL, on both engines."""

import uuid

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from evenground.record import actions, queries
from evenground.record.domain import guards
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verifying import verify
from evenground.record.models import Chain, Entry

KIND = Kind("test.happened", "{who} did it: {n}", ("n",))
pytestmark = pytest.mark.django_db


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else None


def refused(statement, *values):
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        sql(statement, *values)


def made(now, length=3) -> uuid.UUID:
    group = uuid.uuid4()
    actions.start(group)
    with transaction.atomic():
        chain = actions.lock(group)
        for number in range(length):
            actions.write(chain, KIND, actor="program", day=now.date(), facts={"n": number})
    return group


@pytest.fixture
def group(now):
    return made(now)


def test_a_record_written_by_the_house_fits(group):
    report = verify(queries.lines(group))
    assert report.fits
    assert queries.witness(group) == (3, report.check_word)


def test_an_entry_carries_the_facts_of_its_kind_and_no_others(group, now):
    chain = Chain.objects.get(group_id=group)
    for facts in ({}, {"n": 1, "m": 2}, {"n": 1.5}):
        with pytest.raises(ValueError, match=r"."), transaction.atomic():
            actions.write(chain, KIND, actor="program", day=now.date(), facts=facts)


def test_no_entry_can_be_changed(group):
    refused("UPDATE record_entry SET actor = 'host' WHERE seq = 2")
    refused("UPDATE record_entry SET seq = seq + 10")


def test_no_entry_can_be_deleted(group):
    refused("DELETE FROM record_entry WHERE seq = 3")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(group_id=group).delete()


COLUMNS = "id, group_id, seq, at, kind, actor, subject, facts, digests, prev, hash"
SELECTED = "SELECT {id}, group_id, seq, at, kind, 'host', subject, facts, digests, prev, hash FROM record_entry"


def test_no_entry_can_be_put_in_another_ones_place(group):
    new = f"'{uuid.uuid4().hex}'" + ("::uuid" if connection.vendor == "postgresql" else "")
    again = f"INSERT INTO record_entry ({COLUMNS}) {SELECTED.format(id=new)} WHERE seq = 2"
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(again)
    same = f"INSERT INTO record_entry ({COLUMNS}) {SELECTED.format(id='id')} WHERE seq = 2"
    if connection.vendor == "sqlite":
        refused(again.replace("INSERT", "INSERT OR REPLACE"))
        refused(same.replace("INSERT", "INSERT OR REPLACE"))
        refused(again.replace("INSERT", "REPLACE"))
    refused(again + " ON CONFLICT (group_id, seq) DO UPDATE SET actor = excluded.actor")
    assert set(Entry.objects.filter(group_id=group).values_list("actor", flat=True)) == {"program"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_record_can_not_be_emptied(group):
    refused("TRUNCATE record_entry")
    refused("TRUNCATE record_entry CASCADE")


def test_the_guards_stand_and_it_is_noticed_when_one_is_gone(group):
    assert queries.guards_stand()
    for name in sorted(guards.names(connection.vendor)):
        table = f" ON {guards.TABLE}" if connection.vendor == "postgresql" else ""
        sql(f"DROP TRIGGER {name}{table}")
        assert not queries.guards_stand()
        actions.install_guards()
        assert queries.guards_stand()
    if connection.vendor == "postgresql":
        sql("ALTER TABLE record_entry DISABLE TRIGGER record_no_update")
        assert not queries.guards_stand()
        actions.install_guards()
        assert queries.guards_stand()


def test_guards_are_back_after_a_rebuilt_table_and_migrate(group):
    """SQLite makes a table anew to change it, and drops its triggers silently."""
    if connection.vendor == "sqlite":
        sql("CREATE TABLE rebuilt AS SELECT * FROM record_entry")
        sql("DROP TABLE record_entry")
        sql("ALTER TABLE rebuilt RENAME TO record_entry")
    else:
        for statement in guards.remove(connection.vendor):
            sql(statement)
    assert not queries.guards_stand()
    call_command("migrate", verbosity=0)
    assert queries.guards_stand()
    refused("UPDATE record_entry SET actor = 'host'")


def test_a_chain_goes_whole_and_no_other_with_it(group, now):
    other = made(now)
    actions.delete_chain(group)
    assert not Entry.objects.filter(group_id=group).exists()
    assert not Chain.objects.filter(group_id=group).exists()
    assert verify(queries.lines(other)).last == 3
    assert queries.guards_stand()
    refused("DELETE FROM record_entry")


def test_a_chain_that_was_not_locked_can_not_fork(group, now):
    one, stale = Chain.objects.get(group_id=group), Chain.objects.get(group_id=group)
    actions.write(one, KIND, actor="program", day=now.date(), facts={"n": 4})
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.write(stale, KIND, actor="program", day=now.date(), facts={"n": 5})
    assert verify(queries.lines(group)).fits
