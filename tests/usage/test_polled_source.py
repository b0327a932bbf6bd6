"""A source that is asked for one series after the other: its sums are set, and known by series."""

import pytest
from sqlalchemy import insert, update

from app.storage.known_keys import hold_primary
from app.storage.usage_tables import usage_series
from app.usage.kinds import NETFLOW_ANALYZER, source_name
from app.usage.lease import Lease
from app.usage.measured import Loaded
from app.usage.packing import Packing
from app.usage.series import Series
from app.usage.slots import day_of
from app.usage.sources.source import Measured
from app.usage.store import Store
from tests.usage.measured_records import NOON, MeasuredRecords, Sums, file_of

SOURCE = source_name(NETFLOW_ANALYZER, 1)
SLOTS = range(NOON + 1, NOON + 5)
IDS = (1, 2)


@pytest.fixture
def store(records: MeasuredRecords) -> Store:
    """Give the store of a source of which services 1 and 2 of client 5 have a series."""
    lease = Lease("test")
    assert lease.take(records.database)
    with records.database.read() as connection:
        keys = hold_primary(connection, records.keyring)
        for number in IDS:
            series = Series(number, 1, number, 5, NETFLOW_ANALYZER, "ACME", NOON, None)
            row = {**series._asdict(), "seal": keys.seal(b"", series.sealed_fields())}
            connection.execute(insert(usage_series).values(row))
        connection.execute(update(usage_series).values(seen=True))
        connection.commit()
    return Store(records.database, SOURCE, lease, records.keyring)


def _poll(store: Store, sums: Sums) -> None:
    measured = {number: Measured(number, (), NOON, None) for number in IDS}
    loaded = Loaded(NOON + 100, measured, 0)
    poll = file_of(max(slot for _, slot in sums), sums, mode="replace")
    assert store.add(poll._replace(known=frozenset(slot for _, slot in sums)), loaded) == "added"


def test_a_poll_replaces_and_leaves_gaps(records: MeasuredRecords, store: Store) -> None:
    """Slots are known for the series that was asked for, before and after the day is packed."""
    first, second, third, _ = SLOTS
    _poll(store, {(1, first): (7, 8), (1, second): (0, 0)})
    _poll(store, {(1, first): (9, 8), (2, third): (1, 2)})
    _poll(store, {(1, first): (9, 8)})
    expected = ([(9, 8), (0, 0), None, None], [None, None, (1, 2), None])
    assert (records.moved(1, 5, SLOTS), records.moved(2, 5, SLOTS)) == expected
    packing = Packing(records.database, SOURCE, store.lease, records.keyring)
    assert packing.pack(day_of(NOON) + 1) == 1
    assert (records.moved(1, 5, SLOTS), records.moved(2, 5, SLOTS)) == expected


def test_sources_do_not_share_what_they_know(records: MeasuredRecords, store: Store) -> None:
    """What nfdump knows says nothing of a series that another source measures."""
    _poll(store, {(1, SLOTS[0]): (7, 8)})
    records.clock.slot += 10
    records.collect(*[file_of(slot, {}) for slot in SLOTS])
    assert records.moved(1, 5, SLOTS) == [(7, 8), None, None, None]
