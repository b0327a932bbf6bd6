"""Finds what comes twice among millions of numbers, in constant memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.storage.scratch import scratch_tables


class SeenNumbers:
    """Remembers numbers in a private temporary file; see `seen_numbers`."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch

    def add(self, number: int) -> bool:
        """Remember a number. Returns whether it is new."""
        done = self._scratch.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))
        return done.rowcount == 1


@contextmanager
def seen_numbers() -> Iterator[SeenNumbers]:
    """Give an empty memory; the file is gone afterwards."""
    with scratch_tables("seen (number INTEGER PRIMARY KEY)") as scratch:
        yield SeenNumbers(scratch)
