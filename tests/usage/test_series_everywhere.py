"""Series on every kind of database: their life, and writers that meet."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from app.client_area.usage import Wanted
from app.client_area.usage_totals import Totals
from app.input.conditions import NO_CONDITION
from app.installations.settings import DEFAULT_SETTINGS
from app.lifecycle.events import ClientMerged, ServiceChanged
from app.records import measuring, write
from app.records.stated import RecordChange
from app.storage import batches
from app.storage.errors import WriteConflict
from app.storage.usage_tables import usage_days, usage_series
from app.usage.slots import SLOTS_PER_DAY
from tests.support.databases import new_place
from tests.support.waiting import HANG_SECONDS
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of, patched

ROUNDS = 12
WAIT_SECONDS = 0.5


@pytest.fixture(scope="module")
def measured(request: pytest.FixtureRequest, database_kind: str) -> Iterator[MeasuredRecords]:
    """Give each kind of database in turn."""
    clock = Clock()
    with patched(clock):
        place = new_place(request, database_kind).prepare()
        with closing(MeasuredRecords(place.settings, clock)) as records:
            records.choose()
            yield records


def _patch(records: MeasuredRecords, service_id: int, **members: object) -> None:
    change = RecordChange.model_validate(members)
    records.do(lambda store: write.patch(store, service_id, change, NO_CONDITION))


def test_the_life_of_a_series(measured: MeasuredRecords) -> None:
    """Changed, sold, enabled, merged and deleted: owners and slots are the same everywhere."""
    clock = measured.clock
    start = clock.slot - NOON
    measured.put(1, ip_address="192.0.2.1")
    steps: list[Callable[[], object]] = [
        lambda: _patch(measured, 1, ip_address="192.0.2.2"),
        lambda: measured.report(ServiceChanged(event="owner_changed", service_id=1, client_id=7)),
        lambda: _patch(measured, 1, enabled=True),
        lambda: measured.report(
            ClientMerged(event="client_merged", from_client_id=7, to_client_id=8)
        ),
        lambda: measured.do(lambda store: write.remove(store, 1, NO_CONDITION)),
    ]
    for step in steps:
        clock.slot += 10
        step()
    found = [(client, target, at - start) for client, target, (at, _) in measured.series(1)]
    assert found == [
        (5, "192.0.2.1/32", 1),
        (5, "192.0.2.2/32", 11),
        (8, "192.0.2.2/32", 31),
    ]
    ends = [to - start for _, _, (_, to) in measured.series(1) if to is not None]
    assert ends == [10, 20, 50]
    (*_, last) = measured.ids(1)
    slot = NOON + start + 40
    clock.slot += 1
    measured.collect(file_of(slot, {(last, slot): (2**40, 1)}))
    assert measured.moved(1, 8, [slot]) == [(2**40, 1)]
    assert measured.moved(1, 5, [slot]) == [None]
    assert measured.moved(1, 7, [slot]) == []


def test_totals_and_erasure(measured: MeasuredRecords) -> None:
    """Services of the period in order, each of its present owner, without what is erased."""
    services = (11, 12, 13)
    for service_id in services:
        measured.put(service_id, ip_address=f"192.0.2.{service_id}")
    first = measured.clock.slot + 1
    measured.clock.slot += 20
    measured.put(12, client_id=6, ip_address="192.0.2.12")
    ids = [measured.ids(service_id)[0] for service_id in services]
    slots = range(first, first + 12)
    measured.collect(*[file_of(slot, {(each, slot): (1, 2) for each in ids}) for slot in slots])
    assert _totals(measured, first) == {11: (6, 12), 13: (6, 12)}
    measured.do(lambda store: measuring.erase(store, 13))
    assert _totals(measured, first) == {11: (6, 12)}
    ((_, _, (begin, end)),) = measured.series(13)
    assert (begin + NOON, end) == (measured.clock.slot + 1, None)


def test_what_is_erased_while_it_is_packed_is_gone(
    measured: MeasuredRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure waits for the rows of the day, which would belong to nobody for ever."""
    measured.put(21, ip_address="192.0.2.21")
    (series,) = measured.ids(21)
    slot = measured.clock.slot + 1
    measured.clock.slot += 3
    measured.collect(file_of(slot, {(series, slot): (1, 2)}))
    measured.clock.slot += 2 * SLOTS_PER_DAY
    packing_now, erased = threading.Event(), threading.Event()

    def insert(connection: Connection, *rows: Any) -> None:  # noqa: ANN401 - those of the function
        packing_now.set()
        erased.wait(WAIT_SECONDS)  # which it is not before this transaction has ended
        batches.insert_many(connection, *rows)

    def erase() -> None:
        measured.do(lambda store: measuring.erase(store, 21))
        erased.set()

    monkeypatch.setattr("app.usage.packing.insert_many", insert)
    with ThreadPoolExecutor(2) as pool:
        packed = pool.submit(measured.collect)
        assert packing_now.wait(HANG_SECONDS)
        pool.submit(erase).result()
        assert packed.result().packed >= 1
    query = select(func.count()).where(usage_days.c.series_id == series)
    assert measured.read(lambda connection: connection.scalar(query)) == 0


def _totals(records: MeasuredRecords, first: int) -> dict[int, tuple[int, int]]:
    """Return bytes in and out of six slots, of the services after 10."""
    wanted = Wanted("24h", 1, (first, first + 6))
    settings = DEFAULT_SETTINGS
    totals = Totals(keyring=records.keyring, installation_id=1, settings=settings, wanted=wanted)
    lines: list[dict[str, int]] = []
    after = 10
    while True:
        piece, last = totals.go_on(records.database, after=after)
        lines += map(json.loads, piece.splitlines())
        if last is None:
            break
        after = last
    assert lines.pop() == {"end": True, "count": len(lines)}
    return {line["service_id"]: (line["in_bytes"], line["out_bytes"]) for line in lines}


def test_writers_that_meet_leave_one_open_series(measured: MeasuredRecords) -> None:
    """Two admins and `sync` at once: the record and its series say the same in the end."""
    measured.put(2, ip_address="192.0.2.1")

    def change(address: int) -> None:
        with closing(MeasuredRecords(measured.settings, measured.clock)) as records:
            for number in range(ROUNDS):
                with suppress(WriteConflict):
                    enabled = (number + address) % 3 > 0
                    _patch(records, 2, ip_address=f"192.0.2.{address}", enabled=enabled)

    def sync() -> None:
        for _ in range(ROUNDS):
            with suppress(WriteConflict):
                measuring.sync(measured.database, measured.keyring, every=True)

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(change, 3), pool.submit(change, 4), pool.submit(sync)]:
            done.result()
    _patch(measured, 2, ip_address="192.0.2.9", enabled=True)
    columns = usage_series.c
    query = select(func.count()).where(columns.service_id == 2, columns.to_slot.is_(None))
    assert measured.read(lambda connection: connection.execute(query).scalar_one()) == 1
    assert measured.series(2)[-1][1] == "192.0.2.9/32"
    assert measuring.sync(measured.database, measured.keyring, every=True) == 0
