"""Export: every intact record of an installation in order of service id, as an import takes it.

A broken record is left out, because an import would seal it as if nothing had happened; the
log, the metrics and `check` name it. A caller that cannot report which records are missing must
not return a file without those that may come back: see `Export.left_out`. Each batch is a read
of its own, so that an export of any size blocks nobody; a record is as it was when its batch was
read.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.audit import trail
from app.audit.trail import Author, Event
from app.bulk import csv_format, ndjson_format
from app.crypto.keyring import Keyring
from app.records.passwords import plain
from app.records.reader import RecordReader
from app.records.record import STATED, StoredRecord
from app.records.search import Filters
from app.storage.database import Database

log = logging.getLogger(__name__)

# A read of this many delays a render by one millisecond, one of 1,000 by two.
BATCH = 200
START = 0
COLUMNS = ("service_id", *STATED)
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
    """One export. `with_passwords` adds the passwords in clear, `with_mark` a byte order mark.

    `left_out` is called with every broken record; whatever it raises ends the export.
    """

    database: Database
    keyring: Keyring
    author: Author
    format: Format
    left_out: Callable[[StoredRecord], object]
    with_passwords: bool = False
    with_mark: bool = False

    def chunks(self) -> Iterator[bytes]:
        """Yield the file in pieces. Raises `DatabaseUnavailable`."""
        after: int | None = self.begin()
        while after is not None:
            chunk, after = self.go_on(self.database, after)
            yield chunk

    def begin(self) -> int:
        """Write an audit event if passwords are exported, and return where the first piece begins.

        Waits for its turn like every write. Raises `DatabaseUnavailable`.
        """
        if self.with_passwords:
            event = Event("export.with_passwords", None, {"format": self.format})
            self.database.transact(lambda connection: trail.write(connection, self.author, event))
        return START

    def go_on(self, database: Database, after: int) -> Piece:
        """Return the piece after a service id, and the id to go on after, None at the end."""
        with database.read() as connection:
            reader = RecordReader(connection, self.keyring, self.author.installation_id)
            page = reader.search(Filters(), after=after, limit=BATCH)
            records = [*filter(self._is_intact, database.checked(page.items))]
        write = csv_format.write_csv if self.format == "csv" else ndjson_format.write_ndjson
        has_head = self.format == "csv" and after == START
        head = csv_format.csv_header(self._columns) if has_head else b""
        if has_head and self.with_mark:
            head = csv_format.BYTE_ORDER_MARK + head
        return head + write(map(self._members, database.checked(records))), page.next_after

    @property
    def _columns(self) -> Sequence[str]:
        return (*COLUMNS, PASSWORD) if self.with_passwords else COLUMNS

    def _is_intact(self, stored: StoredRecord) -> bool:
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
