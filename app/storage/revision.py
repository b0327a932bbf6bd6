"""Which revision a database has, and which one this version needs.

Apart from `migrate`, because alembic takes a sixth of the time of a start and is rarely needed.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.storage.database import Database
from app.storage.errors import SchemaMismatch

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

NEWEST = max(file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
"""The revision that this version needs: file names begin with four digits, the newest is last."""


def current_revision(connection: Connection) -> str | None:
    """Return the revision of the database, None when it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def check_revision(database: Database) -> None:
    """Raise `SchemaMismatch`, with both revisions, unless the database has the newest one."""
    with database.read() as connection:
        current = current_revision(connection)
    if current != NEWEST:
        raise SchemaMismatch(
            f"The database has revision {current}; this version needs {NEWEST}. "
            "Run: netflow-manager migrate"
        )
