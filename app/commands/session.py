"""The start of most commands: opens the database and its keyring."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import click

from app.audit.trail import Author
from app.commands.output import note
from app.config import Settings
from app.crypto.keyring import Keyring
from app.installations.installation import UnknownInstallation, installation_id_of
from app.records.store import RecordStore
from app.storage.database import Database
from app.upkeep import opening

Done = TypeVar("Done")

installation_option = click.option(
    "--installation", default="default", show_default=True, help="Name of the WHMCS instance."
)


@dataclass(frozen=True, slots=True)
class Session:
    """An open database and its keyring."""

    database: Database
    keyring: Keyring

    def author_in(self, installation: str) -> Author:
        """Return the user of the operating system, as an author in an installation.

        Raises `click.BadParameter` if there is no installation with this name.
        """
        try:
            with self.database.read() as connection:
                return host_author(installation_id_of(connection, installation))
        except UnknownInstallation:
            message = "there is no installation with this name"
            raise click.BadParameter(message, param_hint="--installation") from None

    def change(self, installation: str, work: Callable[[RecordStore], Done]) -> Done:
        """Return what `work` makes of the records of an installation, in one transaction.

        Raises `click.BadParameter` if there is no installation with this name.
        """
        author = self.author_in(installation)
        return self.database.transact(
            lambda connection: work(RecordStore(connection, self.keyring, author))
        )


@contextmanager
def opened(settings: Settings, *, makes: bool = False) -> Iterator[Session]:
    """Open both for a command that writes.

    The embedded database is migrated, and created if it is missing and `makes` is true: a read-only
    command would create an empty one in a wrong folder, and the stored data would seem to be lost.
    Raises `SettingsError` if it is missing otherwise.
    """
    if (makes or opening.exists(settings)) and opening.prepare(settings):
        note(made(settings))
    database = opening.open_database(settings)
    try:
        yield Session(database, opening.open_keyring(settings, database))
    finally:
        database.close()


@contextmanager
def looking(settings: Settings) -> Iterator[Session]:
    """Open both for a read-only command, without writing anything.

    Raises `SettingsError` if one is missing, `SchemaMismatch` before a migration.
    """
    database = opening.open_database(settings)
    try:
        yield Session(database, opening.look_at_keyring(settings, database))
    finally:
        database.close()


def made(settings: Settings) -> str:
    """Return the message announcing a new database."""
    return f"Created a new database in {settings.data_dir}. Is yours elsewhere? Set NFM_DATA_DIR."


def host_author(installation_id: int) -> Author:
    """Return the author for the audit trail: the user of the operating system."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container can run as a user without a name
        user = "unknown"
    return Author(installation_id=installation_id, actor=f"host:{user}")
