"""The lock on schema changes in a Galera cluster: a row that every node has.

`GET_LOCK` is known to one node, and the cluster certifies what transactions write, not what they
lock. So whoever inserts the row has the lock. The holder counts `beats` up while it lives. Whoever
waits deletes a row whose beats stand still. It counts how often it has seen them so, because clocks
of hosts differ, and because no node can beat, or be read, while a statement changes a table.

A holder that was stopped for longer than that can wake up beside the next one. It ends before its
next statement; `alembic_version` has a column that allows one row, and each revision replaces the
one before in the transaction of its last changes, so a late step is rolled back.
"""

import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, TextClause, event, inspect, text
from sqlalchemy.exc import IntegrityError

from app.storage import galera
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable, StorageError
from app.storage.reasons import MIGRATING
from app.storage.revision import current_revision

BEAT_SECONDS = 2.0
POLL_SECONDS = 0.5
# Times that a waiting process sees the same row before it takes the holder for dead: 15 s.
STILL = 30
# How often it looks before it gives up: a minute, and longer while tables are changed.
LOOKS = 120

TAKEN_OVER = (
    "Another `netflow-manager migrate` has taken over, because this one did not answer for a "
    "while. Run it again when that one has ended."
)

_CREATE = """
CREATE TABLE IF NOT EXISTS schema_lock (
  id TINYINT NOT NULL PRIMARY KEY,
  holder CHAR(32) NOT NULL,
  host VARCHAR(255) NOT NULL,
  beats INTEGER NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
"""
_INSERT = text("INSERT INTO schema_lock (id, holder, host, beats) VALUES (1, :holder, :host, 0)")
_FIND = text("SELECT holder, beats, host FROM schema_lock WHERE id = 1")
_BEAT = text("UPDATE schema_lock SET beats = beats + 1 WHERE id = 1 AND holder = :holder")
_END = text("DELETE FROM schema_lock WHERE id = 1 AND holder = :holder")
_DELETE_DEAD = text("DELETE FROM schema_lock WHERE id = 1 AND holder = :holder AND beats = :beats")
_AS_ALEMBIC = "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) PRIMARY KEY)"
# One statement, so that the column proves the index.
_ONLY_ROW = (
    "ALTER TABLE alembic_version ADD COLUMN IF NOT EXISTS only_row TINYINT NOT NULL DEFAULT 1, "
    "ADD UNIQUE INDEX IF NOT EXISTS uq_alembic_version_only_row (only_row)"
)
_ONE_ROW = (_AS_ALEMBIC, _ONLY_ROW)


@contextmanager
def schema_lease(database: Database) -> Iterator[None]:
    """Hold the lock of the cluster during the block; do nothing for any other database.

    Raises `DatabaseUnavailable` if another process has the lock, or has taken over meanwhile, and
    `SchemaMismatch` if the database has two revisions already.
    """
    if not _is_node(database):
        yield
        return
    beside = database.beside(1)
    try:
        with _Lease(beside).held(database):
            beside.transact(_allow_one_revision)
            yield
    finally:
        beside.close()


def _is_node(database: Database) -> bool:
    if database.url.get_backend_name() != "mysql":
        return False
    with database.read() as connection:
        rows = connection.exec_driver_sql("SHOW GLOBAL VARIABLES LIKE 'wsrep%%'").all()
    return galera.is_node({row[0]: row[1] for row in rows})


def _allow_one_revision(connection: Connection) -> None:
    current_revision(connection)
    tables = inspect(connection)
    if tables.has_table("alembic_version") and any(
        column["name"] == "only_row" for column in tables.get_columns("alembic_version")
    ):
        return
    for statement in _ONE_ROW:
        connection.exec_driver_sql(statement)


class _Lease:
    """The lock of one process. `database` has connections that nothing else uses."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._holder = uuid.uuid4().hex
        self._has_ended = Event()
        self._is_lost = False

    @contextmanager
    def held(self, migrated: Database) -> Iterator[None]:
        """Hold the lock. Without it no statement of `migrated` runs, and the block raises."""
        self._take()
        beating = Thread(target=self._keep_beating, name="schema lease", daemon=True)
        beating.start()
        event.listen(migrated.engine, "before_cursor_execute", self._check)
        try:
            yield
        except Exception as error:
            if self._is_lost or self._has_lost():
                raise DatabaseUnavailable(TAKEN_OVER) from error
            raise
        finally:
            event.remove(migrated.engine, "before_cursor_execute", self._check)
            self._has_ended.set()
            beating.join()
            self._release()

    def _take(self) -> None:
        self._database.transact(_make_table)
        seen, still = None, 0
        for _ in range(LOOKS):
            if self._insert():
                return
            now = self._find()
            still = still + 1 if now == seen else 0
            if now is not None and still == STILL:
                self._change(_DELETE_DEAD, holder=now.holder, beats=now.beats)
            seen = now
            time.sleep(POLL_SECONDS)
        host = "another host" if seen is None else seen.host
        raise DatabaseUnavailable(MIGRATING.format(host=host))

    def _insert(self) -> bool:
        try:
            self._change(_INSERT, host=socket.gethostname())
        except IntegrityError:
            return False
        return True

    def _find(self) -> Any:  # noqa: ANN401 - a row
        """Return the row, or None if there is none or this node could not be read in time."""
        with suppress(DatabaseUnavailable), self._database.read() as connection:
            return connection.execute(_FIND).one_or_none()
        return None

    def _keep_beating(self) -> None:
        while not self._has_ended.wait(BEAT_SECONDS):
            self._is_lost = self._is_lost or self._has_lost()

    def _has_lost(self) -> bool:
        """Beat, and return whether the lock is certainly another one's."""
        try:
            return not self._change(_BEAT)
        except StorageError:
            return False  # nobody else can change the row then, or not for long

    def _release(self) -> None:
        # What fails here is left to whoever waits: it takes this process for dead.
        with suppress(StorageError):
            self._change(_END)

    def _check(self, *_: object) -> None:
        if self._is_lost:
            raise DatabaseUnavailable(TAKEN_OVER)

    def _change(self, statement: TextClause, **values: object) -> bool:
        """Return whether the row was changed, in the order of the cluster."""
        parameters = {"holder": self._holder, **values}
        return self._database.transact(
            lambda connection: bool(connection.execute(statement, parameters).rowcount)
        )


def _make_table(connection: Connection) -> None:
    if not inspect(connection).has_table("schema_lock"):
        connection.exec_driver_sql(_CREATE)
