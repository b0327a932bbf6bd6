"""The engine of a database and the two ways to use it: read and transact."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from copy import copy
from pathlib import Path
from threading import BoundedSemaphore, Event
from typing import TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from app.storage.commit import LOOK_SECONDS, commit_in_time, roll_back
from app.storage.errors import (
    DatabaseUnavailable,
    LostRace,
    OutcomeUnknown,
    UnsafeDatabase,
    WriteConflict,
)
from app.storage.kind import kind_of
from app.storage.lookup import RecordLookup
from app.storage.pauses import seconds_after
from app.storage.pool_use import PoolUse, Waiting, use_of
from app.storage.stop import Stop
from app.storage.translated import translated
from app.storage.turn import Turn

Item = TypeVar("Item")
Result = TypeVar("Result")

ATTEMPTS = 8
CONNECTIONS = 10
WAIT_FOR_CONNECTION_SECONDS = 5


class Database:
    """One database. Holds a pool of connections; safe to share between threads.

    At most twice as many `connections` are open at once. `stopping` is to be set when the process
    is to stop: a COMMIT is not waited for long then, nothing starts over, and nobody waits for a
    place among the writers.
    """

    def __init__(self, url: str | URL, connections: int = CONNECTIONS) -> None:
        self.url = make_url(url)
        self.kind = kind_of(self.url)
        self.engine = create_engine(
            self.url,
            # Keeps parameters, which can be passwords, out of error messages.
            hide_parameters=True,
            pool_size=connections,
            max_overflow=connections,
            pool_timeout=WAIT_FOR_CONNECTION_SECONDS,
            **self.kind.engine_options(),
        )
        self.kind.prepare(self.engine)
        self.stopping = Event()
        self._waiting = Waiting()
        self._writers = BoundedSemaphore(connections)
        self._stop: Stop | None = None
        self._turn: Turn | None = None

    def beside(self, connections: int) -> "Database":
        """Return the same database with a separate pool of connections."""
        other = Database(self.url, connections)
        other.stopping = self.stopping
        return other

    def until(self, stop: Stop, turn: Turn) -> "Database":
        """Return this database, sharing its connections, for work that `stop` can end.

        After a stop every use raises the reason for it; a COMMIT is never interrupted. Work with
        a connection other than statements is done in `turn`.
        """
        bounded = copy(self)
        bounded._stop, bounded._turn = stop, turn  # noqa: SLF001 - of its own class
        return bounded

    def check(self) -> None:
        """Raise the reason to end the work that this database was made for, if there is one.

        Loops call it at each iteration; now and then it lets other threads compute.
        """
        if self._stop is not None and self._turn is not None:
            self._stop.check()
            self._turn.pause()

    def checked(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, with a `check` before each."""
        for item in items:
            self.check()
            yield item

    @property
    def sqlite_file(self) -> Path | None:
        """The file of an SQLite database, `None` for a server."""
        is_sqlite = self.url.get_backend_name() == "sqlite"
        return Path(str(self.url.database)) if is_sqlite else None

    def lookup(self) -> RecordLookup:
        """Return the look-up of the render path."""
        return self.kind.lookup()

    def check_safe(self) -> None:
        """Raise `UnsafeDatabase` if a setting could lose acknowledged data."""
        with self.read() as connection:
            unsafe = self.kind.find_unsafe(connection)
        if unsafe:
            raise UnsafeDatabase(
                "The database could lose or mangle what it has acknowledged. Change it and start "
                f"again: {'; '.join(unsafe)}."
            )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection for reading. Raises `DatabaseUnavailable`."""
        with (
            self._translating(),
            self._connect() as connection,
            self._interruptible(connection),
            self._giving_way(connection),
        ):
            yield connection

    def ping(self) -> None:
        """Check that the database answers. Raises `DatabaseUnavailable`."""
        with self.read() as connection:
            connection.exec_driver_sql(self.kind.PING)

    def transact(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in one write transaction and return its result once that is durable.

        If `work` raises `LostRace`, or the server chooses it as the victim of a deadlock,
        everything is rolled back and `work` runs again, up to seven times, after pauses that grow,
        unless the process is to stop.
        Nothing that may have been stored is retried. Raises `DatabaseUnavailable` if nothing was
        changed (`WriteConflict` if every attempt was rolled back), and `OutcomeUnknown` if the
        COMMIT failed with an error that leaves its outcome open, or was not answered within five
        seconds.
        """
        for attempt in range(ATTEMPTS):
            started = time.monotonic()
            try:
                return self._attempt(work)
            except LostRace:
                if attempt < ATTEMPTS - 1:
                    self._pause(seconds_after(attempt, time.monotonic() - started))
        raise WriteConflict(ATTEMPTS)

    def _pause(self, seconds: float) -> None:
        if self._stop is not None:
            self._stop.wait(seconds)
        elif self.stopping.wait(seconds):
            raise DatabaseUnavailable

    def _attempt(self, work: Callable[[Connection], Result]) -> Result:
        with self._translating(), ExitStack() as held:
            held.enter_context(self._place_among_writers())
            connection = held.enter_context(self._connect())
            connection.execution_options(nfm_writes=True)
            transaction = connection.begin()
            try:
                with self._interruptible(connection), self._urgent():
                    result = work(connection)
            except BaseException as error:
                roll_back(connection, transaction)
                if isinstance(error, DBAPIError) and self.kind.is_rolled_back(error):
                    raise LostRace from error
                raise
            self._commit(connection, held)
            return result

    @contextmanager
    def _place_among_writers(self) -> Iterator[None]:
        # Writers that wait for a long one must leave connections for reads, as of the keys.
        ends_at = time.monotonic() + WAIT_FOR_CONNECTION_SECONDS
        with self._waiting.counted():
            while not self._writers.acquire(timeout=LOOK_SECONDS):
                if self.stopping.is_set() or time.monotonic() > ends_at:
                    raise DatabaseUnavailable
        try:
            yield
        finally:
            self._writers.release()

    def _commit(self, connection: Connection, held: ExitStack) -> None:
        try:
            if self.kind.waits_at_commit:
                commit_in_time(connection, held, self.stopping)
            else:
                connection.commit()
        except DBAPIError as error:
            # The transaction may still be open: the pool must not hand it to another caller.
            connection.invalidate()
            if self.kind.is_rolled_back(error):
                raise LostRace from error
            if self.kind.is_not_stored(error):
                raise
            raise OutcomeUnknown from error
        if self.kind.has_doubt(connection):
            raise OutcomeUnknown

    def use(self) -> PoolUse:
        """Return how busy the connections are."""
        return use_of(self.engine, self._waiting)

    def _connect(self) -> Connection:
        with self._waiting.counted():
            return self.engine.connect()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _interruptible(self, connection: Connection) -> Iterator[None]:
        stop, turn = self._stop, self._turn
        if stop is None or turn is None:
            yield
            return

        def before_statement(*_: object) -> None:
            stop.check()
            turn.give_up()

        event.listen(connection, "before_cursor_execute", before_statement)
        event.listen(connection, "after_cursor_execute", lambda *_: turn.take())
        try:
            with stop.interrupting(self.kind.interrupter(connection)), turn.held():
                yield
        finally:
            if stop.is_set:
                # A late interruption would hit the statement of the next caller.
                connection.detach()

    def _translating(self) -> AbstractContextManager[None]:
        check_stop = None if self._stop is None else self._stop.check
        return translated(self.kind, self.url, check_stop)

    def _urgent(self) -> AbstractContextManager[None]:
        # On SQLite every other writer waits for the end of a write.
        return nullcontext() if self._turn is None else self._turn.urgent()

    def _giving_way(self, connection: Connection) -> AbstractContextManager[None]:
        if self._turn is None:
            return nullcontext()
        return self.kind.giving_way(connection, self._turn.rest_in_statement)
