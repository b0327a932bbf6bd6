"""A table in a private temporary file, for what must not fill the memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

CACHE_KIB = 4_096


@contextmanager
def scratch_tables(*definitions: str) -> Iterator[sqlite3.Connection]:
    """Give a connection to new, empty tables; the file is gone afterwards.

    One thread at a time may use it, and not always the same one.
    """
    # An empty name is SQLite's own temporary file: unlinked at once, written when it grows.
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA journal_mode = OFF")
        for definition in definitions:
            connection.execute(f"CREATE TABLE {definition}")
        connection.execute("BEGIN")
        yield connection
