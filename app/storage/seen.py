"""Finds what comes twice among millions of numbers, in constant memory."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

CACHE_KIB = 4_096


class SeenNumbers:
    """Remembers numbers in a private temporary file; see `seen_numbers`."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch

    def add(self, numbers: Sequence[int]) -> set[int]:
        """Remember numbers, all at once. Returns those of them that are new."""
        new = self._scratch.execute(_ADD, (json.dumps(numbers),))
        return {number for (number,) in new}


_ADD = "INSERT OR IGNORE INTO seen SELECT value FROM json_each(?) RETURNING number"


@contextmanager
def seen_numbers() -> Iterator[SeenNumbers]:
    """Give an empty memory; the file is gone afterwards."""
    # An empty name is SQLite's own temporary file: unlinked at once, written when it grows.
    with closing(sqlite3.connect("", isolation_level=None)) as scratch:
        scratch.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        scratch.execute("PRAGMA journal_mode = OFF")
        scratch.execute("CREATE TABLE seen (number INTEGER PRIMARY KEY)")
        scratch.execute("BEGIN")
        yield SeenNumbers(scratch)
