"""Opens what a process needs before it may serve: a migrated database and its keyring."""

import os
from pathlib import Path

from sqlalchemy import Connection, literal, select

from app.config import DATABASE_FILE, Settings, SettingsError, missing_data
from app.crypto.errors import KeyringError
from app.crypto.keyring import Keyring
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring
from app.private_file import FILE_MODE, FOLDER_MODE
from app.storage import known_keys
from app.storage.database import Database
from app.storage.errors import SchemaMismatch, StorageError
from app.storage.revision import check_revision, current_revision
from app.storage.tables import access_records, api_keys, sealing_keys
from app.upkeep.first_settings import seal_missing
from app.upkeep.resealing import stop_sealing


def prepare(settings: Settings) -> bool:
    """Create folder, database and keyring of the embedded default if they are missing.

    Returns whether the database is new. Other databases are migrated and get a keyring only by
    command. Raises `SettingsError`, `KeyringError`, `SchemaMismatch`, `DatabaseUnavailable`.
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
    """Return whether the embedded database exists; a server database is assumed to."""
    return not settings.embedded or (settings.data_dir / DATABASE_FILE).exists()


def _migrate(database: Database) -> None:
    try:
        check_revision(database)
    except SchemaMismatch:
        # Imported on demand: alembic takes a sixth of the time of a start.
        from app.storage.migrate import upgrade  # noqa: PLC0415

        upgrade(database)


def open_database(settings: Settings) -> Database:
    """Return the database. Raises `SchemaMismatch` if it is not migrated."""
    database = existing_database(settings)
    try:
        database.check_safe()
        check_revision(database)
    except StorageError:
        database.close()
        raise
    return database


def existing_database(settings: Settings) -> Database:
    """Return the database at any revision. Raises `SettingsError` without its file."""
    database = Database(settings.database_url)
    if database.sqlite_file is not None and not database.sqlite_file.is_file():
        # SQLite would create an empty file, and the stored data would seem to be lost.
        missing = (
            missing_data("database")
            if settings.embedded
            else "NFM_DATABASE_URL: the database file does not exist."
        )
        raise SettingsError(f"{missing} `netflow-manager migrate` makes a new one.")
    return database


def check_no_key_known(settings: Settings) -> None:
    """Raise `KeyringError` if the database holds secrets that a new keyring could not open.

    Raises `DatabaseUnavailable` if that cannot be determined.
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


def look_at_keyring(settings: Settings, database: Database) -> Keyring:
    """Return the keyring after checking that it belongs to this database.

    Writes nothing. Raises `KeyringError` if the database knows a key that is missing here
    or has other bytes.
    """
    path = settings.keyring_file
    with database.read() as connection:
        if not os.path.lexists(path) and _holds_secrets(connection):
            raise missing_keyring(path)
        keyring = load_keyring(path)
        try:
            known_keys.check_matches(known_keys.known_keys(connection), keyring.current)
        except KeyringError as error:
            raise KeyringError(f"{path}: {error}") from None
    return keyring


def open_keyring(settings: Settings, database: Database) -> Keyring:
    """Return the keyring for a process that writes.

    Keys that the database does not know yet are stored there with their check values. Raises
    `KeyringError` like `look_at_keyring`, and if rows need a key that is disabled in the file: then
    nothing is stored, because it is the wrong file for this database. Nothing is written for an
    outdated file either, whose primary key is not active in the database.
    """
    keyring = look_at_keyring(settings, database)
    with database.read() as connection:
        known = known_keys.known_keys(connection)
    if known_keys.find_outdated(known, keyring.current) is not None:
        return keyring
    for key_id, state in known_keys.contradictions(known, keyring.current).items():
        if not stop_sealing(database, key_id, state):
            raise KeyringError(known_keys.unusable(key_id, state))

    def note(connection: Connection) -> None:
        known_keys.note(connection, keyring.current)
        seal_missing(connection, keyring)

    database.transact(note)
    return keyring


def _make_private(folder: Path, file: Path) -> None:
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE))
    except OSError as error:
        raise SettingsError(f"NFM_DATA_DIR: cannot be used ({error.strerror}).") from None


def _create_first_keyring(path: Path, database: Database) -> None:
    # In this order: another process that starts at the same moment writes the file first.
    with database.read() as connection:
        holds_secrets = _holds_secrets(connection)
    if os.path.lexists(path):
        return
    if holds_secrets:
        raise missing_keyring(path)
    create_keyring(path)


def missing_keyring(path: Path) -> KeyringError:
    """Return the error of a keyring file that does not exist, and that the database needs."""
    return KeyringError(
        f"{path}: is missing, and the database holds what was sealed with it. "
        "Restore the file from your backup; a new one would open nothing."
    )


def _holds_secrets(connection: Connection) -> bool:
    tables = (sealing_keys, access_records, api_keys)
    # No column is named, because a database that is not migrated yet may lack one.
    queries = [select(literal(1)).select_from(table).limit(1) for table in tables]
    return any(connection.execute(query).first() for query in queries)
