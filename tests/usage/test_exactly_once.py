"""U3: a byte is counted once, whatever happens to the collector and to its files."""

import os
import random
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.usage_tables import leases
from app.times import now
from app.usage.lease import SECOND, Lease, LeaseLost
from app.usage.measured import Loaded
from app.usage.slots import SLOTS_PER_DAY
from app.usage.sources.source import Batch, Done, Measured
from app.usage.store import Outcome, Store
from tests.support.databases import new_place
from tests.support.waiting import wait_until
from tests.usage.dying import die, die_at, in_a_process
from tests.usage.measured_records import Clock, ListSource, MeasuredRecords, file_of, patched

KILLS = int(os.environ.get("NFM_USAGE_KILLS", "6"))  # a kind of database
SERVICES, SLOTS, SPREAD = 6, 8, 3
STEPS = 160  # statements and commits of a round, or about as many
LARGEST = 10**12

Expected = dict[int, list[object]]


class World:
    """Services of one database, and the files of one day that hold their bytes."""

    def __init__(self, records: MeasuredRecords) -> None:
        self.records = records
        self.clock = records.clock
        self.random = random.Random(15)
        self.services: list[int] = []
        self.files: list[Batch] = []

    def begin(self) -> None:
        """Go to another day, with new services and new files."""
        self.clock.slot += 10 * SLOTS_PER_DAY
        first = max(self.services, default=0) + 1
        self.services = [*range(first, first + SERVICES)]
        for service in self.services:
            self.records.put(service, ip_address=f"192.0.2.{service % 250}")
        self.slots = range(self.clock.slot + 1, self.clock.slot + 1 + SLOTS)
        self.clock.slot += SLOTS + 1
        self.files = [self._file(slot) for slot in self.slots]

    def _file(self, slot: int) -> Batch:
        keys = [
            (self.records.ids(service)[-1], each)
            for service in self.services
            for each in range(max(slot - SPREAD, self.slots[0]), slot + 1)
        ]
        draw = self.random.randrange
        return file_of(slot, {key: (draw(LARGEST), draw(LARGEST)) for key in keys})

    def expected(self) -> Expected:
        """Return the sums of each service and slot, from the files themselves."""
        found: Expected = {}
        for service in self.services:
            series = self.records.ids(service)[-1]
            moved = [
                [batch.sums.get((series, slot), (0, 0)) for batch in self.files]
                for slot in self.slots
            ]
            found[service] = [(sum(i for i, _ in m), sum(o for _, o in m)) for m in moved]
        return found

    def found(self) -> Expected:
        """Return the sums that the service has."""
        return {service: self.records.moved(service, 5, self.slots) for service in self.services}

    def shuffled(self) -> list[Batch]:
        """Return the files in some order, some of them twice, and some under another name too."""
        twice = self.random.sample(self.files, 3)
        renamed = [
            batch._replace(marker=batch.marker._replace(name=f"copy.{batch.marker.name}"))
            for batch in self.random.sample(self.files, 3)
        ]
        files = [*self.files, *twice, *renamed]
        self.random.shuffle(files)
        return files

    def round(self, records: MeasuredRecords, files: Sequence[Batch]) -> None:
        """Collect blindly, with a lease that anybody may take over at any moment."""
        collector = records.collector(ListSource(files, is_blind=True))
        lease = replace(collector.lease, seconds=0)
        collector.lease = lease
        collector.store = replace(collector.store, lease=lease)
        collector.round()

    def pass_a_day(self) -> None:
        self.clock.slot += 2 * SLOTS_PER_DAY


@pytest.fixture(scope="module")
def world(request: pytest.FixtureRequest, database_kind: str) -> Iterator[World]:
    """Give each kind of database in turn."""
    clock = Clock()
    with patched(clock):
        place = new_place(request, database_kind).prepare()
        with closing(MeasuredRecords(place.settings, clock)) as records:
            records.choose()
            yield World(records)


