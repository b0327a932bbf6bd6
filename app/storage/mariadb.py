"""MariaDB: asyncmy on the render path, PyMySQL everywhere else. Neither needs a system library."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

import asyncmy
from asyncmy.errors import MySQLError
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.storage import galera, mariadb_safety
from app.storage.errors import DatabaseUnavailable, NoQuorum
from app.storage.lookup import LOOKUP, LookupRow, RecordLookup
from app.storage.lookup_pool import LookupPool
from app.storage.mariadb_url import check_url, connect_arguments, unchecked_tls
from app.storage.pool_use import PoolUse
from app.storage.reasons import MIGRATING, NOT_PRIMARY, reason
from app.storage.ways import Way, Ways

STATEMENT_SECONDS = 30
SCHEMA_LOCK_SECONDS = 25
GET_LOCK = "SELECT GET_LOCK('netflow-manager.schema', %s)"

LOOKUP_STATEMENT_SECONDS = 2
LOCK_SECONDS = 5

# Deadlock: the server has rolled back the transaction. A timeout while waiting for a lock (1205) is
# not retried: the wait was long enough.
ROLLED_BACK = frozenset({1213})
# Of a COMMIT: the server was made read-only before it, as when another one takes over.
NOT_STORED = frozenset({1290})
# A table or a right is missing: the operator has to fix it.
UNUSABLE = frozenset({1142, 1146})
# `max_statement_time` is over.
STATEMENT_ENDED = 1969
# The user may not log in, or not without TLS.
DEMANDS_TLS = frozenset({1045, 3159})
# Below it are errors of the server's own files: no space for a temporary table, for example.
FIRST_CODE_OF_SQL = 1_000

# Without these limits the server keeps waiting for locks long after the client is gone. Only InnoDB
# has transactions; tables are created in the session's default engine. The server's own
# `init_connect` can have set another character set.
SESSION = (
    "SET NAMES utf8mb4, SESSION default_storage_engine = InnoDB, "
    "SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO', "
    "SESSION time_zone = '+00:00', SESSION innodb_lock_wait_timeout = {lock}, "
    "SESSION lock_wait_timeout = {lock}, SESSION max_statement_time = {statement}"
)


class MariaDB:
    """The backend of `mysql+pymysql://…`."""

    waits_at_commit = True
    # A node without quorum would answer a SELECT without a table as if a lock were the cause.
    PING = "BEGIN"

    def __init__(self, url: URL) -> None:
        """Raise `SettingsError` for options that the service cannot use."""
        check_url(url)
        self._url = url

    def engine_options(self) -> dict[str, Any]:
        """Return the arguments of `create_engine` besides the URL."""
        return {"isolation_level": "READ COMMITTED", "pool_pre_ping": True}

    def prepare(self, engine: Engine) -> None:
        """Connect with the same arguments as the render path; the session is set as it opens.

        The reads of each new connection wait for the other nodes of a cluster.
        """
        event.listen(engine, "do_connect", self._connect)
        event.listen(engine, "connect", _wait_for_nodes)

    def find_unsafe(self, connection: Connection) -> list[str]:
        """Return the settings that could lose or corrupt acknowledged data, each with its fix."""
        return mariadb_safety.find_unsafe(connection)

    def take_turn(self, connection: Connection) -> None:
        """Wait for the lock on schema changes; the end of the session releases it."""
        # GET_LOCK gives up before the connection's own limit ends the wait. MariaDB's limit would
        # end a long change of a table; it can be switched off, as this session is not shared.
        connection.exec_driver_sql("SET SESSION max_statement_time = 0")
        got = connection.exec_driver_sql(GET_LOCK, (SCHEMA_LOCK_SECONDS,))
        if got.scalar_one() != 1:
            raise DatabaseUnavailable(MIGRATING.format(host="another host"))
        # The pool would keep the session and with it the lock.
        connection.detach()

    def is_rolled_back(self, error: DBAPIError) -> bool:
        """Return whether the server has certainly rolled back the transaction."""
        return _code(error) in ROLLED_BACK

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing was stored."""
        return _code(error) in NOT_STORED

    def is_unusable(self, error: DBAPIError) -> bool:
        """Return whether the setup of the server prevents this."""
        code = _code(error)
        return code in UNUSABLE or (isinstance(code, int) and code < FIRST_CODE_OF_SQL)

    def is_too_slow(self, error: DBAPIError) -> bool:
        """Return whether the server ended the statement at its time limit."""
        return _code(error) == STATEMENT_ENDED

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return a function that ends the statement, through another connection of the engine."""
        driver_connection: Any = connection.connection.driver_connection
        statement = f"KILL QUERY {int(driver_connection.thread_id())}"

        def interrupt() -> None:
            # A server that cannot be reached ends it at the limit of the statement.
            with suppress(DBAPIError, PoolTimeout), connection.engine.connect() as other:
                other.exec_driver_sql(statement)

        return interrupt

    def giving_way(
        self, _connection: Connection, _rest: Callable[[], None]
    ) -> AbstractContextManager[None]:
        """Do nothing: the server has processes of its own."""
        return nullcontext()

    def has_doubt(self, _connection: Connection) -> bool:
        """Return False: a COMMIT that succeeded is durable."""
        return False

    def lookup(self) -> RecordLookup:
        """Return the look-up of the render path."""
        return MariaDBLookup(self._url)

    def _connect(
        self, _dialect: Dialect, _record: object, _: object, given: dict[str, Any]
    ) -> None:
        session = SESSION.format(lock=LOCK_SECONDS, statement=STATEMENT_SECONDS)
        given |= connect_arguments(self._url, session)
        given |= {"read_timeout": STATEMENT_SECONDS, "write_timeout": STATEMENT_SECONDS}


class _DemandsTLS(MySQLError):
    """The server may refuse the user because the connection is not encrypted."""


class MariaDBLookup:
    """Queries through a few connections in autocommit mode."""

    def __init__(self, url: URL) -> None:
        self._url = url
        # PyMySQL uses TLS where the server has it, as some demand; this driver does not find out.
        ways: list[Way] = [{}] if "ssl_ca" in url.query else [{}, {"ssl": unchecked_tls()}]
        self._ways = Ways(ways, (_DemandsTLS,))
        self._pool: LookupPool[Any] | None = None

    async def open(self) -> None:
        """Make the pool; connections are opened on demand."""
        self._pool = LookupPool(self._connect, _discard, (MySQLError,))

    async def find(self, installation_id: int, service_id: int) -> LookupRow | None:
        """Return the row or None. Raises `DatabaseUnavailable`."""

        async def question(connection: Any) -> LookupRow | None:  # noqa: ANN401 - untyped driver
            async with connection.cursor() as cursor:
                await cursor.execute(_QUERY, (installation_id, service_id))
                row = await cursor.fetchone()
            return None if row is None else LookupRow._make(row)

        assert self._pool is not None  # noqa: S101 - opened by the lifespan of the app
        try:
            return await self._pool.ask(question)
        except DatabaseUnavailable as error:
            if reason(error.__cause__, self._url) == NOT_PRIMARY:
                raise NoQuorum from error
            raise

    def use(self) -> PoolUse:
        """Return how busy the connections are."""
        assert self._pool is not None  # noqa: S101 - opened by the lifespan of the app
        return self._pool.use()

    async def close(self) -> None:
        """Close the connections."""
        if self._pool is not None:
            self._pool.close()
            await asyncio.sleep(0)  # the loop closes them in its next turn

    async def _connect(self) -> Any:  # noqa: ANN401 - untyped driver
        return await self._ways.connect_async(self._connect_by)

    async def _connect_by(self, way: Way) -> Any:  # noqa: ANN401 - untyped driver
        session = SESSION.format(lock=LOOKUP_STATEMENT_SECONDS, statement=LOOKUP_STATEMENT_SECONDS)
        arguments = dict(way) | connect_arguments(self._url, session)
        try:
            connection = await asyncmy.connect(autocommit=True, **arguments)
        except MySQLError as error:
            if error.args[0] in DEMANDS_TLS:
                raise _DemandsTLS(*error.args) from error
            raise
        try:
            async with connection.cursor() as cursor:
                with galera.if_known():
                    await cursor.execute(galera.READS_WAIT)
        except BaseException:
            _discard(connection)
            raise
        return connection


_QUERY = LOOKUP.format(p="%s")


def _wait_for_nodes(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
    with connection.cursor() as cursor, galera.if_known():
        cursor.execute(galera.READS_WAIT)


def _code(error: DBAPIError) -> object:
    return error.orig.args[0] if error.orig is not None and error.orig.args else None


def _discard(connection: Any) -> None:  # noqa: ANN401 - untyped driver
    # Without closing TLS, which waits for an answer: the server may be gone.
    transport = connection._transport  # noqa: SLF001 - the driver has no other way
    if transport is not None:
        transport.abort()
    close: Callable[[], None] = connection.close
    close()
