"""The traffic of every service in a period, a piece of the list at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic_core import to_json
from sqlalchemy import Connection

from app.client_area.usage import Wanted, asked_in, zone_of
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import Keyring
from app.installations.settings import DisplaySettings
from app.records.reader import RecordReader
from app.storage.database import Database
from app.usage.answer import Asked, Progress, progress_of, usage_of
from app.usage.figures import Figures, Samples, figures_of
from app.usage.series import Owner, Question, owners_between

BATCH = 10
"""Services of one piece: a month of one takes some milliseconds."""

START = 0
Piece = tuple[bytes, int | None]
_Line = dict[str, object]


@dataclass(slots=True, kw_only=True)
class Totals:
    """One list. All its lines are of the same slots, however long it takes to read."""

    keyring: Keyring
    installation_id: int
    settings: DisplaySettings
    wanted: Wanted
    count: int = field(default=0, init=False)
    progress: Progress | None = field(default=None, init=False)

    def go_on(self, database: Database, *, after: int) -> Piece:
        """Return the lines of the next services, and the last of them; None: the list is complete.

        Raises `StorageError`, and `UnknownSealingKey` for a record that may be intact: a list
        without it would look complete.
        """
        with database.read() as connection:
            self.progress = self.progress or progress_of(connection)
            period = self._asked().period(self.progress.until)
            slots = (period.start, period.end - 1)
            owners = owners_between(connection, self.installation_id, slots, (after, BATCH))
            lines = list(self._lines(connection, owners, self.progress))
        self.count += len(lines)
        last = max((owner.service_id for owner in owners), default=None)
        if last is None:
            lines.append({"end": True, "count": self.count})
        return b"".join(to_json(line) + b"\n" for line in lines), last

    def _asked(self) -> Asked:
        return asked_in(zone_of(self.settings)[1], self.settings, self.wanted)

    def _lines(
        self, connection: Connection, owners: list[Owner], progress: Progress
    ) -> Iterator[_Line]:
        asked = self._asked()
        period = asked.period(progress.until)
        reader = RecordReader(connection, self.keyring, self.installation_id)
        found = reader.find_many(sorted({owner.service_id for owner in owners}))
        for service_id, stored in sorted(found.items()):
            if stored.is_locked:
                raise UnknownSealingKey
            owner = Owner(service_id, stored.record.client_id)
            if stored.integrity == "ok" and owner in owners:
                question = Question(self.installation_id, *owner)
                usage = usage_of(connection, self.keyring, question, asked, progress)
                # An edited series has no figures.
                figures = usage.figures if usage else figures_of(Samples(), asked.method)
                yield {
                    **owner._asdict(),
                    **_members(figures),
                    "elapsed_slots": progress.elapsed_in(period),
                    "known_slots": usage.known if usage else 0,
                }


def _members(figures: Figures) -> _Line:
    percentile = figures.percentile_95
    return {
        "in_bytes": figures.incoming.bytes,
        "out_bytes": figures.outgoing.bytes,
        "total_bytes": figures.total_bytes,
        "percentile_95_bps": percentile.bps,
        "method": percentile.method,
        "samples": percentile.samples,
    }
