"""Export: every whole record of an installation in order of service id, as an import takes it.

A broken record is left out, because an import would seal it as if nothing had happened; the
log, the metrics and `check` name it. Each batch is a read of its own: an export of any size holds
up nobody, and shows each record as it was when its batch was read.
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

BATCH = 1_000
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

Format = Literal["csv", "ndjson"]
MEDIA_TYPES: Mapping[Format, str] = {
    "csv": csv_format.MEDIA_TYPE,
    "ndjson": ndjson_format.MEDIA_TYPE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What to export, and for whom; `with_passwords` in clear.

    `left_out` is told the service id of every broken record.
    """

    database: Database
    keyring: Keyring
    author: Author
    format: Format
    left_out: Callable[[int], None]
    with_passwords: bool = False

    def chunks(self) -> Iterator[bytes]:
        """Give the file in pieces. Raises `DatabaseUnavailable`.

        The first piece is read at once, and passwords are in the audit trail before it is
        given: a caller that has it may begin to answer.
        """
        if self.with_passwords:
            event = Event("export.with_passwords", None, {"format": self.format})
            self.database.transact(lambda connection: trail.write(connection, self.author, event))
        head = csv_format.csv_header(self._columns) if self.format == "csv" else b""
        write = csv_format.write_csv if self.format == "csv" else ndjson_format.write_ndjson
        for batch in self._batches():
            yield head + write(map(self._members, filter(self._is_whole, batch)))
            head = b""
        yield head

    @property
    def _columns(self) -> Sequence[str]:
        return (*COLUMNS, PASSWORD) if self.with_passwords else COLUMNS

    def _batches(self) -> Iterator[list[StoredRecord]]:
        after: int | None = 0
        while after is not None:
            with self.database.read() as connection:
                page = search(
                    connection,
                    self.keyring,
                    self.author.installation_id,
                    Filters(),
                    (after, BATCH),
                )
            yield page.items
            after = page.next_after

    def _is_whole(self, stored: StoredRecord) -> bool:
        if stored.integrity == "ok":
            return True
        self.left_out(stored.record.service_id)
        log.error(
            "record_withheld",
            extra={
                "reason": "broken_seal",
                "installation_id": stored.record.installation_id,
                "service_id": stored.record.service_id,
            },
        )
        return False

    def _members(self, stored: StoredRecord) -> dict[str, object]:
        members = {name: getattr(stored.record, name) for name in COLUMNS}
        if self.with_passwords:
            members[PASSWORD] = plain(stored.password)
        return members
