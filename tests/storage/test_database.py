"""The settings of every connection, and what a write transaction promises."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from app.storage import sqlite as module
from app.storage.database import ATTEMPTS, Database
from app.storage.errors import DatabaseUnavailable, LostRace

Work = Callable[[Connection], None]


def _count(database: Database) -> int:
    with database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM parent").scalar_one())


def _insert(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO parent DEFAULT VALUES")


def test_every_connection_is_durable_and_patient(database: Database) -> None:
    """Ten connections at once all have WAL, synchronous FULL, foreign keys and a busy timeout."""
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    connections = [database.engine.connect() for _ in range(10)]
    try:
        for connection in connections:
            for pragma, value in expected.items():
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    finally:
        for connection in connections:
            connection.close()


def test_a_writer_waits_its_turn(database: Database) -> None:
    """A second writer waits for the first one, though both read before they write."""
    inside, leave = Event(), Event()

    def slow(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT count(*) FROM parent")
        inside.set()
        assert leave.wait(5)
        _insert(connection)

    def read_then_write(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT count(*) FROM parent")
        _insert(connection)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(database.transact, slow)
        assert inside.wait(5)
        second = pool.submit(database.transact, read_then_write)
        leave.set()
        first.result(5)
        second.result(5)
    assert _count(database) == 2


def test_a_deferred_upgrade_would_fail(database: Database) -> None:
    """The control: without BEGIN IMMEDIATE the second writer fails at once."""
    path = str(database.sqlite_file)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as one,
        closing(sqlite3.connect(path, isolation_level=None)) as two,
    ):
        for connection in (one, two):
            connection.execute("PRAGMA busy_timeout = 5000")
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM parent").fetchone()
        one.execute("INSERT INTO parent DEFAULT VALUES")
        one.execute("COMMIT")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            two.execute("INSERT INTO parent DEFAULT VALUES")


def test_readers_are_not_held_up(database: Database) -> None:
    """While a write transaction is open, others read what was there before."""

    def work(connection: Connection) -> None:
        _insert(connection)
        assert _count(database) == 0

    database.transact(work)
    assert _count(database) == 1


@pytest.mark.parametrize("losses", range(ATTEMPTS))
def test_a_lost_race_is_run_again(database: Database, losses: int) -> None:
    """Up to seven lost races are undone and started over, without a trace."""
    attempts = []

    def work(connection: Connection) -> str:
        _insert(connection)
        attempts.append(1)
        if len(attempts) <= losses:
            raise LostRace
        return "done"

    assert database.transact(work) == "done"
    assert (len(attempts), _count(database)) == (losses + 1, 1)


def test_a_race_lost_for_ever_gives_up(database: Database) -> None:
    """After eight lost races the error says how many, and nothing was changed."""
    attempts = []

    def work(connection: Connection) -> None:
        _insert(connection)
        attempts.append(1)
        raise LostRace

    with pytest.raises(DatabaseUnavailable):
        database.transact(work)
    assert (len(attempts), _count(database)) == (ATTEMPTS, 0)


def test_an_error_undoes_everything(database: Database) -> None:
    """What is raised inside goes through as it is, and the transaction is undone."""

    def work(connection: Connection) -> None:
        _insert(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.transact(work)
    assert _count(database) == 0


def test_a_locked_database_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that waits longer than the busy timeout is told so, and may try again."""
    monkeypatch.setattr(module, "BUSY_TIMEOUT_MS", 50)
    database = Database(f"sqlite:///{tmp_path / 'locked.sqlite3'}")
    with closing(sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)) as other:
        other.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        database.ping()
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable):
            database.transact(_insert)
        other.execute("ROLLBACK")
    database.transact(_insert)
    database.close()


def test_a_missing_folder_is_unavailable(tmp_path: Path) -> None:
    """A database that cannot be opened is unavailable, whatever the driver calls it."""
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite3'}")
    with pytest.raises(DatabaseUnavailable):
        database.ping()


def test_what_is_no_database_is_unavailable(tmp_path: Path) -> None:
    """A file of something else is unavailable, and left as it is."""
    path = tmp_path / "x.sqlite3"
    path.write_bytes(b"no database " * 100)
    with pytest.raises(DatabaseUnavailable):
        Database(f"sqlite:///{path}").ping()
    assert path.read_bytes() == b"no database " * 100


def test_an_error_hides_its_parameters(database: Database) -> None:
    """The text of a database error holds no value that was to be stored."""
    with pytest.raises(Exception, match="hidden") as caught:
        database.transact(
            lambda connection: connection.exec_driver_sql(
                "INSERT INTO parent VALUES (?), (?)", ("c4nary", "c4nary")
            )
        )
    assert "c4nary" not in str(caught.value)
