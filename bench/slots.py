"""U7: the processor time in which the collector stores a slot of very many active series."""

import random
import resource
from functools import partial

from app.usage.kinds import FLOWS, NFDUMP
from app.usage.lease import Lease
from app.usage.measured import SeriesOfSource
from app.usage.sources.source import Batch, Marker
from app.usage.store import Store
from app.usage.timeline import current_slot
from bench.data import opened
from bench.databases import Place
from bench.traffic import fill_series
from bench.verdict import at_most

SERIES = 100_000
ROUNDS = 3
SPREAD = 4  # slots that the flows of a file reach into
GOAL = 3.0


def report(place: Place) -> list[str]:
    """Load the series and store a file, as each round does, with all series in four slots."""
    with opened(place) as (database, keyring):
        begin = current_slot() - 12  # as if they had been measured for an hour
        ids = range(1, SERIES + 1)
        database.transact(partial(fill_series, keyring=keyring, ids=ids, begin=begin))
        lease = Lease("bench")
        series = SeriesOfSource(database, keyring, FLOWS)
        store = Store(database, NFDUMP, lease, keyring)
        lease.take(database)
        started = _processor_seconds()
        series.load(lease)
        first = _processor_seconds() - started
        used = []
        for number in range(ROUNDS):
            batch = file_of(current_slot() - ROUNDS + number, SERIES)
            started = _processor_seconds()
            store.add(batch, series.load(lease))
            used.append(_processor_seconds() - started)
    return [
        f"U7  {place.kind}, {SERIES:,} series that moved bytes in {SPREAD} slots, CPU seconds",
        f"    the first time, seals included {first + max(used):8.2f}",
        f"    each round = {at_most(sorted(used)[ROUNDS // 2], GOAL, ' s')}",
    ]


def file_of(slot: int, series: int) -> Batch:
    """Return what a file has in which all series moved bytes in its slot and those before."""
    draw = random.Random(slot)
    sums = {
        (number, slot - before): (draw.randrange(10**9), draw.randrange(10**9))
        for number in range(1, series + 1)
        for before in range(SPREAD)
    }
    marker = Marker(f"nfcapd.{slot}", slot.to_bytes(32), slot, len(sums), 0)
    return Batch(marker, sums, frozenset({slot}))


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
