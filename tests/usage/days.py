"""Three days of real flows in files of nfcapd, and records whose traffic they are."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from app.input.conditions import NO_CONDITION
from app.records import write
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.usage.again import Again
from app.usage.collector import Collector, Report
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, moment_of, slot_of
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.spread import Limits
from app.usage.sums import SHARD
from tests.support.waiting import HANG_SECONDS
from tests.usage.collectors import nfcapd
from tests.usage.directory import Directory
from tests.usage.exporters import Flow, send_v5
from tests.usage.measured_records import MeasuredRecords

OWNER = 5
SERVICES = (1, SHARD + 2)
"""Two, whose sums are in different shards."""
MAX_AGE = 7 * 86_400_000
FIRST = slot_of(time.time()) // SLOTS_PER_DAY * SLOTS_PER_DAY - 2 * SLOTS_PER_DAY
SECOND = FIRST + SLOTS_PER_DAY
"""The first slots of two days; the days before and after them have flows too."""
SLOTS = range(FIRST, SECOND + SLOTS_PER_DAY)
TIMES = (FIRST - 1, FIRST, FIRST + 144, SECOND - 1, SECOND, SECOND + 144)
LATE = FIRST + 145
DAYS = range(FIRST // SLOTS_PER_DAY, SECOND // SLOTS_PER_DAY + 1)

Figures = list[list[object]]


def name_at(slot: int, router: str = "a") -> str:
    """Return the name of the file of a slot."""
    return f"{router}/nfcapd.{moment_of(slot):%Y%m%d%H%M}"


def _flows(octets: int) -> list[Flow]:
    """Return flows that begin in each of `TIMES` and end in the slot after it."""
    stranger = ip_address("198.51.100.1")
    flows = []
    for number, slot in enumerate(TIMES):
        first = slot * SLOT_SECONDS * 1_000 + 200_000
        for service in SERVICES:
            moved = octets * service + number
            ends = (ip_address(f"192.0.2.{service}"), stranger)
            flows.append(Flow(*ends, moved, first, first + 200_000))
            flows.append(Flow(*ends[::-1], moved // 3, first, first + 200_000))
    return flows


def capture(folder: Path, octets: int) -> Path:
    """Return a file that an nfcapd has written of flows of three days."""
    while True:
        now = int(time.time() * 1_000)
        files = folder / str(now)
        with nfcapd(files) as (port, _):
            send_v5(_flows(octets), port, now)
        found = [path for path in files.iterdir() if path.stat().st_size > 1_000]
        if len(found) == 1:  # else a slot has ended meanwhile
            return found[0]


def put_records(records: MeasuredRecords) -> None:
    """Store a record for each id up to the last service: ids of series are then those of both."""

    def work(store: RecordStore) -> None:
        for service in range(1, SERVICES[-1] + 1):
            stated = RecordStated.model_validate(
                {"client_id": OWNER, "ip_address": f"192.0.2.{service}"}
            )
            partial(write.put, service_id=service, stated=stated, condition=NO_CONDITION)(store)

    records.clock.slot = FIRST - SLOTS_PER_DAY
    records.do(work)


@dataclass
class Days:
    """The files of a directory, and the records of a database."""

    records: MeasuredRecords
    directory: Directory

    def source(self) -> NfdumpSource:
        """Return the source; flows may be a week older than their receipt."""
        limits = Limits(1_800_000, MAX_AGE)
        return NfdumpSource(NfdumpOptions(self.directory.path, limits=limits))

    def again(self, days: range = DAYS, *, of: MeasuredRecords | None = None) -> Report:
        """Collect days again, with a lease that anybody may take over at any moment."""
        return Again(self.collector(of), self.source(), days).run(wait=HANG_SECONDS)

    def collector(self, of: MeasuredRecords | None = None) -> Collector:
        """Return a collector whose lease outlives nobody."""
        collector = (of or self.records).collector(self.source())
        collector.lease = replace(collector.lease, seconds=0)
        collector.wish = replace(collector.wish, seconds=0)
        collector.store = replace(collector.store, lease=collector.lease)
        return collector

    def collect(self) -> Report:
        report = self.collector().round()
        assert report is not None
        return report

    def put(self, *slots: int) -> None:
        for slot in slots:
            self.directory.put(name_at(slot))

    def figures(self, slots: Sequence[int] = SLOTS) -> Figures:
        """Return bytes in and out of each service in each slot, None where unknown."""
        return [self.records.moved(service, OWNER, slots) for service in SERVICES]
