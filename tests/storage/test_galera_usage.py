"""Two nodes of Galera: traffic is erased on one while its day is packed on the other."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Connection, select

from app.config import Settings
from app.records import measuring
from app.records.store import RecordStore
from app.storage import batches
from app.storage.usage_tables import usage_days
from app.usage.lease import Lease
from app.usage.packing import Packing
from app.usage.slots import SLOTS_PER_DAY, day_of
from tests.support.databases import Place
from tests.support.galera import on_node
from tests.support.mariadb import MariaDB
from tests.usage.measured_records import Clock, MeasuredRecords, file_of, patched

pytestmark = [pytest.mark.needs("mariadb"), pytest.mark.no_cover]

Pair = tuple[MeasuredRecords, MeasuredRecords]


@pytest.fixture
def pair(nodes: list[MariaDB], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Give the same records by each of two nodes."""
    first, second, _ = nodes
    place = Place(tmp_path_factory.mktemp("galera"), first.new_database(), first).prepare()
    other = {**place.variables, "NFM_DATABASE_URL": on_node(place.database_url, second)}
    clock = Clock()
    with (
        patched(clock),
        closing(MeasuredRecords(place.settings, clock)) as one,
        closing(MeasuredRecords(Settings.from_mapping(other), clock)) as two,
    ):
        one.choose()
        yield one, two


@pytest.fixture
def packable(pair: Pair) -> tuple[int, int]:
    """Give the id of a series of two services, and their slot, in a day that is to be packed."""
    one, _ = pair
    ids = []
    for service in (1, 2):
        one.put(service, ip_address=f"192.0.2.{service}")
        ids += one.ids(service)
    slot = one.clock.slot + 1
    one.clock.slot += 3
    one.collect(file_of(slot, {(series, slot): (1, 2) for series in ids}))
    one.clock.slot += 2 * SLOTS_PER_DAY
    return ids[1], slot


def _packed(records: MeasuredRecords) -> list[tuple[object, ...]]:
    query = select(usage_days.c.series_id, usage_days.c.bytes_in)
    rows = records.read(lambda connection: connection.execute(query).all())
    return [tuple(row) for row in rows]


def test_an_erasure_that_ends_first_is_seen_by_packing(
    pair: Pair, packable: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock of the packing node is no lock for another one, which changes what it has locked."""
    one, two = pair
    attempts = []

    def insert(connection: Connection, *rows: Any) -> None:  # noqa: ANN401 - those of the function
        attempts.append(rows)
        if len(attempts) == 1:
            two.do(lambda store: measuring.erase(store, 1))
        batches.insert_many(connection, *rows)

    monkeypatch.setattr("app.usage.packing.insert_many", insert)
    assert one.collect().packed == 1
    assert _packed(one) == [(packable[0], 1)]
    assert len(attempts) == 2
    assert two.moved(2, 5, [packable[1]]) == [(1, 2)]


def test_packing_that_ends_first_is_seen_by_an_erasure(
    pair: Pair, packable: tuple[int, int]
) -> None:
    """Else the day of a series that is gone would stay for ever."""
    one, two = pair
    attempts = []
    lease = Lease("usage:nfdump")
    assert lease.take(one.database)
    packing = Packing(one.database, "nfdump", lease, one.keyring)

    def erase(store: RecordStore) -> None:
        attempts.append(store)
        measuring.erase(store, 1)
        if len(attempts) == 1:
            assert packing.pack(day_of(one.clock.slot)) == 1

    two.do(erase)
    assert _packed(one) == [(packable[0], 1)]
    assert len(attempts) == 2
    assert two.moved(2, 5, [packable[1]]) == [(1, 2)]
