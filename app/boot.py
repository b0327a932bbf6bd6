"""What must be true before a process may serve: a migrated database and its keyring."""

import os
from pathlib import Path

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.crypto.errors import KeyringError
from app.crypto.keyring import Keyring, KeyState, SealingKey
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring
from app.settings import DATABASE_FILE, Settings, SettingsError, missing_data
from app.storage.database import Database
from app.storage.errors import LostRace, SchemaMismatch, StorageError
from app.storage.revision import check_revision, current_revision
from app.storage.tables import access_records, api_keys, sealing_keys
from app.storage.typed_rows import as_line
from app.times import now

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def prepare(settings: Settings) -> bool:
    """Make what the embedded default may make by itself: folder, database, keyring.

    Tells whether the database is new. Other databases are migrated and get a keyring only when an
    operator says so. Raises `SettingsError`, `KeyringError`, `SchemaMismatch`,
    `DatabaseUnavailable`.
    """
    if not settings.embedded:
        return False
    is_new = not exists(settings)
    _make_private(settings.data_dir, settings.data_dir / DATABASE_FILE)
    database = Database(settings.database_url)
    try:
        _migrate(database)
        _create_first_keyring(settings.keyring_file, database)
    finally:
        database.close()
    return is_new


def exists(settings: Settings) -> bool:
    """Tell whether the embedded database is there; any other one is, as far as is known here."""
    return not settings.embedded or (settings.data_dir / DATABASE_FILE).exists()


def _migrate(database: Database) -> None:
    try:
        check_revision(database)
    except SchemaMismatch:
        # Imported where it is needed: alembic takes a sixth of the time of a start.
        from app.storage.migrate import upgrade  # noqa: PLC0415

        upgrade(database)


def open_database(settings: Settings) -> Database:
    """Return the database. Raises `SchemaMismatch` when it is not migrated."""
    database = Database(settings.database_url)
    if database.sqlite_file is not None and not database.sqlite_file.is_file():
        # SQLite would make an empty one, and what was stored would seem to be gone.
        missing = (
            missing_data("database")
            if settings.embedded
            else "NFM_DATABASE_URL: the database file does not exist."
        )
        raise SettingsError(f"{missing} `netflow-manager migrate` makes a new one.")
    try:
        database.check_safe()
        check_revision(database)
    except StorageError:
        database.close()
        raise
    return database


def check_no_key_known(settings: Settings) -> None:
    """Raise `KeyringError` where a new keyring would open nothing of what the database holds.

    Raises `DatabaseUnavailable` when that cannot be told.
    """
    database = Database(settings.database_url)
    try:
        if database.sqlite_file is not None and not database.sqlite_file.is_file():
            return
        with database.read() as connection:
            knows_keys = current_revision(connection) is not None and _holds_secrets(connection)
    finally:
        database.close()
    if knows_keys:
        raise KeyringError(
            f"{settings.keyring_file}: was not made, because the database knows other keys. "
            "Restore their file from your backup; a new one would open nothing."
        )


def open_keyring(settings: Settings, database: Database) -> Keyring:
    """Return the keyring, once it is certain that it is the one of this database.

    Keys that the database does not know yet are noted there by their check values. Raises
    `KeyringError` when the database knows a key that is missing here or has other bytes.
    """
    keyring = load_keyring(settings.keyring_file)
    database.transact(lambda connection: _match(connection, keyring, settings.keyring_file))
    return keyring


def _make_private(folder: Path, file: Path) -> None:
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE))
    except OSError as error:
        raise SettingsError(f"NFM_DATA_DIR: cannot be used ({error.strerror}).") from None


def _create_first_keyring(path: Path, database: Database) -> None:
    # In this order: another process that starts at the same moment writes the file first.
    with database.read() as connection:
        holds_secrets = _holds_secrets(connection)
    if os.path.lexists(path):
        return
    if holds_secrets:
        raise KeyringError(
            f"{path}: is missing, and the database holds what was sealed with it. "
            "Restore the file from your backup; a new one would open nothing."
        )
    create_keyring(path)


def _holds_secrets(connection: Connection) -> bool:
    tables = (sealing_keys, access_records, api_keys)
    return any(connection.execute(select(table).limit(1)).first() for table in tables)


def _match(connection: Connection, keyring: Keyring, path: Path) -> None:
    known = {str(row.id): row.check_value for row in connection.execute(select(sealing_keys))}
    given = {key.key_id: key for key in keyring.keys}
    missing = sorted(known.keys() - given.keys())
    if missing:
        named = ", ".join(map(as_line, missing))
        raise KeyringError(f"{path}: lacks key {named} that the database knows.")
    for key_id, check_value in known.items():
        if given[key_id].check_value != check_value:
            raise KeyringError(f"{path}: key {key_id} is not the one that the database knows.")
    for key in keyring.keys:
        if key.key_id not in known and key.state is not KeyState.DESTROYED:
            _note(connection, key)


def _note(connection: Connection, key: SealingKey) -> None:
    row = {"id": key.key_id, "check_value": key.check_value, "created_at": now()}
    try:
        connection.execute(insert(sealing_keys).values(row))
    except IntegrityError:
        raise LostRace from None  # another process that starts at the same moment has noted it
