"""The valid rows of a batch: each with its members, and none with a service that came before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pydantic import ValidationError

from app.bulk.meaning import Stated, owned_by, stated_in
from app.bulk.preview import preview_of
from app.bulk.rows import Row
from app.bulk.upload import Report, Upload
from app.input.faults import Fault, InvalidInput
from app.input.member_errors import describe
from app.storage.scratch import SeenNumbers

MAX_ERRORS_A_ROW = 20


class StatedRow(NamedTuple):
    """A valid row: as it was read, its service, and its members."""

    source: Row
    service_id: int
    stated: Stated

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self.source.line


@dataclass(frozen=True, slots=True)
class StatedRows:
    """Finds the valid rows of a file. The faults of the others go to `found`."""

    upload: Upload
    seen: SeenNumbers
    report: Report
    found: list[Fault]

    def stated(self, batch: Sequence[Row | Fault]) -> list[StatedRow]:
        """Return the valid rows of the next batch. A dry run notes its warnings and a preview."""
        stated = [*self._owned([*self._first_ones(batch)])]
        if self.upload.dry_run:
            preview = self.report.preview
            room = self.upload.previews - len(preview)
            preview += [preview_of(row.source, row.stated.client_id) for row in stated[:room]]
        return stated

    def _valid(self, batch: Iterable[Row | Fault]) -> Iterator[StatedRow]:
        for row in batch:
            if isinstance(row, Fault):
                self.found.append(row)
                continue
            if self.upload.dry_run:
                self.report.warnings.look_at(row)
            try:
                stated = stated_in(row, self.upload.mode)
            except ValidationError as error:
                self._refuse(row.line, error)
                continue
            if stated.service_id is None:
                self.found.append(Fault("/service_id", "missing", row.line))
            else:
                yield StatedRow(row, stated.service_id, stated)

    def _first_ones(self, batch: Iterable[Row | Fault]) -> Iterator[StatedRow]:
        """Yield the rows that are valid and name no service that came before."""
        named = [*self._valid(batch)]
        new = self.seen.add([row.service_id for row in named])
        for row in named:
            if row.service_id in new:
                new.remove(row.service_id)
                yield row
            else:
                self.found.append(Fault("/service_id", "duplicate", row.line))

    def _owned(self, batch: Sequence[StatedRow]) -> Iterator[StatedRow]:
        """Yield the rows whose service has the client in WHMCS, if WHMCS is compared with."""
        if self.upload.find_owners is None:
            yield from batch
            return
        owners = self.upload.find_owners([row.service_id for row in batch])
        for row in batch:
            owner = owners.get(row.service_id)
            if owner is None:
                self.found.append(Fault("/service_id", "no_service", row.line))
                continue
            try:
                yield row._replace(stated=owned_by(row.stated, owner))
            except InvalidInput as error:
                self.found.extend(replace(fault, line=row.line) for fault in error.faults)

    def _refuse(self, line: int, invalid: ValidationError) -> None:
        details = invalid.errors(include_url=False, include_input=False)
        # A line can have thousands of unknown members; a few are enough.
        for item in details[:MAX_ERRORS_A_ROW]:
            self.found.append(replace(describe(item, item["loc"]), line=line))
