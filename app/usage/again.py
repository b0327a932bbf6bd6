"""Collects whole days again, from files that were counted before: for those that came late.

What the days hold is replaced once all of their files have been read, and not before. Files of
other days that reach into them are read too, and add only what falls into them.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.storage.usage_tables import usage_files
from app.usage.collector import Collector, Report
from app.usage.measured import LATEST_SLOTS, Loaded
from app.usage.slots import SLOTS_PER_DAY, day_of
from app.usage.sources.counted_files import CountedFiles
from app.usage.sources.flow_content import digest_in
from app.usage.sources.nfdump import NfdumpSource
from app.usage.sources.source import Marker, SourceError, SourceUnreadable
from app.usage.store import Store
from app.usage.sums import SHARD
from app.usage.timeline import current_slot, first_slot

LATEST_DAYS = LATEST_SLOTS // SLOTS_PER_DAY - 1
"""How many days ago a day may be: of older ones, not every series is read any more."""
WAIT_SECONDS = 600.0
POLL_SECONDS = 1.0
MAX_NAMED = 5


class NotAgain(Exception):
    """Days cannot be collected again, and are as they were. The message says why."""


@dataclass(frozen=True, slots=True)
class Again:
    """Days of UTC, one after the other, to be collected again from the files of a source."""

    collector: Collector
    source: NfdumpSource
    days: range

    def run(self, wait: float = WAIT_SECONDS) -> Report:
        """Collect what is new, and these days again; return what was done.

        A collector that is at work is waited for, `wait` seconds at most; others leave the source
        alone meanwhile. Raises `NotAgain`, `SourceUnavailable`, `SourceRefused`, `LeaseLost`,
        `StorageError`, and `CryptoError` as a round does.
        """
        self.source.check()
        self._check_days()
        self._take_turn(wait)
        try:
            self._check_missing(self._counted())
            report = self.collector.round(self._replace)
        finally:
            self.collector.give_back()
            self.collector.wish.give_back(self.collector.database)
        if report is None:
            raise NotAgain(_TAKEN)
        return report

    def _check_days(self) -> None:
        today = day_of(current_slot())
        if self.days[-1] > today:
            raise NotAgain("A day that is still to come has no files.")
        if self.days[0] < today - LATEST_DAYS:
            raise NotAgain(f"A day can be collected again for {LATEST_DAYS} days.")

    def _take_turn(self, wait: float) -> None:
        database, ends_at = self.collector.database, time.monotonic() + wait
        while self.collector.wish.take(database):
            if self.collector.lease.take(database):
                return
            if time.monotonic() > ends_at:
                self.collector.wish.give_back(database)
                raise NotAgain("Another process has been collecting all the time: try again later.")
            time.sleep(POLL_SECONDS)
        raise NotAgain(_TAKEN)

    def _replace(self, loaded: Loaded, report: Report) -> None:
        """Collect the days again, in a round that has collected what is new."""
        if loaded.broken:
            raise NotAgain(
                "Rows of series were edited, and what was measured of them would be lost. Run: "
                "netflow-manager check"
            )
        counted, collector = self._counted(), self.collector
        self._check_missing(counted)
        replacement = collector.replacement
        replacement.begin(self.days, {ident // SHARD for ident in loaded.series})
        store = replace(collector.store, source=replacement.name)
        try:
            read = self._read(counted, store, loaded)
        except (NotAgain, SourceError):
            replacement.settle()
            raise
        replacement.complete(self.days, counted.is_inside)
        report.files["again"] += len(read)

    def _read(self, counted: CountedFiles, store: Store, loaded: Loaded) -> list[Marker]:
        """Store what the files hold, and return which were read. Raises `NotAgain` without one."""
        read, reason = [], ""
        try:
            for batch in counted.batches([*loaded.series.values()]):
                store.add(batch, loaded)
                read.append(batch.marker)
        except SourceUnreadable as error:
            reason = f" {error}"
        if unread := counted.unread(read):
            raise NotAgain(
                f"{len(unread)} files that were counted cannot be read, so nothing was changed: "
                f"{_listed(unread)}.{reason}"
            )
        return read

    def _counted(self) -> CountedFiles:
        slots = range(first_slot(self.days[0]), first_slot(self.days[-1] + 1))
        return CountedFiles(self.source, self._markers(slots), slots)

    def _markers(self, slots: range) -> Sequence[Marker]:
        columns = usage_files.c
        values = (columns.name, columns.digest, columns.slot, columns.flows, columns.bytes)
        # One day more: the last file of each directory, and files of an hour.
        last = slots.stop + self.source.options.limits.reach
        query = select(*values).where(
            columns.source == self.collector.feed.name,
            columns.slot.between(slots.start - SLOTS_PER_DAY, last),
        )
        with self.collector.database.read() as connection:
            rows = connection.execute(query).all()
        return [Marker(row[0], digest_in(row[1]), *row[2:]) for row in rows]

    def _check_missing(self, counted: CountedFiles) -> None:
        if missing := counted.missing():
            raise NotAgain(
                f"{len(missing)} files that were counted are not there any more, so nothing was "
                f"changed: {_listed(missing)}. Put them back into NFM_NFDUMP_DIR."
            )


_TAKEN = "Another process collects: try again later."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return ", ".join(names[:MAX_NAMED]) + more
