"""One round of the collector: series, what the source has, storage, packed days, retention."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.crypto.keyring import Keyring
from app.storage.database import Database
from app.times import now
from app.usage import counters
from app.usage.kinds import NFDUMP
from app.usage.lease import Lease
from app.usage.measured import Loaded, SeriesOfSource
from app.usage.packing import Packing
from app.usage.retention import Kept, Retention
from app.usage.sources.source import Source, SourceError
from app.usage.store import Store
from app.usage.timeline import DAY_SLOTS

log = logging.getLogger(__name__)

PACKED_AFTER = 36
"""Slots after the end of a day for files that come late: three hours."""
PACKED_ANYWAY = 7 * DAY_SLOTS
"""Slots after which a day is packed though the source fails in each round."""


@dataclass(slots=True)
class Report:
    """What a round did. `failure` is the name of the error that the source ended with, if any."""

    files: Counter[str] = field(default_factory=Counter)
    series: int = 0
    broken: int = 0
    changed: int = 0
    packed: int = 0
    deleted: int = 0
    failure: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Work:
    """What a round does beside collecting.

    `sync` lets series follow the records, and returns how many changed. `kept` returns how long
    installations keep their figures, where it is not the default.
    """

    sync: Callable[[], int]
    kept: Callable[[], Mapping[int, Kept]] = dict


class Collector:
    """Collects from nfdump, which reads for all installations. Processes take turns by a lease."""

    def __init__(self, database: Database, keyring: Keyring, source: Source, work: Work) -> None:
        self.database = database
        self.source = source
        self.work = work
        self.lease = Lease(f"usage:{NFDUMP}")
        self.series = SeriesOfSource(database, keyring, NFDUMP)
        self.store = Store(database, NFDUMP, self.lease)

    def round(self) -> Report | None:
        """Collect what is new, and return what was done; None while another process does so.

        Raises `LeaseLost` when another one has taken over, `StorageError`, and `CryptoError` if a
        series cannot be read with this keyring. Whatever was not stored is read by the next round.
        """
        if not self.lease.take(self.database):
            return None
        started = time.monotonic()
        report = Report(changed=self.work.sync())
        loaded = self.series.load(self.lease)
        report.series, report.broken = len(loaded.series), loaded.broken
        self._collect(loaded, report)
        late = PACKED_AFTER if report.failure is None else PACKED_ANYWAY
        packing = Packing(self.database, NFDUMP, self.lease)
        report.packed = packing.pack_until(loaded.slot - late)
        report.deleted = Retention(self.database, NFDUMP, self.lease).apply(self.work.kept())
        report.seconds = time.monotonic() - started
        self.database.transact(lambda connection: self._count(connection, report))
        log.info("usage_collected", extra=_values(report))
        return report

    def give_back(self) -> None:
        """Let another process collect at once. Raises `StorageError`."""
        self.lease.give_back(self.database)

    def _collect(self, loaded: Loaded, report: Report) -> None:
        files = self.store.files()
        try:
            for batch in self.source.batches([*loaded.series.values()], files):
                # Of a later file, series that have begun since would lack a part.
                if batch.marker.slot >= loaded.slot:
                    break
                report.files[self.store.add(batch, loaded)] += 1
                files.note(batch.marker)
        except SourceError as error:
            report.failure = type(error).__name__

    def _count(self, connection: Connection, report: Report) -> None:
        self.lease.extend(connection)
        counters.add(connection, NFDUMP, {f"files_{name}": n for name, n in report.files.items()})
        values = {
            "series": report.series,
            "series_broken": report.broken,
            "round_milliseconds": round(report.seconds * 1_000),
            "round_ended_at": now(),
        }
        counters.store(connection, NFDUMP, values)


def _values(report: Report) -> dict[str, object]:
    return {
        **{f"files_{name}": count for name, count in report.files.items()},
        "series": report.series,
        "series_broken": report.broken,
        "series_changed": report.changed,
        "days_packed": report.packed,
        "rows_deleted": report.deleted,
        "failure": report.failure,
        "seconds": round(report.seconds, 3),
    }
