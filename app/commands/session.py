"""What most commands start with: the database and the keyring, prepared and matched."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from app import boot
from app.audit.trail import Author
from app.auth import store
from app.auth.store import UnknownInstallation
from app.crypto.keyring import Keyring
from app.settings import Settings
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Session:
    """An open database and its keyring."""

    database: Database
    keyring: Keyring

    def author_in(self, installation: str) -> Author:
        """Return the user of the operating system, as an author in an installation.

        Raises `click.BadParameter` when there is none of this name.
        """
        try:
            with self.database.read() as connection:
                return host_author(store.installation_id_of(connection, installation))
        except UnknownInstallation:
            message = "there is no installation of this name"
            raise click.BadParameter(message, param_hint="--installation") from None


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    """Open both, for the time of one command. The embedded default is made when missing."""
    boot.prepare(settings)
    database = boot.open_database(settings)
    try:
        yield Session(database, boot.open_keyring(settings, database))
    finally:
        database.close()


def host_author(installation_id: int) -> Author:
    """Return who is named in the audit trail: the user of the operating system."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container can run as a user without a name
        user = "unknown"
    return Author(installation_id=installation_id, actor=f"host:{user}")
