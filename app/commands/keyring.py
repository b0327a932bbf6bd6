"""`netflow-manager keyring`: the keys that seal the passwords."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import Connection

from app.auth.snapshot import MAX_AGE_SECONDS
from app.commands.output import Group, confirm, note, show, table
from app.commands.session import Session, opened
from app.config import Settings, SettingsError, missing_data
from app.crypto import rotation
from app.crypto.errors import KeyringError
from app.crypto.keyring import KeySet, KeyState
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring, edit_keyring
from app.storage import key_marks, known_keys
from app.storage.known_keys import Mark
from app.times import now, to_text
from app.upkeep import opening
from app.upkeep.resealing import stop_sealing

SETTLE_SECONDS = MAX_AGE_SECONDS + 1
"""How long `destroy` waits, until every server has refreshed its state or answers 503."""
KEY_STATE = {"key_id": "Id of the key.", "state": "Its state now: see `keyring status`."}
DEPLOY = "Copy the keyring file to every host; servers load it within 5 seconds"


@click.group("keyring", cls=Group)
def keyring_group() -> None:
    """The keys that seal the secrets in the database.

    To rotate: add, copy the file to every host, promote, copy it again, reseal, disable,
    destroy. Servers load a changed file within 5 seconds, or at once on SIGHUP. Until they have
    it, they refuse writes with the old key and still show what they can open.
    """


@keyring_group.command("init", prints={"keyring_file": "The new file."})
@click.pass_obj
def init(settings: Settings) -> None:
    """Write a keyring with one new key to NFM_KEYRING_FILE. Never replaces one.

    Refused if the database knows keys already.
    """
    exists = KeyringError(f"{settings.keyring_file}: exists already and was left alone.")
    if os.path.lexists(settings.keyring_file):
        raise exists
    opening.check_no_key_known(settings)
    if not create_keyring(settings.keyring_file):
        raise exists
    show(
        {"keyring_file": str(settings.keyring_file)},
        f"Wrote {settings.keyring_file}. Back it up: without it no password opens. Copy it to "
        "every host, then run: netflow-manager serve",
    )


@keyring_group.command(
    "status",
    prints={"items": f"Keys: key_id, created_at, state ({', '.join(KeyState)})."},
)
@click.pass_obj
def status(settings: Settings) -> None:
    """List the keys: id, state, created."""
    keys = load_keyring(_file(settings)).keys
    rows = [(key.key_id, str(key.state), key.created) for key in keys]
    show(
        {"items": [dict(zip(("key_id", "state", "created_at"), row, strict=True)) for row in rows]},
        *table(("ID", "STATE", "CREATED"), rows),
    )


@keyring_group.command("add", prints=KEY_STATE)
@click.pass_obj
def add(settings: Settings) -> None:
    """Add a pending key and print its id. It can open, but does not seal yet."""
    with _newest(settings) as session:
        keys = edit_keyring(_file(settings), lambda keys: rotation.add(keys, to_text(now())))
        session.database.transact(lambda connection: known_keys.note(connection, keys))
    key_id = keys.keys[-1].key_id
    show(_state_in(keys, key_id), key_id)
    note(f"{DEPLOY}. Then run: netflow-manager keyring promote {key_id}")


@keyring_group.command("promote", prints=KEY_STATE)
@click.argument("key_id")
@click.pass_obj
def promote(settings: Settings, key_id: str) -> None:
    """Make a key the one that seals; the previous one still opens.

    The change is stored in the database too, so that servers with an outdated file do not seal
    with the old key. Refused if the keyring file of this host is outdated.
    """
    with opened(settings) as session:
        old, current = session.keyring.primary_id, session.keyring.current
        rotation.promote(current.keys, key_id)  # reports errors before a row is marked

        def allow(connection: Connection) -> None:
            known_keys.note(connection, current)
            key_marks.promote(connection, current, key_id)

        session.database.transact(allow)
        keys = edit_keyring(_file(settings), lambda keys: rotation.promote(keys, key_id))
        session.database.transact(lambda connection: key_marks.retire_replaced(connection, keys))
    show(
        _state_in(keys, key_id),
        f"{key_id} is the primary key. {DEPLOY}. Then run: netflow-manager reseal",
        *([f"After that: netflow-manager keyring disable {old}"] if old != key_id else []),
    )


@keyring_group.command("enable", prints=KEY_STATE)
@click.argument("key_id")
@click.pass_obj
def enable(settings: Settings, key_id: str) -> None:
    """Let a disabled key open again. It does not seal."""
    # The file first: a database that needs the key does not open for writing without it.
    keys = edit_keyring(_file(settings), lambda keys: rotation.enable(keys, key_id))
    if not opening.exists(settings):  # as before `restore` of a backup that needs the key
        line = f"{key_id} is enabled in the keyring file. There is no database yet."
        show(_state_in(keys, key_id), line)
        return
    try:
        with opened(settings) as session:
            session.database.transact(lambda connection: key_marks.enable(connection, key_id))
    except KeyringError as error:
        # The file is right for a backup that needs the key; it does not fit the database of now.
        raise KeyringError(f"{key_id} is enabled in the keyring file only. {error}") from None
    show(
        _state_in(keys, key_id),
        f"{key_id} is enabled. {DEPLOY}. Then run: netflow-manager reseal",
    )


@keyring_group.command("disable", prints=KEY_STATE)
@click.argument("key_id")
@click.pass_obj
def disable(settings: Settings, key_id: str) -> None:
    """Disable a key. Refused while anything in the database is sealed with it.

    First the key is marked in the database, so that nothing is sealed with it any more.
    """
    with _newest(settings) as session:
        rotation.disable(session.keyring.keys, key_id)  # reports errors before a row is marked
        _stop_sealing(session, key_id, "Run: netflow-manager reseal")
        keys = edit_keyring(_file(settings), lambda keys: rotation.disable(keys, key_id))
    show(
        _state_in(keys, key_id),
        f"{key_id} is disabled. {DEPLOY}. To enable it again: netflow-manager keyring enable "
        f"{key_id}. When no backup that you may restore needs it: netflow-manager keyring destroy "
        f"{key_id}",
    )


@keyring_group.command("destroy", prints=KEY_STATE)
@click.argument("key_id")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@click.pass_obj
def destroy(settings: Settings, key_id: str, *, yes: bool) -> None:
    """Remove the bytes of a disabled key for good. Refused while anything is sealed with it."""
    with _newest(settings) as session:
        rotation.destroy(session.keyring.keys, key_id)
        cure = f"Run: netflow-manager keyring enable {key_id}, then reseal"
        _stop_sealing(session, key_id, cure)
        confirm("Backups sealed with this key can never be opened again. Go on?", yes=yes)
        note(f"Waiting {SETTLE_SECONDS:.0f} seconds for servers to notice …")
        time.sleep(SETTLE_SECONDS)
        # An older release seals without checking the database.
        _stop_sealing(session, key_id, cure)
        keys = edit_keyring(_file(settings), lambda keys: rotation.destroy(keys, key_id))
        marks = {key_id: Mark.DESTROYED}
        session.database.transact(lambda connection: key_marks.mark(connection, marks))
    show(
        _state_in(keys, key_id),
        f"{key_id} is destroyed. Copy the keyring file to every host, and remove older copies of "
        "it where this key must be gone for good.",
    )


def _state_in(keys: KeySet, key_id: str) -> dict[str, object]:
    """Return `KEY_STATE` of a key."""
    state = next(key.state for key in keys.keys if key.key_id == key_id)
    return {"key_id": key_id, "state": str(state)}


@contextmanager
def _newest(settings: Settings) -> Iterator[Session]:
    """Open both. Raises `KeyringOutdated` if the keyring file of this host is outdated."""
    with opened(settings) as session:
        session.database.transact(
            lambda connection: known_keys.hold_primary(connection, session.keyring)
        )
        yield session


def _stop_sealing(session: Session, key_id: str, cure: str) -> None:
    if not stop_sealing(session.database, key_id, Mark.DISABLED):
        raise KeyringError(f"Key {key_id} is in use. {cure}")


def _file(settings: Settings) -> Path:
    """Return the keyring's path. Raises `SettingsError` if a data directory has none."""
    if settings.embedded and not os.path.lexists(settings.keyring_file):
        raise SettingsError(missing_data("keyring"))
    return settings.keyring_file
