"""Temporary tables in a file of the spool, for data that must not fill the memory."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from app.storage.errors import SpoolUnavailable
from app.storage.spool import FULL, UNUSABLE, Spool

CACHE_KIB = 4_096
PAGE_BYTES = 4_096
PRIMARY_CODE = 0xFF
REASONS = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: UNUSABLE.format("reading or writing failed"),
    sqlite3.SQLITE_CANTOPEN: UNUSABLE.format("a file cannot be opened"),
    sqlite3.SQLITE_READONLY: UNUSABLE.format("a file cannot be written"),
}
PRAGMAS = (
    f"page_size = {PAGE_BYTES}",
    f"cache_size = -{CACHE_KIB}",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    # SQLite would write temporary data of a statement to the system's temporary folder.
    "temp_store = MEMORY",
)


@contextmanager
def scratch_tables(spool: Spool, *definitions: str) -> Iterator[sqlite3.Connection]:
    """Yield a connection to new, empty tables; the file is removed afterwards.

    Several threads may use it, one at a time. Raises `SpoolUnavailable`,
    also out of the block when the disk is full there.
    """
    try:
        with closing(_open(spool)) as connection:
            for definition in definitions:
                connection.execute(f"CREATE TABLE {definition}")
            connection.execute("BEGIN")
            yield connection
    except sqlite3.OperationalError as error:
        reason = REASONS.get(error.sqlite_errorcode & PRIMARY_CODE)
        if reason is None:
            raise
        raise SpoolUnavailable(reason) from error


def _open(spool: Spool) -> sqlite3.Connection:
    with spool.path() as path:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA max_page_count = {max(1, spool.room() // PAGE_BYTES)}")
    return connection


class SeenNumbers:
    """Detects repeated numbers among millions; see `seen_numbers`."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch

    def add(self, numbers: Sequence[int]) -> set[int]:
        """Remember a batch of numbers and return the new ones among them."""
        new = self._scratch.execute(_ADD, (json.dumps(numbers),))
        return {number for (number,) in new}


_ADD = "INSERT OR IGNORE INTO seen SELECT value FROM json_each(?) RETURNING number"


@contextmanager
def seen_numbers(spool: Spool) -> Iterator[SeenNumbers]:
    """Yield an empty memory; its file is removed afterwards. Raises `SpoolUnavailable`."""
    with scratch_tables(spool, "seen (number INTEGER PRIMARY KEY)") as scratch:
        yield SeenNumbers(scratch)
