"""Brings a database to a revision."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.storage.database import Database
from app.storage.galera_lease import schema_lease
from app.storage.revision import KNOWN, MIGRATIONS, current_revision, is_usable, mismatch


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply what is missing. When several processes start at once, one does the work.

    A database that is newer than this version, and says that this version can use it, stays as it
    is. Raises `SchemaMismatch` if it does not say so, or has two revisions, and
    `DatabaseUnavailable` if another process does not end.
    """

    def apply(connection: Connection) -> None:
        current = current_revision(connection)
        if current is None or current in KNOWN:
            command.upgrade(_config(connection), revision)
        elif not is_usable(connection, current):
            raise mismatch(current)

    _change(database, apply)


def downgrade(database: Database, revision: str) -> None:
    """Take revisions back, down to the one named. `base` removes every table."""
    _change(database, lambda connection: command.downgrade(_config(connection), revision))


def _change(database: Database, change: Callable[[Connection], None]) -> None:
    def work(connection: Connection) -> None:
        database.kind.take_turn(connection)
        current_revision(connection)
        change(connection)

    with schema_lease(database):
        database.transact(work)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
