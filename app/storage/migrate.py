"""Brings a database to a revision."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.storage.database import Database
from app.storage.revision import MIGRATIONS


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


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
