"""Tables in a file of the spool, for what must not fill the memory, and numbers seen before."""

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
    # What SQLite sets aside within a statement would go to the system's temporary folder.
    "temp_store = MEMORY",
)


@contextmanager
def scratch_tables(spool: Spool, *definitions: str) -> Iterator[sqlite3.Connection]:
    """Give a connection to new, empty tables; the file is gone afterwards.

    One thread at a time may use it, and not always the same one. Raises `SpoolUnavailable`,
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
    """Finds what comes twice among millions of numbers; see `seen_numbers`."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch

    def add(self, numbers: Sequence[int]) -> set[int]:
        """Remember numbers, all at once. Returns those of them that are new."""
        new = self._scratch.execute(_ADD, (json.dumps(numbers),))
        return {number for (number,) in new}


_ADD = "INSERT OR IGNORE INTO seen SELECT value FROM json_each(?) RETURNING number"


@contextmanager
def seen_numbers(spool: Spool) -> Iterator[SeenNumbers]:
    """Give an empty memory; the file is gone afterwards. Raises `SpoolUnavailable`."""
    with scratch_tables(spool, "seen (number INTEGER PRIMARY KEY)") as scratch:
        yield SeenNumbers(scratch)
