"""`collect --again`: whole days are replaced by what their files hold now, or stay as they are."""

import os
import random
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from app.storage.usage_tables import leases, usage_days, usage_files, usage_known, usage_open
from app.usage.again import Again
from app.usage.kinds import NFDUMP, again_name
from app.usage.lease import Lease, LeaseLost
from app.usage.packing import Packing
from app.usage.replacement import Replacement
from app.usage.slots import SLOTS_PER_DAY
from app.usage.traffic import _Reader
from tests.support.databases import new_place
from tests.support.waiting import wait_until
from tests.usage.days import (
    DAYS,
    FIRST,
    LATE,
    SECOND,
    SERVICES,
    TIMES,
    Days,
    Figures,
    put_records,
)
from tests.usage.directory import Directory
from tests.usage.dying import die_at, in_a_process, steps_of
from tests.usage.measured_records import Clock, MeasuredRecords, patched

KILLS = int(os.environ.get("NFM_USAGE_KILLS", "3"))  # a kind of database

pytestmark = pytest.mark.needs("nfdump")


@pytest.fixture(scope="module")
def records(request: pytest.FixtureRequest, database_kind: str) -> Iterator[MeasuredRecords]:
    """Give the records of each kind of database in turn."""
    clock = Clock()
    with patched(clock):
        place = new_place(request, database_kind).prepare()
        with closing(MeasuredRecords(place.settings, clock)) as records:
            records.choose()
            put_records(records)
            yield records


@pytest.fixture
def days(records: MeasuredRecords, tmp_path: Path, captures: tuple[Path, Path]) -> Days:
    """Return days that were collected: the first is packed, the second open.

    A file of the first came late, and another one was written to since.
    """
    tables = (usage_open, usage_days, usage_known, usage_files, leases)
    records.database.transact(lambda c: [c.execute(delete(table)) for table in tables])
    days = Days(records, Directory(tmp_path / "flows", captures[0]))
    days.put(*TIMES)
    records.clock.slot = SECOND + SLOTS_PER_DAY
    assert days.collect().files == {"added": len(TIMES)}
    days.put(LATE)
    assert days.collect().files == {"late": 1}
    days.directory.flow_file = captures[1]
    days.put(FIRST + 144)
    return days


def _fresh(days: Days, folder: Path) -> list[list[object]]:
    """Return the figures of a database that collects the files for the first time."""
    with closing(MeasuredRecords.new(folder / "fresh", days.records.clock)) as records:
        slot = records.clock.slot
        put_records(records)
        records.clock.slot = slot
        fresh = Days(records, days.directory)
        fresh.collect()
        return fresh.figures()


def test_days_are_as_if_collected_for_the_first_time(days: Days, tmp_path: Path) -> None:
    """A packed day and an open one; the day before is as it was, and nothing is added twice."""
    eve, before = range(FIRST - SLOTS_PER_DAY, FIRST), days.figures()
    old_eve = days.figures(eve)
    assert days.again().files == {"again": len(TIMES) + 1}
    assert days.figures() == _fresh(days, tmp_path) != before
    assert days.figures(eve) == old_eve
    assert days.figures([LATE])[0] != [None]
    assert days.collect().files == {}
    assert days.figures() == _fresh(days, tmp_path)
    late = select(func.count()).where(usage_files.c.outcome == "late")
    packed = select(func.count()).where(usage_days.c.day == DAYS[0])
    counts = days.records.read(lambda c: [c.scalar(query) for query in (late, packed)])
    assert counts == [0, len(SERVICES)]


@pytest.mark.no_cover
def test_a_killed_process_leaves_the_old_days_or_the_new_ones(
    days: Days, captures: tuple[Path, Path]
) -> None:
    """Killed at any statement, or after any COMMIT: the next round of a collector tidies up."""
    old = days.figures()
    days.again()
    steps = steps_of(days.records.database, days.again)
    known, rng, died = [old, days.figures()], random.Random(15), []
    for number in range(KILLS):
        now = days.figures()
        days.directory.flow_file = captures[number % 2]
        days.put(FIRST + 144)
        step = rng.randrange(steps)

        def work(records: MeasuredRecords, step: int = step) -> None:
            die_at(records.database, step)
            days.again(of=records)

        died.append(in_a_process(days.records, work))
        killed = days.figures()
        days.collect()
        then = days.figures()
        days.again()
        new = days.figures()
        assert then in (now, new)
        assert _is_of_either(killed, now, new)
        known.append(new)
    assert died.count(signal.SIGKILL) > KILLS // 2
    assert known[1] == known[3] != known[2]


def _is_of_either(figures: Figures, old: Figures, new: Figures) -> bool:
    """Return whether each sum is an old one or a new one, or a gap."""
    return all(
        one is None or one in pair
        for services in zip(figures, old, new, strict=True)
        for one, *pair in zip(*services, strict=True)
    )


def test_who_is_taken_over_changes_nothing(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another collector drops what was read, and the process that wakes up replaces no day."""
    old, complete = days.figures(), Replacement.complete

    def complete_late(*arguments: Any) -> None:  # noqa: ANN401
        days.collect()
        complete(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Replacement, "complete", complete_late)
        with pytest.raises(LeaseLost):
            days.again()
    assert days.figures() == old
    query = select(func.count()).where(usage_open.c.source == again_name(NFDUMP))
    assert days.records.read(lambda connection: connection.scalar(query)) == 0


def test_who_reads_meanwhile_sees_no_zero(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a packed day move while its figures are read: they are a gap, or either ones."""
    old, read, again = days.figures(), _Reader._days, iter([days.again])  # noqa: SLF001

    def read_late(reader: _Reader, begin: int, end: int) -> Any:  # noqa: ANN401
        for work in again:  # once
            work()
        return read(reader, begin, end)

    with monkeypatch.context() as patch:
        patch.setattr(_Reader, "_days", read_late)
        patch.setattr(Packing, "pack", lambda *_: 0)  # which follows at any later moment
        shown = days.figures()
    assert _is_of_either(shown, old, days.figures())


@pytest.mark.no_cover
def test_a_collector_beside_gives_way(days: Days, tmp_path: Path) -> None:
    """One that runs all the time, and keeps its lease between rounds, lets the days be read."""
    ended = Event()

    def collect() -> int:
        rounds = 0
        with closing(MeasuredRecords(days.records.settings, days.records.clock)) as records:
            collector = records.collector(days.source())
            while not ended.wait(0.01):
                rounds += collector.round() is not None
            collector.give_back()
        return rounds

    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(collect)
        try:
            lease = Lease("usage:nfdump")
            wait_until(lambda: lease.is_another_s(days.records.database), "a collector beside")
            collector = days.records.collector(days.source())
            Again(collector, days.source(), DAYS).run()
        finally:
            ended.set()
        assert beside.result() > 0
    assert days.figures() == _fresh(days, tmp_path)
