"""What computes in a lane gives way to the event loop, and nothing that stays stops it for long."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, text

from app.storage import sqlite, turn
from app.storage.database import Database
from app.storage.stop import Stop
from app.storage.turn import Turn
from tests.support import command

ROWS = 20_000
# At least ten steps of SQLite's machine a row.
LONG = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT :rows) "
    "SELECT count(*) FROM n WHERE i LIKE '%x%'"
)


class Counted(Turn):
    """A turn that counts its rests."""

    rests = 0
    rests_held = 0

    def _rest(self) -> None:
        self.rests += 1
        self.rests_held += self._is_held


@pytest.fixture
def counted() -> Counted:
    return Counted(Lock())


def test_others_compute_while_a_fetch_rests(database: Database, counted: Counted) -> None:
    """Of rows that are computed as they are fetched, no rest keeps the turn from others."""
    query = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT :rows) "
        "SELECT i FROM n WHERE i IN (1, :rows)"
    )
    with database.until(Stop(), counted).read() as connection:
        assert connection.execute(query, {"rows": ROWS}).scalars().all() == [1, ROWS]
    assert (counted.rests > 10, counted.rests_held) == (True, 0)


def _ask(connection: Connection) -> None:
    assert connection.execute(LONG, {"rows": ROWS}).scalar_one() == 0


def test_a_long_read_rests(database: Database, counted: Counted) -> None:
    """A statement in a lane rests after each few thousand steps, whether it finds rows or none."""
    with database.until(Stop(), counted).read() as connection:
        _ask(connection)
    assert counted.rests >= 10 * ROWS // sqlite.STEPS_BETWEEN_RESTS


def test_its_connection_rests_no_more_afterwards(database: Database, counted: Counted) -> None:
    """The connection that a read gives back runs the statements of others without a rest."""
    with database.until(Stop(), counted).read() as connection:
        used = connection.connection.driver_connection
    with database.read() as connection:
        assert connection.connection.driver_connection is used
        _ask(connection)
    assert counted.rests == 0


def test_a_write_does_not_rest(database: Database, counted: Counted) -> None:
    """Every other writer would wait for its rests: neither a statement has any nor a loop."""
    bounded = database.until(Stop(), counted)

    def work(connection: Connection) -> None:
        _ask(connection)
        for _ in bounded.checked(range(ROWS)):
            pass

    bounded.transact(work)
    assert counted.rests == 0
    assert [*bounded.checked(range(3))] == [0, 1, 2]
    assert counted.rests > 0


def test_loops_rest_when_they_have_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop that checks often rests once for each quarter of a millisecond, and not each time."""
    moments: Iterator[float] = iter([10.0, 10.0001, 10.0002, 10.0003])
    slept: list[float] = []
    own = Turn(Lock())
    own._rested_at = 10.0  # noqa: SLF001
    clock = SimpleNamespace(perf_counter=lambda: next(moments, 10.0003), sleep=slept.append)
    monkeypatch.setattr(turn, "time", clock)
    for _ in range(6):
        own.pause()
    assert slept == [turn.REST_SECONDS]


def test_what_stays_is_not_collected_again(tmp_path: Path) -> None:
    """In a worker, the modules and models of the app are no part of a collection of garbage."""
    code = (
        "import gc; from app import main; main.from_environment(); "
        "assert gc.get_freeze_count() > 10 * len(gc.get_objects()), gc.get_freeze_count()"
    )
    folder = tmp_path / "data"
    assert command.run(folder, "migrate").returncode == 0
    done = command.run_code(folder, code)
    assert done.returncode == 0, done.stderr
