"""The one query of the render path, through a raw driver and on the event loop.

SQLAlchemy costs more than the rest of that path together (docs/adr/0002). Every backend implements
the same two methods.
"""

from typing import NamedTuple, Protocol

from app.storage.pool_use import PoolUse
from app.storage.tables import column_of


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


LOOKUP = (
    f"SELECT {', '.join(map(column_of, LookupRow._fields))} "  # noqa: S608 - our own columns
    "FROM access_records "
    "WHERE installation_id = {p} AND service_id = {p}"
)
"""`{p}` is the driver's placeholder for a parameter."""


class RecordLookup(Protocol):
    """Finds the row of one service. Belongs to the event loop that opened it."""

    async def open(self) -> None:
        """Connect. Raises `DatabaseUnavailable`."""

    async def find(self, installation_id: int, service_id: int) -> LookupRow | None:
        """Return the row or None. Raises `DatabaseUnavailable`."""

    def use(self) -> PoolUse:
        """Return how busy the connections are."""

    async def close(self) -> None:
        """Close the connections."""
