"""Checks the seals of all records, a piece at a time, for the figures of `/metrics`.

The render path finds a broken record when its client looks at it; this finds it before.
"""

import time
from collections.abc import Iterable, Sequence

from sqlalchemy import Select, select
from sqlalchemy.engine import RowMapping

from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.records.rows import open_row
from app.storage.database import Database
from app.storage.row_opener import row_opener
from app.storage.tables import access_records, installations

BATCH = 200
WALK_SECONDS = 0.3
MAX_BROKEN = 1_000

Place = tuple[int, int]
"""An installation and a service."""


class SealPatrol:
    """Where the check is, and what it has found. Belongs to one thread at a time.

    A row whose id was edited to something that is no service id is not met: `check` reports it.
    """

    def __init__(self) -> None:
        self.broken: set[Place] = set()
        """At most a thousand."""
        self.completed_at = 0.0
        """When the last record was reached, in seconds since 1970; 0 before the first time."""
        self._place: Place = (0, MAX_ID)
        self._suspected: frozenset[Place] = frozenset()

    def suspect(self, places: Iterable[Place]) -> None:
        """Look at these places at the next walk too. Any thread may call this."""
        self._suspected = frozenset(places)

    def walk(self, database: Database, keyring: Keyring) -> None:
        """Check what was broken, then go on for 0.3 seconds. Raises `StorageError`."""
        self._count(self._suspected)
        for installation_id in {place[0] for place in self.broken}:
            places = {place for place in self.broken if place[0] == installation_id}
            is_one = access_records.c.service_id.in_([place[1] for place in places])
            rows = self._check(database, keyring, _of(installation_id).where(is_one))
            self.broken -= places - {_place(row) for row in rows}  # deleted since
        ends_at = time.monotonic() + WALK_SECONDS
        while time.monotonic() < ends_at:
            if not self._step(database, keyring):
                self.completed_at = time.time()
                self._place = (0, MAX_ID)
                return

    def _step(self, database: Database, keyring: Keyring) -> bool:
        """Check the next records, and return whether there can be more."""
        installation_id, service_id = self._place
        if service_id < MAX_ID:
            is_next = access_records.c.service_id.between(service_id + 1, MAX_ID)
            rows = self._check(database, keyring, _of(installation_id).where(is_next).limit(BATCH))
            last = rows[-1]["service_id"] if len(rows) == BATCH else MAX_ID
            self._place = (installation_id, int(last))
            return True
        query = select(installations.c.id).where(installations.c.id > installation_id)
        with database.read() as connection:
            following = connection.scalar(query.order_by(installations.c.id).limit(1))
        self._place = (following or 0, 0)
        return following is not None

    def _count(self, places: Iterable[Place]) -> None:
        for place in places:
            if len(self.broken) < MAX_BROKEN:
                self.broken.add(place)

    def _check(
        self, database: Database, keyring: Keyring, query: Select[tuple[object, ...]]
    ) -> Sequence[RowMapping]:
        with database.read() as connection:
            rows = connection.execute(query).mappings().all()
            opener = row_opener(connection, keyring)
            for row in rows:
                stored = open_row(opener, row)
                if stored.integrity == "ok" or stored.is_locked:
                    self.broken.discard(_place(row))
                else:
                    self._count([_place(row)])
                database.check()
        return rows


def _of(installation_id: int) -> Select[tuple[object, ...]]:
    is_own = access_records.c.installation_id == installation_id
    return select(access_records).where(is_own).order_by(access_records.c.service_id)


def _place(row: RowMapping) -> Place:
    return row["installation_id"], row["service_id"]
