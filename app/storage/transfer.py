"""Copies all rows of one database into another one of any kind, and compares the two.

The tables are those of the metadata, so that a new one is copied too. The target says in
`alembic_version` that it is unfinished, from before the first row until it was compared: no release
serves or migrates it meanwhile. Each batch is a transaction, so neither memory nor the limits of a
Galera cluster bound the size of an installation.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    column,
    delete,
    func,
    literal,
    select,
    table,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError

from app.storage.batches import Row, insert_many
from app.storage.contents import (
    TABLES,
    Content,
    Contents,
    batches,
    contents,
    snapshot,
    stored_columns,
)
from app.storage.database import Database
from app.storage.errors import NotCopied, StorageError
from app.storage.revision import COPYING, KNOWN, NEWEST, current_revision, mismatch
from app.storage.tables import installations, schema_revisions

_VERSION = table("alembic_version", column("version_num"))
# What a migration writes into an empty database.
_FIRST_INSTALLATION = (1, "default")

NOT_EMPTY = "It is not empty: it has {rows}. Copy into a database that is new or empty."
OTHER_VERSION = (
    "Another version began a copy into this database. Empty it: drop it and create it again."
)
TAKEN_OVER = "Another copy into this database has begun. It goes on; this one has ended."
DIFFERS = "The table {table} does not hold what was written to it. Do not use this database."
CHANGED = (
    "The source was written while it was copied: its table {table} has changed. Stop the service "
    "on every host, and run the command again."
)
REFUSED = "The database refuses rows of {table}: they refer to rows that are missing, or repeat."


@dataclass(frozen=True, slots=True)
class Target:
    """The database that a copy goes to. Every error of its own begins with "Target: "."""

    database: Database
    mark: str = field(default_factory=lambda: f"{COPYING}{NEWEST}-{secrets.token_hex(8)}")

    def begin(self) -> None:
        """Mark an empty database at the newest revision as unfinished.

        One that a copy has left unfinished is emptied. Raises `NotCopied` for any other one.
        """

        def work(connection: Connection) -> None:
            self.database.kind.take_turn(connection)
            revision = str(current_revision(connection))
            if revision == NEWEST:
                _check_empty(connection)
            elif not revision.startswith(COPYING):
                raise mismatch(revision)
            elif not revision.startswith(f"{COPYING}{NEWEST}-"):
                raise NotCopied(OTHER_VERSION)
            connection.execute(update(_VERSION).values(version_num=self.mark))
            for each in reversed(TABLES):
                connection.execute(delete(each))

        self._transact(work)

    def add(self, destination: Table, rows: Sequence[Row]) -> None:
        """Store rows of a table."""

        def work(connection: Connection) -> None:
            self._hold(connection)
            names = tuple(each.name for each in stored_columns(destination))
            insert_many(connection, destination, names, rows)

        try:
            self._transact(work)
        except (IntegrityError, DataError):
            raise NotCopied(REFUSED.format(table=destination.name)) from None

    def check(self, copied: Contents) -> None:
        """Raise `NotCopied` unless it holds what was copied."""
        with _of_target():
            found = contents(self.database)
        for name, content in copied.items():
            if found[name] != content:
                self._transact(self._hold)  # another copy may have emptied it meanwhile
                raise NotCopied(f"Target: {DIFFERS.format(table=name)}")

    def finish(self) -> None:
        """Let the service use it."""

        def work(connection: Connection) -> None:
            self._hold(connection)
            if connection.dialect.name == "postgresql":
                _set_sequences(connection)
            connection.execute(update(_VERSION).values(version_num=NEWEST))

        self._transact(work)

    def _hold(self, connection: Connection) -> None:
        if connection.scalar(select(_VERSION.c.version_num).with_for_update()) != self.mark:
            raise NotCopied(TAKEN_OVER)

    def _transact(self, work: Any) -> None:  # noqa: ANN401 - as `Database.transact` takes it
        with _of_target():
            self.database.transact(work)


@contextmanager
def _of_target() -> Iterator[None]:
    try:
        yield
    except StorageError as error:
        said = str(error) or str(type(error).__doc__)
        raise NotCopied(f"Target: {said.replace('NFM_DATABASE_URL', 'its URL')}") from error


def copy_all(source: Database, target: Target) -> Contents:
    """Copy one state of all tables, and return what was copied once both sides hold the same.

    Raises `NotCopied`, `StorageError`. The target is unfinished then.
    """
    target.begin()
    copied: Contents = {}
    with snapshot(source) as connection:
        for each in TABLES:
            content = copied[each.name] = Content()
            for batch in batches(connection, each):
                target.add(each, batch)
                content.add(batch)
    target.check(copied)
    for name, content in contents(source).items():
        if copied[name] != content:
            raise NotCopied(CHANGED.format(table=name))
    target.finish()
    return copied


def needs_migration(database: Database) -> bool:
    """Return whether a target is new, or at an older revision."""
    with database.read() as connection:
        revision = current_revision(connection)
    return revision is None or revision in KNOWN - {NEWEST}


def _check_empty(connection: Connection) -> None:
    first = select(installations.c.id, installations.c.name)
    if any(tuple(row) != _FIRST_INSTALLATION for row in connection.execute(first)):
        raise NotCopied(NOT_EMPTY.format(rows="installations"))
    for each in TABLES:
        if each in {installations, schema_revisions}:
            continue
        if connection.execute(select(literal(1)).select_from(each).limit(1)).first():
            raise NotCopied(NOT_EMPTY.format(rows=f"rows in {each.name}"))


def _set_sequences(connection: Connection) -> None:
    """Let new rows count on from the largest number; other databases do so by themselves."""
    for each in TABLES:
        numbered = each.autoincrement_column
        if numbered is None:
            continue
        sequence = func.pg_get_serial_sequence(each.name, numbered.name)
        if connection.scalar(select(sequence)) is not None:
            largest = func.max(numbered)
            connection.execute(
                select(func.setval(sequence, func.coalesce(largest, 1), largest.is_not(None)))
            )
