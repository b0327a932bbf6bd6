"""What the database knows of the sealing keys, on every kind of database."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection

from app.audit.trail import Author
from app.auth import store
from app.auth.store import NewKey
from app.crypto.errors import KeyringOutdated
from app.crypto.keyring import Keyring
from app.storage import migrate
from app.storage.database import Database
from app.storage.key_marks import mark
from app.storage.known_keys import Mark, find_problem, hold_primary
from app.upkeep import opening
from tests.support import command
from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS

HEAD_START_SECONDS = 0.3
ENDED = [state for state in Mark if state is not Mark.ACTIVE]


@pytest.fixture
def keyring(place: Place, prepared: Database) -> Keyring:
    return opening.open_keyring(place.settings, prepared)


def _create_key(connection: Connection, keyring: Keyring) -> None:
    wanted = NewKey(name="test", scopes=frozenset())
    store.create(connection, keyring, Author(installation_id=1), wanted)


def test_a_mark_waits_for_who_seals(place: Place, prepared: Database, keyring: Keyring) -> None:
    """Nothing is sealed with a key after it was marked: writers in flight come before the mark."""
    order: list[str] = []
    sealed, go_on = threading.Event(), threading.Event()

    def seal(connection: Connection) -> None:
        _create_key(connection, keyring)
        sealed.set()
        assert go_on.wait(HANG_SECONDS)
        order.append("sealed")

    def disable() -> None:
        marks = {keyring.primary_id: Mark.DISABLED}
        prepared.transact(lambda connection: mark(connection, marks))
        order.append("marked")

    with ThreadPoolExecutor(2) as pool:
        sealing = pool.submit(prepared.transact, seal)
        assert sealed.wait(HANG_SECONDS)
        marking = pool.submit(disable)
        go_on.wait(HEAD_START_SECONDS)  # without a lock the mark is there by now
        go_on.set()
        sealing.result()
        marking.result()
    assert order == ["sealed", "marked"]
    with pytest.raises(KeyringOutdated):
        prepared.transact(lambda connection: _create_key(connection, keyring))
    assert place.sql("SELECT count(*) FROM api_keys") == ["1"]


def test_a_file_that_another_thread_has_just_read_counts(
    place: Place, prepared: Database, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two writers that find their key replaced, the second one seals with the new one too."""
    new = place.command("keyring", "add").splitlines()[0]
    place.command("keyring", "promote", new)
    reload = keyring.reload
    monkeypatch.setattr(keyring, "reload", lambda: reload() and reload())  # the other one's first
    keys = prepared.transact(lambda connection: hold_primary(connection, keyring))
    assert keys.primary_id == new


@pytest.mark.parametrize("state", ENDED)
def test_only_an_active_key_seals(
    place: Place, prepared: Database, keyring: Keyring, state: Mark
) -> None:
    """A primary key that the database calls anything else, or does not know, is refused."""
    place.sql(f"UPDATE sealing_keys SET state = '{state}'")
    with pytest.raises(KeyringOutdated, match="is outdated"):
        prepared.transact(lambda connection: hold_primary(connection, keyring))
    with prepared.read() as connection:
        assert "is outdated" in str(find_problem(connection, keyring))
    place.sql("DELETE FROM sealing_keys")
    with pytest.raises(KeyringOutdated, match="not known to the database"):
        prepared.transact(lambda connection: hold_primary(connection, keyring))


def test_the_database_chooses_no_key(place: Place, prepared: Database, keyring: Keyring) -> None:
    """Who calls an older key active, and the primary one not, makes nobody seal with it."""
    old = keyring.primary_id
    new = place.command("keyring", "add").splitlines()[0]
    place.command("keyring", "promote", new)
    place.sql(f"UPDATE sealing_keys SET state = 'active' WHERE id = '{old}'")
    current = opening.open_keyring(place.settings, prepared)
    held = prepared.transact(lambda connection: hold_primary(connection, current))
    assert held.primary_id == new
    place.sql(f"UPDATE sealing_keys SET state = 'retired' WHERE id = '{new}'")
    with pytest.raises(KeyringOutdated):
        prepared.transact(lambda connection: hold_primary(connection, current))


def test_a_verb_that_was_cut_off_is_repeated(place: Place, prepared: Database) -> None:
    """With the file edited and the database not, the same command does the rest."""
    old = opening.look_at_keyring(place.settings, prepared).primary_id
    new = place.command("keyring", "add").splitlines()[0]
    states = "SELECT state FROM sealing_keys ORDER BY created_at"
    for verb, key_id, undone in (
        (("promote", new), old, "active"),
        (("disable", old), old, "retired"),
        (("enable", old), old, "disabled"),
    ):
        if verb[0] == "disable":
            place.command("reseal")
        place.command("keyring", *verb)
        after = place.sql(states)
        place.sql(f"UPDATE sealing_keys SET state = '{undone}' WHERE id = '{key_id}'")
        place.command("keyring", *verb)
        assert place.sql(states) == after
    place.command("key", "list")
    assert place.command("check")


def test_no_second_keyring_before_a_migration(place: Place, prepared: Database) -> None:
    """`keyring init` is refused for keys of an older revision too, whose table has no states."""
    opening.open_keyring(place.settings, prepared)
    migrate.downgrade(prepared, "0003")
    (place.folder / "keyring.json").unlink()
    done = command.run(place.folder, "keyring", "init", variables=place.variables)
    assert (done.returncode, "Restore their file" in done.stderr) == (78, True)


def test_the_release_before_notes_active_keys(place: Place) -> None:
    """Code that knows no states goes on noting its keys, and they may seal."""
    place.sql("INSERT INTO sealing_keys (id, check_value, created_at) VALUES ('abc', 'x', 1)")
    assert place.sql("SELECT state FROM sealing_keys WHERE id = 'abc'") == ["active"]


def test_an_update_learns_what_was_switched_off_before(place: Place) -> None:
    """Keys that the release before disabled or destroyed are marked once nothing needs them."""
    ended = []
    for _ in range(2):
        ended.append(place.command("keyring", "status").splitlines()[-1].split()[0])
        place.command("keyring", "promote", place.command("keyring", "add").splitlines()[0])
        place.command("reseal")
        place.command("keyring", "disable", ended[-1])
    place.command("keyring", "destroy", ended[0], "--yes")
    states = "SELECT state FROM sealing_keys ORDER BY created_at"
    assert place.sql(states) == ["destroyed", "disabled", "active"]
    place.sql("UPDATE sealing_keys SET state = 'active'")
    assert "Everything is in order." in place.command("check")
    place.command("key", "create", "--name", "x", "--scope", "mail")
    assert place.sql(states) == ["destroyed", "disabled", "active"]
