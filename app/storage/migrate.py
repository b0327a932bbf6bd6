"""Brings a database to a revision, and tells which one it has."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.storage.database import Database
from app.storage.errors import SchemaMismatch

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """Return the revision that this version of the program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current_revision(connection: Connection) -> str | None:
    """Return the revision of the database, None when it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply what is missing. When several processes start at once, one does the work."""
    _change(database, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str) -> None:
    """Take revisions back, down to the one named. `base` removes every table."""
    _change(database, lambda config: command.downgrade(config, revision))


def _change(database: Database, change: Callable[[Config], None]) -> None:
    def work(connection: Connection) -> None:
        database.kind.take_turn(connection)
        change(_config(connection))

    database.transact(work)


def check_revision(database: Database) -> None:
    """Raise `SchemaMismatch`, with both revisions, unless the database has the newest one."""
    with database.read() as connection:
        current = current_revision(connection)
    needed = newest_revision()
    if current != needed:
        raise SchemaMismatch(
            f"The database has revision {current}; this version needs {needed}. "
            "Run: netflow-manager migrate"
        )
