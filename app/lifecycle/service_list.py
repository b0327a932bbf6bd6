"""The full list of services from WHMCS, read line by line into a temporary file.

SQLite keeps it sorted and finds duplicates in constant memory, whatever its length.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.input.faults import Fault, InvalidInput
from app.input.fields import RecordId, refuse
from app.input.strict_json import MalformedBody, parse
from app.storage.scratch import scratch_tables
from app.storage.spool import Spool

BATCH = 1_000
MAX_LINE_BYTES = 4_096


class _Service(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    service_id: RecordId
    client_id: RecordId
    status: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[ -~]+$")]


def _is_true(end: bool) -> bool:  # noqa: FBT001 - a member
    if not end:
        refuse("end")
    return end


class _End(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    end: Annotated[bool, AfterValidator(_is_true)]  # Literal[True] would accept 1
    count: Annotated[int, Field(ge=0)]


_LINE: TypeAdapter[_Service | _End] = TypeAdapter(_Service | _End)


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
        for line in _lines(file, check):
            number = self.count + 2
            _parse(number, line)
            raise InvalidInput(Fault("", "after_end", number))

    def read(self, file: IO[bytes], check: Callable[[], None]) -> None:
        """Read up to the end line. What follows it can be read from the file then.

        `check` is called for each line and may raise to stop. Raises `InvalidInput` for a line
        that is not a service, a repeated service, a missing end, or a wrong count.
        """
        for number, line in enumerate(_lines(file, check), start=1):
            end = _parse(number, line)
            if isinstance(end, _End):
                break
            self._store(number, end)
        else:
            raise InvalidInput(Fault("", "no_end", self.count + 1))
        if end.count != self.count:
            raise InvalidInput(Fault("/count", "count", self.count + 1))

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


def _lines(file: IO[bytes], check: Callable[[], None]) -> Iterator[bytes]:
    """Yield the lines. A line that is too long is split; its first piece is refused later."""
    for line in iter(lambda: file.readline(MAX_LINE_BYTES), b""):
        check()
        yield line


def _parse(number: int, line: bytes) -> _Service | _End:
    if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
        raise InvalidInput(Fault("", "too_long-service", number, {"limit": MAX_LINE_BYTES}))
    try:
        return _LINE.validate_python(parse(line))
    except MalformedBody as error:
        raise InvalidInput(Fault("", error.key, number)) from None
    except ValidationError:
        raise InvalidInput(Fault("", "not_a_service", number)) from None
