"""A lease: of several processes, one does a piece of work at a time.

The clock of whoever wants it says whether it has expired. A holder that was stopped for longer
finds another one in its row, and its next transaction is rolled back.
"""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.usage_tables import leases
from app.times import Microseconds, now

SECONDS = 300
"""How long a lease outlives a process that was killed."""
EXTENDED = 5
"""How often a lease is extended in the time after which it would expire."""
LONGEST = 2 * SECONDS
"""How many seconds from now a lease ends at most, by clocks that are not quite the same."""
SECOND = 1_000_000
MAX_HOST = 30


class LeaseLost(Exception):
    """Another process has the lease. The transaction that wanted to extend it is rolled back."""


def new_holder() -> str:
    """Return a name that no other holder has: host, process and a random part."""
    host = socket.gethostname()[:MAX_HOST]
    return f"{host}:{os.getpid()}:{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease by its name, as this process asks for it."""

    name: str
    holder: str = field(default_factory=new_holder)
    seconds: float = SECONDS

    def take(self, database: Database) -> bool:
        """Return whether this process has the lease now. Raises `StorageError`."""
        return self._taken(database) or self._made(database)

    def extend(self, connection: Connection) -> None:
        """Extend the lease in a write transaction. Raises `LeaseLost`.

        Until the transaction ends, nobody else takes the lease.
        """
        mine = (leases.c.name == self.name, leases.c.holder == self.holder)
        extended = update(leases).where(*mine).values(expires_at=self._end())
        if connection.execute(extended).rowcount != 1:
            raise LeaseLost

    @contextmanager
    def kept(self, database: Database) -> Iterator[None]:
        """Extend the lease during the block, from another thread.

        Between two transactions of a collector lies the reading of files, for minutes each. A lease
        that expires meanwhile would go from process to process, and none would get to store
        anything. One that another process has taken is not taken back.
        """
        ended = Event()
        thread = Thread(target=self._keep, args=(database, ended), name="lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def is_another_s(self, database: Database) -> bool:
        """Return whether another process has the lease. Raises `StorageError`."""
        columns = leases.c
        another_s = (
            columns.name == self.name,
            columns.holder != self.holder,
            columns.expires_at >= now(),
        )
        with database.read() as connection:
            return connection.execute(select(columns.name).where(*another_s)).first() is not None

    def give_back(self, database: Database) -> None:
        """Let others have the lease at once. Raises `StorageError`."""
        mine = (leases.c.name == self.name, leases.c.holder == self.holder)
        given = update(leases).where(*mine).values(expires_at=0)
        database.transact(lambda connection: connection.execute(given).rowcount)

    def _keep(self, database: Database, ended: Event) -> None:
        while self.seconds and not ended.wait(self.seconds / EXTENDED):
            # Whoever holds the lease otherwise notices in its next transaction.
            with suppress(LeaseLost, StorageError):
                database.transact(self.extend)

    def _taken(self, database: Database) -> bool:
        columns = leases.c
        taken = (
            update(leases)
            .where(
                columns.name == self.name,
                or_(columns.holder == self.holder, ~_is_valid(now())),
            )
            .values(holder=self.holder, expires_at=self._end())
        )
        return database.transact(lambda connection: connection.execute(taken).rowcount) == 1

    def _made(self, database: Database) -> bool:
        row = {"name": self.name, "holder": self.holder, "expires_at": self._end()}
        try:
            database.transact(lambda connection: connection.execute(insert(leases).values(row)))
        except IntegrityError:
            return False  # another process has it
        return True

    def _end(self) -> int:
        return now() + int(self.seconds * SECOND)


def _is_valid(moment: Microseconds) -> ColumnElement[bool]:
    """Return the condition that a lease has not expired, and ends when one can.

    The end of another one was written by a clock that was ahead: nobody would wait for that time.
    """
    latest = moment + LONGEST * SECOND
    return leases.c.expires_at.between(moment, latest)
