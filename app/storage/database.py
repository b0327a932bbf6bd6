"""The engine, its settings per database, and the two ways to use it: read and transact."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from app.storage.errors import DatabaseUnavailable, LostRace, OutcomeUnknown

Result = TypeVar("Result")

BUSY_TIMEOUT_MS = 5_000
ATTEMPTS = 5
UNREACHABLE = (OperationalError, InterfaceError)


class Database:
    """One database. Holds a pool of connections; safe to share between threads."""

    def __init__(self, url: str) -> None:
        # Parameters stay out of error texts: they can be passwords.
        self.engine = create_engine(url, hide_parameters=True, pool_size=10, max_overflow=10)
        self.sqlite_file: Path | None = None
        if self.engine.dialect.name == "sqlite":
            self.sqlite_file = Path(str(self.engine.url.database))
            _prepare_sqlite(self.engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection for reading. Raises `DatabaseUnavailable`."""
        with _translated(), self.engine.connect() as connection:
            yield connection

    def ping(self) -> None:
        """Ask the database for nothing. Raises `DatabaseUnavailable`."""
        with self.read() as connection:
            connection.exec_driver_sql("SELECT 1")

    def transact(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in one write transaction and return its result once that is durable.

        When `work` raises `LostRace`, everything is undone and it runs again, up to five
        times. Nothing is tried again after a COMMIT was sent. Raises `DatabaseUnavailable`
        when nothing was changed, `OutcomeUnknown` when the COMMIT itself ended in an error.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                return self._attempt(work)
            except LostRace:
                continue
        try:
            return self._attempt(work)
        except LostRace:
            raise DatabaseUnavailable from None

    def _attempt(self, work: Callable[[Connection], Result]) -> Result:
        with _translated(), self._writing_connection() as connection:
            transaction = connection.begin()
            try:
                result = work(connection)
            except BaseException:
                transaction.rollback()
                raise
            try:
                transaction.commit()
            except DBAPIError as error:
                raise OutcomeUnknown from error
            return result

    @contextmanager
    def _writing_connection(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection.execution_options(nfm_writes=True)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except UNREACHABLE as error:
        raise DatabaseUnavailable from error


def _prepare_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own type
    # The driver must not open transactions by itself: `_begin_sqlite` does.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        # NORMAL loses acknowledged rows in a power cut.
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite's own knows the 26 letters of English only, and a search must find an "É".
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns from reading to writing fails at once when another
    # writer is active, whatever the busy timeout; one that says so first waits its turn.
    writes = connection.get_execution_options().get("nfm_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
