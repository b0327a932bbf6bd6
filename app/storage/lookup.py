"""The one query of the render path, through the raw driver and on the event loop.

SQLAlchemy costs more than the whole rest of that path (docs/adr/0002). Every database that
is added here answers the same question behind the same two methods.
"""

import sqlite3
from pathlib import Path
from typing import NamedTuple, Protocol

from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable

READER_BUSY_TIMEOUT_SECONDS = 0.05

QUERY = """
SELECT client_id, enabled, netflow_url, username, netflow_group, ip_address, version, seal,
       service_status
FROM access_records WHERE installation_id = ? AND service_id = ?
"""


class LookupRow(NamedTuple):
    """The columns of a record that the render path needs, as they lie in the database.

    A tuple, because it is made once per request: a frozen dataclass costs five times as much.
    """

    client_id: int
    enabled: bool | int
    netflow_url: str | None
    username: str | None
    group: str | None
    ip_address: str | None
    version: int
    seal: str
    service_status: str | None


class RecordLookup(Protocol):
    """Finds the row of one service. Belongs to the event loop that opened it."""

    async def open(self) -> None:
        """Connect. Raises `DatabaseUnavailable`."""

    async def find(self, installation_id: int, service_id: int) -> LookupRow | None:
        """Return the row or None. Raises `DatabaseUnavailable`."""

    async def close(self) -> None:
        """Give the connections back."""


class SqliteLookup:
    """Reads the embedded database in the loop: 10 µs, and in WAL no writer can hold it up."""

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
        try:
            row = self._connection.execute(QUERY, (installation_id, service_id)).fetchone()
        except sqlite3.Error as error:
            raise DatabaseUnavailable from error
        return None if row is None else LookupRow._make(row)

    async def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()


def lookup_for(database: Database) -> RecordLookup:
    """Return the look-up that belongs to this database."""
    assert database.sqlite_file is not None  # noqa: S101 - the only database so far
    return SqliteLookup(database.sqlite_file)
