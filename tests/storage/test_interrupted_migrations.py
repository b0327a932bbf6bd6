"""A migration of MariaDB that is killed at any statement goes on where it was."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Connection, event, inspect, text

from app.storage import mariadb as mariadb_backend
from app.storage import migrate
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.storage.revision import KNOWN
from tests.support.mariadb import mariadb

pytestmark = [pytest.mark.needs("mariadb"), pytest.mark.no_cover]

WRITES = re.compile(r"\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b")
RECORD = (
    "INSERT INTO access_records (installation_id, service_id, client_id, enabled, ip_address, seal,"
    " version, incarnation, created_at, updated_at)"
    " VALUES (1, :n, 7, 1, '10.0.0.0/24, 10.0.1.1', 's', 1, 'i', 1, 1)"
)
NETWORKS = "SELECT count(*) FROM record_networks"
REVISIONS = ["base", *sorted(KNOWN)]


class _Killed(BaseException):
    """Stands for the end of the process."""


class _Killer:
    """Ends the connection before the n-th statement that writes, as a killed process does."""

    def __init__(self, database: Database, last: int) -> None:
        self._database = database
        self._left = last

    def __enter__(self) -> None:
        event.listen(self._database.engine, "before_cursor_execute", self._count)

    def __exit__(self, *_: object) -> None:
        event.remove(self._database.engine, "before_cursor_execute", self._count)

    def _count(self, connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if not WRITES.match(statement):
            return
        if self._left == 0:
            driver: Any = connection.connection.dbapi_connection
            driver._force_close()  # noqa: SLF001 - without a farewell
            connection.invalidate()
            raise _Killed
        self._left -= 1


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """Give an empty database of a server that is not slowed by durability."""
    with mariadb(fast=True) as server:
        database = Database(server.new_database())
        yield database
        database.close()


def _schema(database: Database) -> list[str]:
    """Return how every table would be made, and what a new database holds."""
    with database.read() as connection:
        tables = sorted(connection.execute(text("SHOW TABLES")).scalars())
        made = [connection.execute(text(f"SHOW CREATE TABLE {table}")).one()[1] for table in tables]
        if "installations" in tables:
            rows = connection.execute(text("SELECT id, name FROM installations")).all()
            made.append(str(rows))
    return [re.sub(r" AUTO_INCREMENT=\d+", "", text) for text in made]


def _interrupt_everywhere(
    database: Database,
    run: Callable[[], None],
    undo: Callable[[], None],
    outcome: Callable[[Database], object],
) -> int:
    """Kill `run` before its first statement, its second, and so on; each time run it again.

    Each time the outcome is that of a straight run. Returns how many statements were tried; the
    last run is not undone.
    """
    run()
    straight = outcome(database)
    undo()
    for kills in range(100):
        try:
            with _Killer(database, kills):
                run()
        except _Killed:
            run()
            assert outcome(database) == straight
            undo()
        else:
            return kills
    raise AssertionError("it never came to its end")


def test_up_and_down_from_nothing(database: Database) -> None:
    """Killed before any statement and run again, the tables are those of a straight run.

    Each revision by itself: those before it are committed by the time of the kill.
    """
    up = down = 0
    for before, revision in pairwise(REVISIONS):
        go_up = partial(migrate.upgrade, database, revision)
        go_down = partial(migrate.downgrade, database, before)
        up += _interrupt_everywhere(database, go_up, go_down, _schema)
        down += _interrupt_everywhere(database, go_down, go_up, _schema)
        go_up()
    straight = _schema(database)
    migrate.downgrade(database, "base")
    assert [line for line in _schema(database) if "alembic_version" not in line] == []
    migrate.upgrade(database)
    assert _schema(database) == straight
    assert (up > 12, down > 8) == (True, True)


def test_another_migration_is_named(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process has the lock of the server, one sentence says what is going on."""
    monkeypatch.setattr(mariadb_backend, "SCHEMA_LOCK_SECONDS", 0)
    with database.read() as other:
        other.exec_driver_sql(mariadb_backend.GET_LOCK, (0,))
        with pytest.raises(DatabaseUnavailable, match="migrate` is running on another host"):
            migrate.upgrade(database)
        other.exec_driver_sql("SELECT RELEASE_ALL_LOCKS()")


def _networks(database: Database) -> int | None:
    """Return how many networks the revision has noted, None before it has made their table."""
    with database.read() as connection:
        has_table = inspect(connection).has_table("record_networks")
        return connection.execute(text(NETWORKS)).scalar_one() if has_table else None


def test_up_with_records(database: Database) -> None:
    """What a revision notes of the stored records is there once, wherever it was killed."""
    migrate.upgrade(database)  # unless the test before has done so
    migrate.downgrade(database, "0001")
    records = [{"n": number} for number in range(1, 4)]
    database.transact(lambda connection: connection.execute(text(RECORD), records))

    def undo(before: str) -> None:
        migrate.downgrade(database, before)
        # MariaDB keeps dropped columns in its rows, which so many rounds would make too long.
        with database.engine.begin() as connection:
            for table in ("access_records", "audit_events", "sealing_keys"):
                connection.exec_driver_sql(f"ALTER TABLE {table} FORCE")

    kills = 0
    for before, revision in pairwise(REVISIONS[1:]):
        go_up = partial(migrate.upgrade, database, revision)
        kills += _interrupt_everywhere(database, go_up, partial(undo, before), _networks)
    assert _networks(database) == 2 * len(records)
    assert kills > 5
