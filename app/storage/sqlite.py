"""SQLite, the embedded default: WAL, every commit on disk before it is acknowledged."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.storage.errors import DatabaseUnavailable
from app.storage.lookup import LOOKUP, LookupRow, RecordLookup

BUSY_TIMEOUT_MS = 5_000
READER_BUSY_TIMEOUT_SECONDS = 0.05
FULL = 2
# Of SQLite's machine, in about 0.2 ms.
STEPS_BETWEEN_RESTS = 10_000
PRIVATE_FILE = 0o600
NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC

# After a full disk SQLite has undone the transaction: the frame that commits is the last it writes.
# A busy or constrained COMMIT leaves it open; the end of the connection undoes it. Of an error of
# the disk (IOERR) nobody knows: the frame can be in the file, and count after a crash.
NOT_STORED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_FULL})
PRIMARY_CODE = 0xFF

as_text = partial(str, encoding="utf-8", errors="replace")
"""An edited row can hold bytes that are no text: it is to be read as broken, not to fail."""


class Sqlite:
    """The kind of database behind `sqlite:///…`."""

    def __init__(self, _url: URL) -> None:
        """Take any options: they are the library's own."""

    def engine_options(self) -> dict[str, Any]:
        """Return what `create_engine` needs beside the URL."""
        return {}

    def prepare(self, engine: Engine) -> None:
        """Set the pragmas of every connection and begin transactions as they are meant."""
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
        """Wait for nothing: a write transaction has its turn already."""

    def is_rolled_back(self, _error: DBAPIError) -> bool:
        """Return whether to try again: never, the busy timeout has waited already."""
        return False

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing was stored."""
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & PRIMARY_CODE in NOT_STORED

    def is_unusable(self, _error: DBAPIError) -> bool:
        """Tell of errors that are no mistake of the program: SQLite's have a class of their own."""
        return False

    def is_too_slow(self, _error: DBAPIError) -> bool:
        """Tell of no statement: SQLite has no time limit."""
        return False

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return SQLite's own interrupt, which takes no time."""
        driver_connection: Any = connection.connection.driver_connection
        interrupt: Callable[[], None] = driver_connection.interrupt
        return interrupt

    @contextmanager
    def giving_way(self, connection: Connection, rest: Callable[[], None]) -> Iterator[None]:
        """Call `rest` while statements run: they take a processor of this process."""
        driver_connection: Any = connection.connection.driver_connection
        driver_connection.set_progress_handler(rest, STEPS_BETWEEN_RESTS)
        try:
            yield
        finally:
            driver_connection.set_progress_handler(None, 0)

    def has_doubt(self, _connection: Connection) -> bool:
        """Return whether a COMMIT that succeeded is in doubt: never."""
        return False

    def lookup(self, url: URL) -> RecordLookup:
        """Return the look-up of the render path."""
        return SqliteLookup(Path(str(url.database)).absolute())


def _make_private(_dialect: object, _record: object, arguments: Any, options: Any) -> None:  # noqa: ANN401
    # SQLite would let others read the file that it makes. The files beside it take its mode.
    # Only a new one: to close a second descriptor of a file would release its locks.
    if not options.get("uri"):
        with suppress(OSError):
            os.close(os.open(arguments[0], NEW_FILE, PRIVATE_FILE))


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
    # The driver must not open transactions by itself: `_begin` does.
    connection.isolation_level = None
    connection.text_factory = as_text
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        # NORMAL loses acknowledged rows in a power cut.
        "synchronous = FULL",
        "foreign_keys = ON",
        # What a long write sets aside would need the system's temporary folder.
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns from reading to writing fails at once when another
    # writer is active, whatever the busy timeout; one that says so first waits its turn.
    writes = connection.get_execution_options().get("nfm_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class SqliteLookup:
    """Reads in the event loop: 10 µs, and in WAL no writer can hold it up."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Connect, for reading only."""
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
        # Not from the start: each text would cost half a microsecond more.
        connection.text_factory = as_text
        try:
            return connection.execute(_QUERY, question).fetchone()
        except sqlite3.Error as error:
            raise DatabaseUnavailable from error

    async def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()


_QUERY = LOOKUP.format(p="?")
