"""Which revision a database has, and whether this version can use it.

Apart from `migrate`, because alembic takes a sixth of the time of a start and is rarely needed.
"""

import re
from pathlib import Path
from typing import TypeGuard

from sqlalchemy import Connection, func, inspect, select, text

from app.storage.database import Database
from app.storage.errors import SchemaMismatch
from app.storage.tables import schema_revisions
from app.storage.typed_rows import as_line

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

KNOWN = {file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py")}
"""The revisions that this version can apply: file names begin with four digits."""
NEWEST = max(KNOWN)
"""The revision that this version makes."""

FIRST_NOTED = "0007"
"""The revision that made the table of these notes."""

COPYING = "copy-"
"""What a database has in the place of a revision while another one is copied into it."""

_NUMBER = re.compile("[0-9]{4}", re.ASCII)

SEVERAL = (
    "The table alembic_version has more than one row ({all}): several `migrate` of an older "
    "release ran at once, on different nodes of a cluster. Everything up to {newest} is done. Run "
    "in this database: DELETE FROM alembic_version WHERE version_num <> '{newest}'; "
    "After that: netflow-manager migrate"
)
UNFINISHED = (
    "A copy into this database was not finished, so it lacks a part of the data. Run "
    "`netflow-manager copy` again, with the settings of the database that was copied."
)
LOST = (
    "The table alembic_version has no row, and the database has tables: somebody has deleted it. "
    "Run in this database: INSERT INTO alembic_version (version_num) VALUES ('{newest}'); "
    "After that: netflow-manager migrate"
)


def current_revision(connection: Connection) -> str | None:
    """Return the revision of the database, None when it has no tables yet.

    Raises `SchemaMismatch` when it has two, or has lost it, which only a hand can repair.
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    query = text("SELECT version_num FROM alembic_version ORDER BY version_num")
    revisions = [str(revision) for revision in connection.execute(query).scalars()]
    if len(revisions) > 1:
        raise SchemaMismatch(
            SEVERAL.format(all=", ".join(map(as_line, revisions)), newest=as_line(revisions[-1]))
        )
    if revisions:
        return revisions[0]
    # A first migration that was interrupted has left no row either, and none of the later tables.
    if inspect(connection).has_table(schema_revisions.name):
        raise SchemaMismatch(LOST.format(newest=as_line(_newest_noted(connection))))
    return None


def _newest_noted(connection: Connection) -> str:
    """Return the newest revision that has left a note of older programs."""
    query = select(func.max(schema_revisions.c.revision))
    return connection.scalar(query) or FIRST_NOTED


def check_revision(database: Database) -> str:
    """Return the revision of the database.

    Raises `SchemaMismatch`, with what to do, unless it is the newest one that this version knows,
    or a newer one that says in the database that this version can use it (docs/adr/0027).
    """
    with database.read() as connection:
        current = current_revision(connection)
        if current == NEWEST or is_usable(connection, current):
            return str(current)
    if current is None or current in KNOWN:
        raise SchemaMismatch(
            f"The database has revision {current}; this version needs {NEWEST}. "
            "Run: netflow-manager migrate"
        )
    raise mismatch(current)


def is_usable(connection: Connection, revision: str | None) -> bool:
    """Return whether a revision is newer than this version, and says that it can be used."""
    if not _is_newer(revision) or not inspect(connection).has_table(schema_revisions.name):
        return False
    query = select(schema_revisions.c.oldest_program)
    oldest = connection.scalar(query.where(schema_revisions.c.revision == revision))
    return _is_number(oldest) and oldest <= NEWEST


def remark_on(revision: str) -> str:
    """Return a sentence about a newer revision that this version can use, with a blank before."""
    return (
        "" if revision == NEWEST else f" It is newer than this version ({NEWEST}) and can be used."
    )


def mismatch(revision: str) -> SchemaMismatch:
    """Return the error of a revision that this version neither knows nor can use."""
    if _is_newer(revision):
        return SchemaMismatch(
            f"The database is newer than this version: it has revision {revision}, and this "
            f"version needs {NEWEST}. Install the newer version."
        )
    if revision.startswith(COPYING):
        return SchemaMismatch(UNFINISHED)
    return SchemaMismatch(
        f"The database has revision {as_line(revision)}, which no version has; this version needs "
        f"{NEWEST}. Restore the row of alembic_version, or a backup."
    )


def _is_newer(revision: str | None) -> bool:
    return _is_number(revision) and revision > NEWEST


def _is_number(value: object) -> TypeGuard[str]:
    # SQLite returns whatever somebody has put into the column.
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None
