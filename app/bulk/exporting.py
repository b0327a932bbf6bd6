"""Export: every whole record of an installation in order of service id, as an import takes it.

A broken record is left out, because an import would seal it as if nothing had happened; the
log, the metrics and `check` name it. Whoever cannot be told which ones are missing gets no file
without those that may come back: see `Export.left_out`. Each batch is a read of its own: an
export of any size holds up nobody, and shows each record as it was when its batch was read.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.audit import trail
from app.audit.trail import Author, Event
from app.bulk import csv_format, ndjson_format
from app.crypto.keyring import Keyring
from app.records.projections import plain
from app.records.record import StoredRecord
from app.records.search import Filters, search
from app.storage.database import Database

log = logging.getLogger(__name__)

BATCH = 200
COLUMNS = (
    "service_id",
    "client_id",
    "enabled",
    "netflow_url",
    "username",
    "group",
    "ip_address",
    "notes",
)
PASSWORD = "password"  # noqa: S105 - the name of a column

Piece = tuple[bytes, int | None]
Format = Literal["csv", "ndjson"]
MEDIA_TYPES: Mapping[Format, str] = {
    "csv": csv_format.MEDIA_TYPE,
    "ndjson": ndjson_format.MEDIA_TYPE,
}


def reason_to_withhold(stored: StoredRecord) -> str:
    """Return why a broken record is not shown, as the log and the metrics name it."""
    return "unusable_key" if stored.is_locked else "broken_seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What to export, and for whom; `with_passwords` in clear.

    `left_out` is called with every broken record; what it raises ends the export.
    """

    database: Database
    keyring: Keyring
    author: Author
    format: Format
    left_out: Callable[[StoredRecord], object]
    with_passwords: bool = False

    def chunks(self) -> Iterator[bytes]:
        """Give the file in pieces. Raises `DatabaseUnavailable`."""
        chunk, after = self.begin(self.database)
        yield chunk
        while after is not None:
            chunk, after = self.go_on(self.database, after)
            yield chunk

    def begin(self, database: Database) -> Piece:
        """Return the first piece of the file, and where to go on; None at the end.

        Passwords are in the audit trail then: a caller that has it may begin to answer.
        """
        if self.with_passwords:
            event = Event("export.with_passwords", None, {"format": self.format})
            database.transact(lambda connection: trail.write(connection, self.author, event))
        head = csv_format.csv_header(self._columns) if self.format == "csv" else b""
        chunk, after = self.go_on(database, 0)
        return head + chunk, after

    def go_on(self, database: Database, after: int) -> Piece:
        """Return the piece that comes after a service id."""
        position = (after, BATCH)
        installation_id = self.author.installation_id
        with database.read() as connection:
            page = search(connection, self.keyring, installation_id, Filters(), position)
            records = [*filter(self._is_whole, database.checked(page.items))]
        write = csv_format.write_csv if self.format == "csv" else ndjson_format.write_ndjson
        return write(map(self._members, database.checked(records))), page.next_after

    @property
    def _columns(self) -> Sequence[str]:
        return (*COLUMNS, PASSWORD) if self.with_passwords else COLUMNS

    def _is_whole(self, stored: StoredRecord) -> bool:
        if stored.integrity == "ok":
            return True
        log.error(
            "record_withheld",
            extra={
                "reason": reason_to_withhold(stored),
                "installation_id": stored.record.installation_id,
                "service_id": stored.record.service_id,
            },
        )
        self.left_out(stored)
        return False

    def _members(self, stored: StoredRecord) -> dict[str, object]:
        members = {name: getattr(stored.record, name) for name in COLUMNS}
        if self.with_passwords:
            members[PASSWORD] = plain(stored.password)
        return members