def _killed(world: World) -> int:
    """Kill a round at some moment, and return the signal, 0 if it had ended before."""
    step, files = world.random.randrange(STEPS), world.shuffled()

    def work(records: MeasuredRecords) -> None:
        die_at(records.database, step)
        world.round(records, files)

    return in_a_process(world.records, work)


def test_a_killed_collector_counts_each_byte_once(world: World) -> None:
    """Rounds are killed between statements and after COMMIT, then while the day is packed."""
    world.begin()
    died = [_killed(world) for _ in range(KILLS)]
    world.round(world.records, world.shuffled())
    assert world.found() == world.expected()
    world.pass_a_day()
    died += [_killed(world) for _ in range(KILLS)]
    world.round(world.records, world.shuffled())
    assert world.found() == world.expected()
    assert died.count(signal.SIGKILL) > KILLS // 2


@pytest.mark.parametrize("count", [2, 3])
def test_collectors_at_once_count_each_byte_once(world: World, count: int) -> None:
    """Each takes the lease over from the others at any moment, and has the files in its order."""
    world.begin()

    def collect(files: Sequence[Batch]) -> None:
        with closing(MeasuredRecords(world.records.settings, world.clock)) as records:
            for _ in range(3):
                with suppress(LeaseLost, StorageError):
                    world.round(records, files)

    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(collect, world.shuffled()) for _ in range(count)]:
            done.result()
    world.round(world.records, world.shuffled())
    assert world.found() == world.expected()


def test_a_marker_after_the_commit_counts_bytes_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: where the proof is a transaction of its own, a kill between both is noticed."""
    world.begin()
    mark = Store._mark  # noqa: SLF001

    def add(store: Store, batch: Batch, loaded: Loaded) -> Outcome:
        monkeypatch.setattr(Store, "_mark", lambda *_: None)
        add = store._add  # noqa: SLF001
        outcome = store.database.transact(lambda connection: add(connection, batch, loaded))
        die()
        store.database.transact(lambda connection: mark(store, connection, batch.marker, outcome))
        return outcome

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", add)
        assert in_a_process(world.records, lambda records: world.round(records, world.files)) == 9
    world.round(world.records, world.files)
    assert world.found() != world.expected()


def test_a_held_lease_keeps_others_out(world: World) -> None:
    """Until it expires or is given back; who has lost it stores nothing more."""
    database = world.records.database
    first, second = Lease("test"), Lease("test")
    assert first.take(database)
    assert first.take(database)
    assert not second.take(database)
    first.give_back(database)
    assert second.take(database)

    def extend(connection: Connection) -> None:
        first.extend(connection)

    with pytest.raises(LeaseLost):
        database.transact(extend)


class SlowSource(ListSource):
    """A source that takes longer for a file than a lease of a second lasts."""

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        database = self.database
        expires = select(leases.c.expires_at).where(leases.c.name == "usage:nfdump")

        def ends_at() -> int:
            with database.read() as connection:
                return connection.scalar(expires) or 0

        end = ends_at()
        wait_until(lambda: ends_at() > end + SECOND, "a lease that was extended beyond its end")
        assert not Lease("usage:nfdump").take(database)
        return super().batches(series, done)

    database: Database


def test_a_lease_is_kept_while_a_file_is_read(world: World) -> None:
    """Nobody takes over, else two processes that read slowly would never store anything."""
    world.begin()
    source = SlowSource(world.files)
    source.database = world.records.database
    collector = world.records.collector(source)
    collector.lease = replace(collector.lease, seconds=1)
    collector.store = replace(collector.store, lease=collector.lease)
    report = collector.round()
    collector.give_back()
    assert report is not None
    assert report.files["added"] == SLOTS
    assert world.found() == world.expected()


def test_the_lease_of_a_clock_that_was_ahead_is_taken(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process may be gone, and nobody would collect until that day comes."""
    database = world.records.database
    ahead, other = Lease("ahead"), Lease("ahead")
    with monkeypatch.context() as patch:
        patch.setattr("app.usage.lease.now", lambda: now() + 86_400 * 1_000_000)
        assert ahead.take(database)
    assert other.take(database)
    assert not ahead.take(database)
