"""Import: every row with the meaning of a PUT, all of them or none, in one transaction.

Rows are applied in the order of the file, so that `reuse_login_from` sees the rows before it.
The file is worked through to its end even after an error, to find the others.
"""

from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import IO, Literal

from pydantic import ValidationError
from sqlalchemy import Connection

from app.audit import trail
from app.audit.trail import Author, Event
from app.bulk.rows import ErrorList, Reader, Row, RowError, UnusableFile
from app.crypto.keyring import Keyring
from app.member_errors import describe
from app.records.change import Change
from app.records.errors import BrokenRecord, InvalidMember
from app.records.record import StoredRecord
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.records.write import FindRecord, replacement
from app.storage.database import Database
from app.storage.seen import SeenNumbers, seen_numbers
from app.storage.spool import Spool

BATCH = 1_000
MAX_ERRORS_A_ROW = 20

Mode = Literal["upsert", "create"]
Stated = tuple[int, int, RecordStated]
"""Line, service id, and what the row states."""


def _ignore(_position: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What to import, and how.

    `progress` is told the position in the file after each batch; `spool` takes what does not fit
    in memory.
    """

    file: IO[bytes]
    read: Reader
    spool: Spool
    mode: Mode = "upsert"
    dry_run: bool = False
    progress: Callable[[int], None] = _ignore


@dataclass(slots=True)
class Report:
    """What an import did, or in a dry run would have done. With errors, it did nothing."""

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    errors: ErrorList = field(default_factory=ErrorList)


class _Undone(Exception):
    """Takes the report out of a transaction that is to leave nothing behind."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def run_import(database: Database, keyring: Keyring, author: Author, upload: Upload) -> Report:
    """Import a file into the author's installation.

    The report has errors exactly when nothing was stored for them; a dry run never stores.
    Raises `DatabaseUnavailable`, `SpoolUnavailable` and `OutcomeUnknown`.
    """

    def work(connection: Connection) -> Report:
        upload.file.seek(0)
        with seen_numbers(upload.spool) as seen:
            report = _Import(RecordStore(connection, keyring, author), upload, seen).run()
        if upload.dry_run or report.errors.count:
            raise _Undone(report)
        _note(connection, author, report)
        return report

    try:
        return database.transact(work)
    except _Undone as undone:
        return undone.report


def _note(connection: Connection, author: Author, report: Report) -> None:
    if report.outcomes["created"] or report.outcomes["updated"]:
        changes = {"rows": report.rows, **report.outcomes}
        trail.write(connection, author, Event("import.applied", None, changes))


class _Import:
    """One pass over the file."""

    def __init__(self, store: RecordStore, upload: Upload, seen: SeenNumbers) -> None:
        self._store = store
        self._upload = upload
        self._seen = seen
        self._report = Report()
        self._found: list[RowError] = []

    def run(self) -> Report:
        """Apply every row that can be, and note what is wrong with the others."""
        rows = self._upload.read(self._upload.file)
        try:
            while batch := list(islice(rows, BATCH)):
                self._report.rows += len(batch)
                self._apply([*self._first_ones(batch)])
                self._list_errors()
                self._upload.progress(self._upload.file.tell())
        except UnusableFile as unusable:
            self._found += unusable.errors
            self._list_errors()
        return self._report

    def _list_errors(self) -> None:
        # Some errors of a batch are found before others that stand above them in the file.
        for error in sorted(self._found, key=attrgetter("line")):
            self._report.errors.add(error)
        self._found.clear()

    def _valid(self, batch: Iterable[Row | RowError]) -> Iterator[Stated]:
        for row in batch:
            if isinstance(row, RowError):
                self._found.append(row)
                continue
            try:
                stated = RecordStated.model_validate(row.members)
            except ValidationError as error:
                self._refuse(row.line, error)
                continue
            if stated.service_id is None:
                self._add_error(row.line, "/service_id", "missing", "Must be given.")
            else:
                yield row.line, stated.service_id, stated

    def _first_ones(self, batch: Iterable[Row | RowError]) -> Iterator[Stated]:
        """Give the rows that are valid and name no service that came before."""
        named = [*self._valid(batch)]
        new = self._seen.add([service_id for _, service_id, _ in named])
        for row in named:
            if row[1] in new:
                new.remove(row[1])
                yield row
            else:
                self._add_error(row[0], "/service_id", "duplicate", _TWICE)

    def _refuse(self, line: int, invalid: ValidationError) -> None:
        details = invalid.errors(include_url=False, include_input=False)
        # A line can have as many unknown members as fit in; a few say it as well.
        for item in details[:MAX_ERRORS_A_ROW]:
            self._add_error(line, *describe(item, item["loc"]))

    def _apply(self, batch: Sequence[Stated]) -> None:
        lenders = {stated.reuse_login_from for _, _, stated in batch if stated.reuse_login_from}
        known = self._store.find_many([*lenders.union(service_id for _, service_id, _ in batch)])
        stored = self._store.apply(self._changes(batch, known, lenders))
        self._report.outcomes.update([_outcome(known, after) for after in stored])

    def _changes(
        self, batch: Iterable[Stated], known: Mapping[int, StoredRecord], lenders: set[int]
    ) -> Iterator[Change]:
        lent: dict[int, StoredRecord] = {}
        find_source = ChainMap(lent, dict(known)).get if lenders else known.get
        for row in batch:
            change = self._change(row, known.get(row[1]), find_source)
            if change is None:
                continue
            if row[1] in lenders:  # for the rows after this one
                lent[row[1]] = StoredRecord(change.record, change.password, "ok")
            yield change

    def _change(
        self, row: Stated, before: StoredRecord | None, find_source: FindRecord
    ) -> Change | None:
        line, service_id, stated = row
        if before is not None and self._upload.mode == "create":
            self._add_error(line, "/service_id", "exists", "The service has a record already.")
            return None
        try:
            return replacement(self._store, service_id, before, stated, find_source)
        except InvalidMember as error:
            self._add_error(line, f"/{error.member}", error.code, error.message)
        except BrokenRecord:
            self._add_error(line, "", "broken_record", _BROKEN)
        return None

    def _add_error(self, line: int, pointer: str, code: str, message: str) -> None:
        self._found.append(RowError(line, pointer, code, message))


_TWICE = "The file has this service twice."
_BROKEN = (
    "The record was changed outside of this service: give a password or clear_password, "
    "or delete it first."
)


def _outcome(known: Mapping[int, StoredRecord], after: StoredRecord) -> str:
    before = known.get(after.record.service_id)
    if before is None:
        return "created"
    return "unchanged" if after is before else "updated"
