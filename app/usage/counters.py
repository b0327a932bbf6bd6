"""What the collector counts. The numbers are in the database, where `/metrics` reads them."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from app.storage.usage_tables import usage_counters

LARGEST = 2**62
ACTIVE_TIMEOUT = "active_timeout"

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
    """Return the counters of a source by name."""
    columns = usage_counters.c
    query = select(columns.name, columns.value).where(columns.source == source)
    return {str(name): int(value) for name, value in connection.execute(query)}
