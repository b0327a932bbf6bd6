"""G9: a database server that is restarted or killed, a locked SQLite file, a full disk."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.gates.counters import Counters
from tests.gates.gates import amount
from tests.gates.load import Load
from tests.gates.replica import LATE_FLUSHES, UNDER_LOAD, Replica, loaded
from tests.support.databases import SERVERS, Place, new_place
from tests.support.disk import fill, small_disk
from tests.support.servers import PrivateServer

pytestmark = UNDER_LOAD

Record = Callable[[str, object], None]
ACKS = amount("NFM_ACKS")
ENDS = amount("NFM_DATABASE_ENDS")
DISK_BYTES = 32 * 1024**2
# The control of a killed server: it acknowledges what is not in its log on disk.
LAZY_COMMITS = """
from sqlalchemy import event
from sqlalchemy.engine import Engine
from app.cli import main

@event.listens_for(Engine, "begin")
def lazy(connection):
    writes = connection.get_execution_options().get("nfm_writes")
    if writes and connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")

main()
"""


def _new_place(request: pytest.FixtureRequest, kind: str) -> tuple[Place, PrivateServer]:
    place = new_place(request, kind).prepare()
    assert place.server is not None
    return place, place.server


def _recovery(load: Load) -> float:
    """Return the seconds until a write succeeds again."""
    return load.await_acks(1)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_server_that_ends_under_load_loses_nothing(
    request: pytest.FixtureRequest, folder: Path, kind: str, record_property: Record
) -> None:
    """Restarted and killed in turn: only 503 with Retry-After, and the service recovers."""
    place, server = _new_place(request, kind)
    counters, recoveries = Counters(), []
    with loaded([Replica(place, folder / "one")], counters) as load:
        for number in range(ENDS):
            load.await_acks(ACKS)
            (server.stop, server.kill)[number % 2]()
            load.await_refusals(2)
            server.start()
            recoveries.append(_recovery(load))
        load.await_acks(ACKS)
    slowest = f"slowest recovery {max(recoveries):.1f} s"
    record_property("measured", f"{kind}, {ENDS} ends: {counters}, {slowest}")
    assert not counters, vars(counters)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_server_that_does_not_flush_is_found_out(
    request: pytest.FixtureRequest, folder: Path, kind: str, record_property: Record
) -> None:
    """The control: commits that wait for the next flush of the log are lost with a kill."""
    place, server = _new_place(request, kind)
    counters = Counters()
    with loaded([Replica(place, folder / "one", code=LAZY_COMMITS)], counters) as load:
        for _ in range(2):
            for statement in LATE_FLUSHES[kind]:
                server.execute(statement)
            load.await_acks(ACKS)
            server.kill()
            server.start()
        load.await_acks(1)
    if kind == "postgresql":
        server.execute("ALTER SYSTEM RESET wal_writer_delay")
    record_property("control", f"{kind} without a flush at COMMIT: {counters}")
    assert counters.lost or counters.lost_update


def test_a_locked_file_refuses_writes_for_a_while(
    request: pytest.FixtureRequest, folder: Path, record_property: Record
) -> None:
    """While another process has the lock of SQLite, writes are 503; then they go on."""
    place = new_place(request, "sqlite").prepare()
    counters, locks, slowest = Counters(), amount("NFM_LOCKS"), 0.0
    file = place.database_url.removeprefix("sqlite:///")
    with loaded([Replica(place, folder / "one")], counters) as load:
        for _ in range(locks):
            load.await_acks(ACKS)
            with closing(sqlite3.connect(file, isolation_level=None, timeout=60)) as other:
                other.execute("BEGIN IMMEDIATE")
                load.await_refusals(2)
            slowest = max(slowest, _recovery(load))
    record_property("measured", f"sqlite, {locks} locks: {counters}, recovery {slowest:.1f} s")
    assert not counters, vars(counters)


def test_a_full_disk_refuses_writes_until_there_is_space(
    folder: Path, record_property: Record
) -> None:
    """Nothing that SQLite acknowledged before, between and after is lost, and no 2xx is untrue."""
    counters, times, slowest = Counters(), amount("NFM_FULL_DISKS"), 0.0
    with small_disk(folder, DISK_BYTES) as disk:
        place = Place(disk, f"sqlite:///{disk / 'test.sqlite3'}", None).prepare()
        with loaded([Replica(place, folder / "one")], counters) as load:
            for _ in range(times):
                load.await_acks(ACKS)
                filler = fill(disk)
                load.await_refusals(5)
                filler.unlink()
                slowest = max(slowest, _recovery(load))
            load.await_acks(ACKS)
    record_property("measured", f"sqlite, {times} full disks: {counters}, recovery {slowest:.1f} s")
    assert not counters, vars(counters)
