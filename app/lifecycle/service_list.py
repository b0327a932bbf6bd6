"""The full list of services from WHMCS, read line by line into a temporary file.

SQLite keeps it sorted and finds duplicates in constant memory, whatever its length.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, NamedTuple

from pydantic import BaseModel, ConfigDict

from app.input.ended_lines import EndedLines
from app.input.faults import Fault, InvalidInput
from app.input.fields import RecordId
from app.records.record import ServiceStatusText
from app.storage.scratch import scratch_tables
from app.storage.spool import Spool

BATCH = 1_000
MAX_LINE_BYTES = 4_096


class _Service(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    service_id: RecordId
    client_id: RecordId
    status: ServiceStatusText


ENDED_LINES = EndedLines(_Service, MAX_LINE_BYTES, "not_a_service")


class Service(NamedTuple):
    """One service in WHMCS."""

    service_id: int
    client_id: int
    status: str


class ServiceList:
    """A complete list, in which each service occurs once."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch
        self.count = 0

    def fill(self, file: IO[bytes], check: Callable[[], None]) -> None:
        """Read NDJSON that ends with `{"end": true, "count": N}`, and nothing after it.

        Raises as `read`, and `InvalidInput` for anything after the end.
        """
        self.read(file, check)
        ENDED_LINES.refuse_rest(file, self.count, check)

    def read(self, file: IO[bytes], check: Callable[[], None]) -> None:
        """Read up to the end line. What follows it can be read from the file then.

        `check` is called for each line and may raise to stop. Raises `InvalidInput` for a line
        that is not a service, a repeated service, a missing end, or a wrong count.
        """
        for number, service in ENDED_LINES.read(file, check):
            self._store(number, service)

    def find_many(self, service_ids: Sequence[int]) -> dict[int, Service]:
        """Return the listed services by id."""
        marks = ", ".join("?" * len(service_ids))
        # Only question marks are inserted.
        query = f"SELECT * FROM services WHERE id IN ({marks})"  # noqa: S608
        rows = self._scratch.execute(query, service_ids)
        return {row[0]: Service(*row) for row in rows}

    def note(self, rows: Iterable[tuple[int, bool]]) -> None:
        """Store service ids for `noted`, each with whether it may only be deleted."""
        self._scratch.executemany("INSERT INTO noted VALUES (?, ?)", rows)

    def noted(self, *, deletes: bool) -> Iterator[list[int]]:
        """Yield the noted ids in order, in batches; with `deletes` also those only to delete."""
        last = 0
        query = "SELECT id FROM noted WHERE id > ? AND only_deleted <= ? ORDER BY id LIMIT ?"
        while batch := [row[0] for row in self._scratch.execute(query, (last, deletes, BATCH))]:
            yield batch
            last = batch[-1]

    def _store(self, number: int, service: _Service) -> None:
        row = (service.service_id, service.client_id, service.status)
        try:
            self._scratch.execute("INSERT INTO services VALUES (?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise InvalidInput(Fault("/service_id", "duplicate-listed", number)) from None
        self.count += 1


@contextmanager
def scratch_list(spool: Spool) -> Iterator[ServiceList]:
    """Yield an empty list in a temporary file. Raises `SpoolUnavailable`."""
    services = "services (id INTEGER PRIMARY KEY, client_id, status)"
    with scratch_tables(spool, services, "noted (id INTEGER PRIMARY KEY, only_deleted)") as scratch:
        yield ServiceList(scratch)
