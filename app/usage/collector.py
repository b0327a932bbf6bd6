"""One round of the collector: series, what the source has, storage, packed days, retention."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.crypto.keyring import Keyring
from app.storage.database import Database
from app.times import now
from app.usage import counters
from app.usage.kinds import FLOWS, Feed
from app.usage.lease import Lease
from app.usage.measured import Loaded, SeriesOfSource
from app.usage.packing import Packing
from app.usage.replacement import Replacement
from app.usage.retention import Kept, Retention
from app.usage.slots import SLOTS_PER_DAY, Day, day_of
from app.usage.source_store import note_round
from app.usage.sources.source import (
    Source,
    SourceError,
    SourceUnavailable,
    SourceUnreadable,
)
from app.usage.store import Store

log = logging.getLogger(__name__)

PACKED_AFTER = 36
"""Slots after the end of a day for files that come late: three hours."""
PACKED_ANYWAY = 7 * SLOTS_PER_DAY
"""Slots after which a day is packed though the source fails in each round."""


@dataclass(slots=True)
class Report:
    """What a round did.

    `files` counts outcomes, `moved` flows whose times were not credible. `failure` is the error
    that the source ended with, if any, and `unread` the days of files that could not be read.
    """

    files: Counter[str] = field(default_factory=Counter)
    series: int = 0
    broken: int = 0
    changed: int = 0
    packed: int = 0
    deleted: int = 0
    failure: SourceError | None = None
    unread: frozenset[Day] = frozenset()
    moved: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, reports: Sequence["Report"]) -> "Report":
        """Return what several rounds did together, with the first failure of them."""
        failures = [report.failure for report in reports if report.failure is not None]
        return cls(
            files=sum((report.files for report in reports), Counter()),
            series=sum(report.series for report in reports),
            broken=sum(report.broken for report in reports),
            changed=sum(report.changed for report in reports),
            packed=sum(report.packed for report in reports),
            failure=failures[0] if failures else None,
        )


@dataclass(frozen=True, slots=True)
class Work:
    """What a round does beside collecting.

    `sync` lets series follow the records, and returns how many changed. `kept` returns how long
    installations keep their figures, where it is not the default. `active_timeout` of the
    exporters, in seconds, is noted for those who read figures.
    """

    sync: Callable[[], int]
    kept: Callable[[], Mapping[int, Kept]] = dict
    active_timeout: int = 1_800


class Collector:
    """Collects from one source. Processes take turns by a lease of the source."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        source: Source,
        work: Work,
        feed: Feed = FLOWS,
    ) -> None:
        self.database = database
        self.source = source
        self.work = work
        self.feed = feed
        self.lease = Lease(f"usage:{feed.name}")
        self.wish = Lease(f"{self.lease.name}:again")
        self.series = SeriesOfSource(database, keyring, feed)
        self.store = Store(database, feed.name, self.lease, keyring)

    @property
    def replacement(self) -> Replacement:
        """Whole days of the source, to be collected again."""
        return Replacement(self.database, self.feed, self.lease, self.store.keyring)

    def round(self, further: Callable[[Loaded, Report], None] | None = None) -> Report | None:
        """Collect what is new, and return what was done; None while another process does so.

        `further` is done with what is new, before days are packed; what it raises ends the round.
        A process that cannot read the source leaves it to others: nothing is stored or noted, and
        the report only has the failure.
        Raises `LeaseLost` when another process has taken over, `StorageError`, and `CryptoError` if
        a series cannot be read with this keyring. Whatever was not stored is read by the next
        round.
        """
        if self.wish.is_another_s(self.database):
            self.give_back()
            return None
        try:
            self.source.check()
        except SourceUnavailable as error:
            return self._left_to_others(error)
        if not self.lease.take(self.database):
            return None
        with self.lease.kept(self.database):
            report = self._round(further)
        if isinstance(report.failure, SourceUnavailable):
            self.give_back()  # another host may have the files
        return report

    def _round(self, further: Callable[[Loaded, Report], None] | None) -> Report:
        started = time.monotonic()
        self.replacement.settle()
        report = Report(changed=self.work.sync())
        loaded = self.series.load(self.lease)
        report.series, report.broken = len(loaded.series), loaded.broken
        self._collect(loaded, report)
        if further is not None:
            further(loaded, report)
        self._pack(loaded, report)
        report.deleted = Retention(self.database, self.feed.name, self.lease).apply(
            self.work.kept()
        )
        report.seconds = time.monotonic() - started
        self.database.transact(lambda connection: self._count(connection, report))
        log.info("usage_collected", extra=_values(report))
        return report

    def _left_to_others(self, failure: SourceUnavailable) -> Report | None:
        """Return what a process reports that cannot read the source; None if another one does."""
        self.give_back()
        return None if self.lease.is_another_s(self.database) else Report(failure=failure)

    def give_back(self) -> None:
        """Let another process collect at once. Raises `StorageError`."""
        self.lease.give_back(self.database)

    def _collect(self, loaded: Loaded, report: Report) -> None:
        files = self.store.files()
        try:
            for batch in self.source.batches([*loaded.series.values()], files):
                # Of a later file, series that have begun since would lack a part.
                if max({batch.marker.slot, *batch.known}) >= loaded.slot:
                    break
                report.files[self.store.add(batch, loaded)] += 1
                report.moved += batch.moved
                files.note(batch.marker)
        except SourceUnreadable as error:
            report.failure = error
            report.unread = _days_of(error)
            report.files["unreadable"] += len(error.parts)
        except SourceError as error:
            report.failure = error

    def _pack(self, loaded: Loaded, report: Report) -> None:
        """Pack the days of which no file is left; in the end also those of which some are."""
        packing = Packing(self.database, self.feed.name, self.lease, self.store.keyring)
        if report.failure is None or isinstance(report.failure, SourceUnreadable):
            report.packed = packing.pack(day_of(loaded.slot - PACKED_AFTER), report.unread)
        report.packed += packing.pack(day_of(loaded.slot - PACKED_ANYWAY))

    def _count(self, connection: Connection, report: Report) -> None:
        self.lease.extend(connection)
        added = {f"files_{name}": number for name, number in report.files.items()}
        counters.add(connection, self.feed.name, {**added, "flows_moved": report.moved})
        values = {
            "series": report.series,
            "series_broken": report.broken,
            "round_milliseconds": round(report.seconds * 1_000),
            counters.ROUND_ENDED: now(),
            counters.ACTIVE_TIMEOUT: self.work.active_timeout,
        }
        counters.store(connection, self.feed.name, values)
        failure = None if report.failure is None else report.failure.code
        note_round(connection, self.feed, failure)


def _days_of(error: SourceUnreadable) -> frozenset[Day]:
    """Return the days of which something could not be read."""
    return frozenset(day_of(slot) for part in error.parts for slot in part.slots)


def _values(report: Report) -> dict[str, object]:
    return {
        **{f"files_{name}": count for name, count in report.files.items()},
        "series": report.series,
        "series_broken": report.broken,
        "series_changed": report.changed,
        "days_packed": report.packed,
        "rows_deleted": report.deleted,
        "failure": report.failure and type(report.failure).__name__,
        "seconds": round(report.seconds, 3),
    }
