"""The two ways an import can read its file: prepare the rows, or apply them at once.

Both read the file to its end even after an error, to find all errors.
"""

from abc import ABC, abstractmethod
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from app.audit.trail import Author
from app.bulk.meaning import change_by
from app.bulk.prepared import PreparedBatches
from app.bulk.stated_rows import StatedRow, StatedRows
from app.bulk.upload import Report, Upload
from app.input.faults import Fault, InvalidInput
from app.records.batch import prepare
from app.records.change import Change
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.store import RecordStore
from app.records.write import FindRecord
from app.storage.database import Database
from app.storage.scratch import SeenNumbers

BATCH = 1_000


class HasLenders(Exception):
    """Some rows re-use the login of another record."""


class _Pass(ABC):
    """One pass over the file."""

    def __init__(self, database: Database, upload: Upload, seen: SeenNumbers) -> None:
        self._database = database
        self._upload = upload
        self._report = Report()
        self._found: list[Fault] = []
        self._rows = StatedRows(upload, seen, self._report, self._found)

    @abstractmethod
    def _apply(self, batch: Sequence[StatedRow]) -> None:
        """Process valid rows."""

    def run(self) -> Report:
        """Process every valid row, and report the faults of the others."""
        rows = self._database.checked(self._upload.read(self._upload.file))
        try:
            while batch := list(islice(rows, BATCH)):
                self._report.rows += len(batch)
                self._apply(self._rows.stated(batch))
                self._list_errors()
                self._upload.progress(self._upload.file.tell())
        except InvalidInput as unusable:
            self._found += unusable.faults
            self._list_errors()
        return self._report

    def _count(
        self,
        batch: Iterable[StatedRow],
        known: Mapping[int, StoredRecord],
        after: Iterable[StoredRecord],
    ) -> None:
        """Count what happened to each row.

        A dry run leaves no audit event, so it must not confirm a guessed password: a row of an
        existing record that brings one counts as updated, also if it is the stored one.
        """
        hidden = {row.service_id for row in batch if row.stated.brings_password}
        for stored in after:
            before = known.get(stored.record.service_id)
            if before is None:
                outcome = "created"
            elif stored is not before or (
                self._upload.dry_run and stored.record.service_id in hidden
            ):
                outcome = "updated"
            else:
                outcome = "unchanged"
            self._report.outcomes[outcome] += 1

    def _list_errors(self) -> None:
        # Within a batch, errors are not found in the order of the file.
        for error in sorted(self._found, key=attrgetter("line")):
            self._report.errors.add(error)
        self._found.clear()

    def _changes(
        self,
        reader: RecordReader,
        batch: Iterable[StatedRow],
        known: Mapping[int, StoredRecord],
        lenders: Collection[int] = (),
    ) -> Iterator[Change]:
        lent: dict[int, StoredRecord] = {}
        find_source = ChainMap(lent, dict(known)).get if lenders else known.get
        for row in batch:
            change = self._change(reader, row, known.get(row.service_id), find_source)
            if change is None:
                continue
            if row.service_id in lenders:  # for the rows after this one
                lent[row.service_id] = StoredRecord(change.record, change.password, "ok")
            yield change

    def _change(
        self,
        reader: RecordReader,
        row: StatedRow,
        before: StoredRecord | None,
        find_source: FindRecord,
    ) -> Change | None:
        if before is not None and self._upload.mode == "create":
            self._found.append(Fault("/service_id", "exists", row.line))
            return None
        try:
            change = change_by(reader, row.service_id, before, row.stated, find_source)
        except InvalidInput as error:
            self._found += (replace(fault, line=row.line) for fault in error.faults)
            return None
        if self._upload.dry_run and self._upload.mode == "upsert":
            self._report.warnings.compare(row.source, change)
        return change


class Preparation(_Pass):
    """Compares and seals the rows, each batch with a short read. Raises `HasLenders`."""

    def __init__(
        self,
        database: Database,
        upload: Upload,
        seen: SeenNumbers,
        prepared: PreparedBatches,
        author: Author,
    ) -> None:
        super().__init__(database, upload, seen)
        self._prepared = prepared
        self._author = author

    def _apply(self, batch: Sequence[StatedRow]) -> None:
        if any(row.stated.reuse_login_from for row in batch):
            raise HasLenders
        with self._database.read() as connection:
            reader = RecordReader(connection, self._prepared.keyring, self._author.installation_id)
            known = reader.find_many([row.service_id for row in batch])
            changes = self._database.checked(self._changes(reader, batch, known))
            after, ready = prepare(self._prepared.keys, self._author, changes)
        self._count(batch, known, after)
        self._prepared.add(ready)


class Application(_Pass):
    """Stores the rows, all of it in one transaction."""

    def __init__(
        self, database: Database, upload: Upload, seen: SeenNumbers, store: RecordStore
    ) -> None:
        super().__init__(database, upload, seen)
        self._store = store

    def _apply(self, batch: Sequence[StatedRow]) -> None:
        lenders = {source for row in batch if (source := row.stated.reuse_login_from)}
        known = self._store.find_many([*lenders.union(row.service_id for row in batch)])
        stored = self._store.apply(self._changes(self._store, batch, known, lenders))
        self._count(batch, known, stored)
