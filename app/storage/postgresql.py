"""PostgreSQL: psycopg on the render path and everywhere else."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

import psycopg
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.storage import lookup_pool
from app.storage.lookup import LOOKUP, LookupRow, RecordLookup
from app.storage.lookup_pool import LookupPool
from app.storage.pool_use import PoolUse
from app.storage.postgresql_url import CONNECT_SECONDS, connect_arguments, limits, ways_to
from app.storage.postgresql_wait import BoundedConnection
from app.storage.reasons import POOLER
from app.storage.tables import metadata
from app.storage.ways import Way

STATEMENT_MS = 30_000
LOOKUP_STATEMENT_MS = 2_000
# Of the time limit of a query on the render path, for connecting; all hosts share it.
CONNECTING_SHARE = 0.8

# Serialization failure and deadlock: the server has rolled back the transaction.
ROLLED_BACK = frozenset({"40001", "40P01"})
# Of a COMMIT: a deferred constraint, no space or memory. Once the commit record is written, the
# server would panic rather than report an ERROR; a pooler could report any other error.
NOT_STORED = frozenset({"23", "53"})
# A table or a right is missing, or the server is a standby: the operator has to fix it.
UNUSABLE = frozenset({"42P01", "42501", "25006"})
# The statement's time limit, or a cancellation by somebody.
STATEMENT_ENDED = "57014"
# COMMIT succeeds with this warning when it stopped waiting for a synchronous standby.
CANCELLED_WAIT = "01000"

SCHEMA_LOCK = 0x6E666D  # "nfm"
REQUIRED = {
    "fsync": "on",
    "full_page_writes": "on",
    # After a failed fsync the system may have dropped the pages, so a retry proves nothing.
    "data_sync_retry": "off",
    # Set for every connection, but a pooler can ignore it.
    "synchronous_commit": "on",
}
# Unlogged tables: a crash empties them.
UNLOGGED = """
SELECT relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s) AND relpersistence <> 'p'
ORDER BY relname
"""


class PostgreSQL:
    """The backend of `postgresql+psycopg://…`."""

    waits_at_commit = True
    PING = "SELECT 1"

    def __init__(self, url: URL) -> None:
        """Raise `SettingsError` for options that the service cannot use."""
        self._arguments = connect_arguments(url)
        self._ways = ways_to(self._arguments)

    def engine_options(self) -> dict[str, Any]:
        """Return the arguments of `create_engine` besides the URL."""
        return {"isolation_level": "READ COMMITTED", "pool_pre_ping": True}

    def prepare(self, engine: Engine) -> None:
        """Listen to warnings: a COMMIT that was not replicated only raises a warning."""
        event.listen(engine, "do_connect", self._connect)
        event.listen(engine, "connect", _listen_to_warnings)
        event.listen(engine, "begin", _forget_warnings)

    def find_unsafe(self, connection: Connection) -> list[str]:
        """Return the settings that could lose or corrupt acknowledged data, each with its fix."""
        found = {name: _show(connection, name) for name in REQUIRED}
        unsafe = [
            f"{name} is {found[name]}: set it to {wanted}"
            for name, wanted in REQUIRED.items()
            if found[name] != wanted
        ]
        if (encoding := _show(connection, "server_encoding")) != "UTF8":
            unsafe.append(f"server_encoding is {encoding}: use a database with ENCODING 'UTF8'")
        if _show(connection, "statement_timeout") != f"{STATEMENT_MS // 1_000}s":
            unsafe.append(POOLER.rstrip("."))
        unlogged = connection.exec_driver_sql(UNLOGGED, (list(metadata.tables),)).scalars()
        return unsafe + [
            f"the table {table} is not logged: ALTER TABLE {table} SET LOGGED" for table in unlogged
        ]

    def take_turn(self, connection: Connection) -> None:
        """Wait for the lock on schema changes; the end of the transaction releases it."""
        # An index on a million rows takes long, and so may the process that holds the lock.
        driver_connection: Any = connection.connection.driver_connection
        driver_connection.answer_seconds = None
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SCHEMA_LOCK})")

    def is_rolled_back(self, error: DBAPIError) -> bool:
        """Return whether the server has certainly rolled back the transaction."""
        return getattr(error.orig, "sqlstate", None) in ROLLED_BACK

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing was stored."""
        return (
            isinstance(error.orig, psycopg.Error)
            and error.orig.diag.severity_nonlocalized == "ERROR"
            and str(error.orig.sqlstate)[:2] in NOT_STORED
        )

    def is_unusable(self, error: DBAPIError) -> bool:
        """Return whether the setup of the server prevents this."""
        return getattr(error.orig, "sqlstate", None) in UNUSABLE

    def is_too_slow(self, error: DBAPIError) -> bool:
        """Return whether the server ended the statement at its time limit."""
        return getattr(error.orig, "sqlstate", None) == STATEMENT_ENDED

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return a function that ends the statement, through a separate connection."""
        driver_connection: Any = connection.connection.driver_connection

        def interrupt() -> None:
            # A server that cannot be reached ends it at the limit of the statement.
            with suppress(psycopg.Error):
                driver_connection.cancel_safe(timeout=CONNECT_SECONDS)

        return interrupt

    def giving_way(
        self, _connection: Connection, _rest: Callable[[], None]
    ) -> AbstractContextManager[None]:
        """Do nothing: the server has processes of its own."""
        return nullcontext()

    def has_doubt(self, connection: Connection) -> bool:
        """Return whether the last COMMIT stopped waiting for its standby."""
        return CANCELLED_WAIT in connection.info["warnings"]

    def lookup(self) -> RecordLookup:
        """Return the look-up of the render path."""
        return PostgreSQLLookup(self._arguments)

    def _connect(self, _dialect: Dialect, _record: object, _: object, _given: object) -> Any:  # noqa: ANN401
        given = self._arguments | limits(self._arguments, STATEMENT_MS)
        return self._ways.connect(lambda way: BoundedConnection.connect(**given | dict(way)))


class _Connection(psycopg.AsyncConnection):
    """Drops its connections at once: the driver would ask a hanging server to stop, and wait.

    The server stops by itself, at the limit of the statement.
    """

    async def _try_cancel(self, *, timeout: float = 0.0) -> None:  # noqa: ARG002, ASYNC109 - the driver's
        self.pgconn.finish()


class PostgreSQLLookup:
    """Queries with prepared statements through a few connections in autocommit mode."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self._arguments = arguments | limits(arguments, LOOKUP_STATEMENT_MS)
        self._ways = ways_to(arguments)
        self._pool: LookupPool[_Connection] | None = None

    async def open(self) -> None:
        """Make the pool; connections are opened on demand."""
        self._pool = LookupPool(self._connect, _discard, (psycopg.Error,))

    async def find(self, installation_id: int, service_id: int) -> LookupRow | None:
        """Return the row or None. Raises `DatabaseUnavailable`."""

        async def question(connection: _Connection) -> LookupRow | None:
            parameters = (installation_id, service_id)
            cursor = await connection.execute(_QUERY, parameters, prepare=True)
            row = await cursor.fetchone()
            return None if row is None else LookupRow._make(row)

        assert self._pool is not None  # noqa: S101 - opened by the lifespan of the app
        return await self._pool.ask(question)

    def use(self) -> PoolUse:
        """Return how busy the connections are."""
        assert self._pool is not None  # noqa: S101 - opened by the lifespan of the app
        return self._pool.use()

    async def close(self) -> None:
        """Close the connections."""
        if self._pool is not None:
            self._pool.close()

    async def _connect(self) -> _Connection:
        return await self._ways.connect_async(self._connect_to)

    async def _connect_to(self, way: Way) -> _Connection:
        # The driver's own limit is at least two seconds: a host that does not answer would take
        # the time of all others.
        hosts = len(self._ways)
        seconds = lookup_pool.DEADLINE_SECONDS * CONNECTING_SHARE / hosts if hosts > 1 else None
        async with asyncio.timeout(seconds):
            return await _Connection.connect(autocommit=True, **self._arguments | dict(way))


_QUERY = LOOKUP.format(p="%s").encode()


def _show(connection: Connection, name: str) -> str:
    value: str = connection.exec_driver_sql(f"SHOW {name}").scalar_one()
    return value


def _listen_to_warnings(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's types
    warnings = record.info["warnings"] = []
    connection.add_notice_handler(lambda notice: warnings.append(notice.sqlstate))


def _forget_warnings(connection: Connection) -> None:
    connection.info["warnings"].clear()


def _discard(connection: _Connection) -> None:
    # Without the message that `close` sends: the server may be gone.
    connection.pgconn.finish()
