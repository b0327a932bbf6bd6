"""SQLite, the embedded default: WAL, every commit on disk before it is acknowledged."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, FromClause, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.storage.errors import DatabaseUnavailable
from app.storage.lookup import LOOKUP, LookupRow, RecordLookup
from app.storage.pool_use import PoolUse

BUSY_TIMEOUT_MS = 5_000
READER_BUSY_TIMEOUT_SECONDS = 0.05
FULL = 2
# Instructions of SQLite's virtual machine, which take about 0.2 ms.
STEPS_BETWEEN_RESTS = 10_000
PRIVATE_FILE = 0o600
NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC

# On a full disk SQLite has rolled back the transaction: it writes the commit frame last.
# A busy or constrained COMMIT leaves it open, and closing the connection rolls it back. The outcome
# of a disk error (IOERR) is unknown: the frame can be in the file and count after a crash.
NOT_STORED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_FULL})
PRIMARY_CODE = 0xFF

as_text = partial(str, encoding="utf-8", errors="replace")
"""Replaces invalid UTF-8, as in an edited row, so that the row is broken instead of an error."""


class _CompilerWithHints(SQLiteCompiler):
    """Writes `INDEXED BY`, which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """Return what `Select.with_hint` gave for a table."""
        del table
        return text


class Sqlite:
    """The backend of `sqlite:///…`."""

    waits_at_commit = False
    PING = "SELECT 1"

    def __init__(self, url: URL) -> None:
        """Accept any options: they are those of the library."""
        self._file = Path(str(url.database)).absolute()

    def engine_options(self) -> dict[str, Any]:
        """Return the arguments of `create_engine` besides the URL."""
        return {}

    def prepare(self, engine: Engine) -> None:
        """Set the pragmas of every connection, and begin transactions in the right mode."""
        engine.dialect.statement_compiler = _CompilerWithHints
        event.listen(engine, "do_connect", _make_private)
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)

    def find_unsafe(self, connection: Connection) -> list[str]:
        """Return the pragmas that did not take effect, as on a file system without WAL."""
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        unsafe = {
            f"journal_mode is {mode}: put the file on a local file system": mode != "wal",
            f"synchronous is {synchronous}: it must be {FULL}": synchronous != FULL,
        }
        return [finding for finding, is_unsafe in unsafe.items() if is_unsafe]

    def take_turn(self, _connection: Connection) -> None:
        """Do nothing: a write transaction has the lock already."""

    def is_rolled_back(self, _error: DBAPIError) -> bool:
        """Return False: there is no retry, as the busy timeout has waited already."""
        return False

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing was stored."""
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & PRIMARY_CODE in NOT_STORED

    def is_unusable(self, _error: DBAPIError) -> bool:
        """Return False: SQLite's environmental errors have a class of their own."""
        return False

    def is_too_slow(self, _error: DBAPIError) -> bool:
        """Return False: SQLite has no time limit."""
        return False

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return SQLite's own interrupt, which is immediate."""
        driver_connection: Any = connection.connection.driver_connection
        interrupt: Callable[[], None] = driver_connection.interrupt
        return interrupt

    @contextmanager
    def giving_way(self, connection: Connection, rest: Callable[[], None]) -> Iterator[None]:
        """Call `rest` while statements run, as they use a processor of this process."""
        driver_connection: Any = connection.connection.driver_connection
        driver_connection.set_progress_handler(rest, STEPS_BETWEEN_RESTS)
        try:
            yield
        finally:
            driver_connection.set_progress_handler(None, 0)

    def has_doubt(self, _connection: Connection) -> bool:
        """Return False: a COMMIT that succeeded is durable."""
        return False

    def lookup(self) -> RecordLookup:
        """Return the look-up of the render path."""
        return SqliteLookup(self._file)


def _make_private(_dialect: object, _record: object, arguments: Any, options: Any) -> None:  # noqa: ANN401
    # SQLite would make the file readable for others. The files next to it inherit its mode. Only a
    # new file: closing a second descriptor of an open one would release its locks.
    if not options.get("uri"):
        with suppress(OSError):
            os.close(os.open(arguments[0], NEW_FILE, PRIVATE_FILE))


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
    # The driver must not begin transactions by itself: `_begin` does.
    connection.isolation_level = None
    connection.text_factory = as_text
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        # NORMAL loses acknowledged rows in a power failure.
        "synchronous = FULL",
        "foreign_keys = ON",
        # Temporary data of a long write would need the system's temporary folder.
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns from reading to writing fails at once while another writer
    # is active, despite the busy timeout; one that begins as a writer waits.
    writes = connection.get_execution_options().get("nfm_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class SqliteLookup:
    """Reads in the event loop: it takes 10 µs, and in WAL mode no writer can block it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Connect read-only."""
        self._connection = sqlite3.connect(
            f"{self._path.as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            timeout=READER_BUSY_TIMEOUT_SECONDS,
        )

    async def find(self, installation_id: int, service_id: int) -> LookupRow | None:
        """Return the row or None. Raises `DatabaseUnavailable`."""
        if self._connection is None:
            raise DatabaseUnavailable
        question = (installation_id, service_id)
        try:
            row = self._connection.execute(_QUERY, question).fetchone()
        except sqlite3.Error:
            row = self._find_anyhow(self._connection, question)
        return None if row is None else LookupRow._make(row)

    def _find_anyhow(self, connection: sqlite3.Connection, question: tuple[int, int]) -> Any:  # noqa: ANN401
        # Only now, because it would cost half a microsecond for each string.
        connection.text_factory = as_text
        try:
            return connection.execute(_QUERY, question).fetchone()
        except sqlite3.Error as error:
            raise DatabaseUnavailable from error

    def use(self) -> PoolUse:
        """Return that the connection is free: a query keeps it within one step of the loop."""
        return PoolUse(0, 1, 0)

    async def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()


_QUERY = LOOKUP.format(p="?")
