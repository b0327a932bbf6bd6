"""The content of a database: its rows at one moment, and digests to compare two databases by."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, select

from app.storage.batches import Row
from app.storage.database import Database
from app.storage.errors import NotCopied
from app.storage.tables import metadata
from app.storage.typed_rows import as_line

BATCH = 500
TABLES: Final = tuple(metadata.sorted_tables)
"""A table stands after those that it refers to."""

_MODULUS = 1 << 256
_INTEGER_BITS = 32
_BIG_BITS = 64

UNSTORABLE = (
    "A row of {table} ({key}) has a value in {column} that the service does not write, and that "
    "another database may not take: it was edited. Run `netflow-manager check`, and correct it."
)


@dataclass(slots=True)
class Content:
    """How many rows a table has, and the sum of their digests, in whatever order they came."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Count these rows in."""
        self.rows += len(rows)
        for row in rows:
            text = json.dumps(row, ensure_ascii=True, separators=(",", ":"), default=bytes.hex)
            digest = int.from_bytes(hashlib.sha256(text.encode()).digest())
            self.digest = (self.digest + digest) % _MODULUS


Contents = dict[str, Content]


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """Yield a connection that reads one state of the database, whatever is written meanwhile."""
    with database.read() as connection:
        kind = connection.dialect.name
        if kind == "sqlite":
            # Invalid UTF-8, as in an edited row, must not be copied as something else.
            driver: Any = connection.connection.driver_connection
            driver.text_factory = _as_stored
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        if kind == "mysql":
            # A table is one statement here, and takes as long as it takes to write it elsewhere.
            connection.exec_driver_sql("SET SESSION max_statement_time = 0")
        # With these settings the pool must not lend it to others.
        connection.detach()
        yield connection


def stored_columns(source: Table) -> tuple[Column[Any], ...]:
    """Return the columns that can be written: those that the database does not compute."""
    return tuple(each for each in source.columns if each.computed is None)


def batches(connection: Connection, source: Table) -> Iterator[list[Row]]:
    """Yield all rows of a table, in lists, with the columns that can be written.

    Raises `NotCopied` for a value of another type.
    """
    statement = select(*stored_columns(source))
    rows = connection.execution_options(yield_per=BATCH).execute(statement)
    for partition in rows.partitions():
        batch = [tuple(row) for row in partition]
        for row in batch:
            _check_storable(source, row)
        yield batch


def contents(database: Database) -> Contents:
    """Return what all tables of a database hold at one moment."""
    with snapshot(database) as connection:
        return {source.name: _content(connection, source) for source in TABLES}


def _content(connection: Connection, source: Table) -> Content:
    content = Content()
    for batch in batches(connection, source):
        content.add(batch)
    return content


def _as_stored(value: bytes) -> str:
    return value.decode("utf-8", "surrogateescape")


def _check_storable(source: Table, row: Row) -> None:
    columns = stored_columns(source)
    for each, value in zip(columns, row, strict=True):
        if not _is_storable(each, value):
            names = source.primary_key.columns.keys()
            values = {column.name: value for column, value in zip(columns, row, strict=True)}
            key = ", ".join(f"{name} {as_line(values[name])}" for name in names)
            raise NotCopied(UNSTORABLE.format(table=source.name, key=key, column=each.name))


def _is_storable(each: Column[Any], value: object) -> bool:
    """Return whether a value is one that every kind of database takes in this column."""
    if value is None:
        return bool(each.nullable)
    if not isinstance(value, each.type.python_type):
        return False
    if isinstance(value, str):
        length = getattr(each.type, "length", None)
        # PostgreSQL takes no zero byte.
        return (length is None or len(value) <= length) and "\0" not in value and _is_utf8(value)
    if isinstance(each.type, Integer) and isinstance(value, int):
        bits = _BIG_BITS if isinstance(each.type, BigInteger) else _INTEGER_BITS
        return -(1 << (bits - 1)) <= value < 1 << (bits - 1)
    return True


def _is_utf8(value: str) -> bool:
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
