"""Finds what comes twice among millions of numbers, in constant memory."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.storage.scratch import scratch_tables
from app.storage.spool import Spool


class SeenNumbers:
    """Remembers numbers in a file of the spool; see `seen_numbers`."""

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
