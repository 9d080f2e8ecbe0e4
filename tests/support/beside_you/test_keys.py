"""The key ring: made once, never overwritten, changed while everything goes on; lost keys take down nothing."""

import stat
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from evenground.record.domain.verdict import Refused
from evenground.support import actions, queries
from evenground.support.actions import keys as making
from evenground.support.domain.envelope import (
    BadEnvelopeError,
    BadKeyError,
    Envelope,
    Key,
    read_keys,
    unpack,
    write_key,
)
from evenground.support.models import RiderItem
from evenground.support.queries.sealing import key_file, keys
from tests.support import engine


@pytest.fixture
def quiet_room(cast, now):
    return actions.write_item(by=cast.rowan, words="a quiet room", now=now)


def words_of(item):
    return queries.opener().words(RiderItem.objects.get(id=item.id))


@given(st.binary(min_size=12, max_size=12), st.binary(max_size=200))
def test_an_envelope_comes_out_as_it_went_in(nonce, ciphertext):
    whole = Envelope("abc", nonce, ciphertext)
    assert unpack(whole.pack()) == whole


@pytest.mark.parametrize("text", ["", "1.a.b", "2.a.AAAAAAAAAAAAAAAA.AA", "1.a.AA.AA", "1.a.é.AA", "a quiet room"])
def test_what_is_no_envelope_is_said_so(text):
    with pytest.raises(BadEnvelopeError):
        unpack(text)


def test_a_key_names_itself_and_hides_itself():
    key = Key(b"k" * 32)
    assert read_keys(f"{write_key(key)},\n {write_key(Key(b'l' * 32))}") == (key, Key(b"l" * 32))
    assert repr(key) == f"Key({key.name})"
    for wrong in ("short", "é", "A" * 44):
        with pytest.raises(BadKeyError):
            read_keys(wrong)


def test_the_file_is_made_once_for_its_keeper_alone_and_never_overwritten(tmp_path):
    actions.ensure_keys()
    first = key_file().read_text()
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    actions.ensure_keys()
    with pytest.raises(FileExistsError):
        making._write([actions.new_key()], replace=False)
    assert key_file().read_text() == first
    assert [path.name for path in tmp_path.iterdir()] == ["rider-keys"]


def test_keys_can_come_from_the_environment_instead(settings):
    settings.RIDER_KEYS = write_key(Key(b"k" * 32))
    actions.ensure_keys()
    assert keys() == (Key(b"k" * 32),)
    assert not key_file().exists()


def test_what_is_kept_is_not_the_words(quiet_room):
    assert "quiet" not in RiderItem.objects.get().sealed
    assert words_of(quiet_room) == "a quiet room"


def test_moved_to_another_row_or_person_it_can_t_be_opened(cast, now, quiet_room):
    other = actions.write_item(by=cast.rowan, words="step-free", now=now)
    RiderItem.objects.filter(id=other.id).update(sealed=quiet_room.sealed)
    assert words_of(other) is None
    RiderItem.objects.filter(id=quiet_room.id).update(person=cast.amina.person)
    assert words_of(quiet_room) is None


@pytest.mark.parametrize("file", [None, "", "no key at all", "é", write_key(Key(b"k" * 32))])
def test_a_lost_or_wrong_key_gives_nothing_and_breaks_nothing(quiet_room, file):
    key_file().unlink()
    if file is not None:
        key_file().write_text(file, encoding="utf-8")
    assert words_of(quiet_room) is None


def test_with_keys_that_can_t_be_read_nothing_is_saved_and_that_is_said(cast, now):
    key_file().write_text("no key at all")
    with pytest.raises(Refused, match="nothing was saved"):
        actions.write_item(by=cast.rowan, words="step-free", now=now)
    assert not RiderItem.objects.exists()
    assert key_file().read_text() == "no key at all"


def test_rotating_locks_everything_up_anew_and_the_words_stay(cast, now, quiet_room, capsys):
    adjustment = actions.write_adjustment(by=cast.rowan, words="Room 3 is kept free", day=date(2026, 5, 1), now=now)
    actions.ask_call(by=cast.rowan, to=cast.sade.person, where="0123", now=now)
    before = keys()
    call_command("rider_keys", "rotate")
    assert "anew under the key in use: 3." in capsys.readouterr().out
    assert keys()[1:] == before
    assert unpack(RiderItem.objects.get().sealed).key == keys()[0].name
    assert words_of(quiet_room) == "a quiet room"
    assert queries.my_adjustment(cast.rowan, adjustment.id).words == "Room 3 is kept free"
    assert [one.where for one in queries.calls_for(cast.sade.person, cast.group)] == ["0123"]
    assert actions.reseal() == actions.Rotated(0, 0)


@pytest.mark.parametrize("after", range(4))
def test_it_can_stop_at_any_moment_and_go_on(cast, now, monkeypatch, after):
    items = [actions.write_item(by=cast.rowan, words=f"line {number}", now=now) for number in range(3)]
    real, left = making._sealed, [after]

    def stops(*given):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(*given)

    monkeypatch.setattr(making, "_sealed", stops)
    actions.add_key()
    if after < len(items):
        with pytest.raises(KeyboardInterrupt):
            actions.reseal()
    else:
        actions.reseal()
    assert [words_of(item) for item in items] == ["line 0", "line 1", "line 2"]
    monkeypatch.setattr(making, "_sealed", real)
    assert actions.reseal() == actions.Rotated(3 - after, 0)
    assert [words_of(item) for item in items] == ["line 0", "line 1", "line 2"]


def test_what_can_t_be_read_is_left_as_it_is_until_its_key_is_found(quiet_room, capsys):
    lost = key_file().read_text()
    key_file().unlink()
    call_command("rider_keys", "rotate")
    assert "their key is lost: 1" in capsys.readouterr().out
    key_file().write_text(key_file().read_text() + lost)
    assert actions.reseal() == actions.Rotated(1, 0)
    assert words_of(quiet_room) == "a quiet room"


def test_the_command_says_what_is_wrong(quiet_room, settings, capsys):
    key_file().write_text("no key at all")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("rider_keys", "rotate")
    call_command("rider_keys", "new")
    assert len(read_keys(capsys.readouterr().out)) == 1
    settings.RIDER_KEYS = write_key(Key(b"k" * 32))
    call_command("rider_keys", "rotate")
    assert "key is lost: 1" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(engine.is_postgres(), reason="one file holds it all on SQLite alone")
def test_no_word_of_it_stands_in_the_database_file(now, tmp_path):
    from tests import cast as casts

    cast = casts.assemble(now, "Rowan", "Amina")
    said = ["Quokka-quiet room", "Numbat key safe", "Bilby number 0777"]
    actions.write_item(by=cast.rowan, words=said[0], now=now)
    actions.write_adjustment(by=cast.rowan, words=said[1], day=date(2026, 5, 1), now=now, ask=cast.amina.person)
    actions.ask_call(by=cast.rowan, to=cast.sade.person, where=said[2], now=now)
    copy = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    data = copy.read_bytes()
    assert b"Rowan" in data
    for words in said:
        for word in words.split()[:1]:
            assert word.encode() not in data
            assert word.encode("utf-16-le") not in data
