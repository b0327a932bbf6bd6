"""What the collector counts. The numbers are in the database, where `/metrics` reads them."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from app.storage.usage_tables import usage_counters

LARGEST = 2**62
ACTIVE_TIMEOUT = "active_timeout"
ROUND_ENDED = "round_ended_at"
DEFAULT_TIMEOUT = 1_800
MAX_TIMEOUT = 86_400

Counts = Mapping[str, int]


def add(connection: Connection, source: str, counts: Counts) -> None:
    """Add to the counters of a source, in a transaction that holds its lease."""
    before = read(connection, source)
    added = {name: before.get(name, 0) + count for name, count in counts.items()}
    store(connection, source, {name: value % LARGEST for name, value in added.items()})


def store(connection: Connection, source: str, values: Counts) -> None:
    """Set counters of a source, in a transaction that holds its lease."""
    columns = usage_counters.c
    before = read(connection, source)
    for name, value in values.items():
        if name in before:
            this = (columns.source == source, columns.name == name)
            connection.execute(update(usage_counters).where(*this).values(value=value))
        else:
            row = {"source": source, "name": name, "value": value}
            connection.execute(insert(usage_counters).values(row))


def read(connection: Connection, source: str) -> dict[str, int]:
    """Return the counters of a source by name; -1 where somebody has put what is no number."""
    columns = usage_counters.c
    query = select(columns.name, columns.value).where(columns.source == source)
    found = connection.execute(query)
    return {str(name): value if isinstance(value, int) else -1 for name, value in found}


def active_timeout(connection: Connection, source: str) -> int:
    """Return that of the exporters in seconds, until a collector has noted theirs 30 minutes."""
    noted = read(connection, source).get(ACTIVE_TIMEOUT, DEFAULT_TIMEOUT)
    return noted if 0 <= noted <= MAX_TIMEOUT else DEFAULT_TIMEOUT
