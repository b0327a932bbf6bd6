"""Two months of made-up traffic, stored as the collector stores what it reads from files of flows.

Run by start.py, which has stored the records. Each of their series begins two months ago instead of
now, since nothing may be added to a series before it began.
"""

from __future__ import annotations

import math
import os
import random
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from app.commands.session import opened
from app.config import Settings
from app.records import measuring
from app.storage.known_keys import hold_primary
from app.storage.usage_tables import usage_series
from app.usage import series as stored_series
from app.usage.collector import Collector, Work
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, Slot
from app.usage.sources.source import Batch, Done, Group, Marker, Measured
from app.usage.timeline import current_slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.crypto.keyring import Keyring

DAYS = 62
"""So that the billing cycle before this one is whole."""
PEAK_BYTES = 400_000_000 * SLOT_SECONDS // 8
# Before now: a night without a collector, long enough to be hatched in a graph of 30 days; two
# hours that are hatched in one of 7 days; and a short restart of the exporter.
GAPS = (range(9 * SLOTS_PER_DAY, 9 * SLOTS_PER_DAY + 100), range(700, 724), range(400, 404))


def main() -> None:
    """Store it."""
    with opened(Settings.from_mapping(os.environ)) as session:
        database, keyring = session.database, session.keyring
        now = current_slot()
        first = now - DAYS * SLOTS_PER_DAY
        database.transact(lambda connection: begin_at(connection, keyring, first))
        work = Work(lambda: measuring.sync(database, keyring))
        collector = Collector(database, keyring, MadeUp(first, now), work)
        collector.round()
        collector.give_back()


def begin_at(connection: Connection, keyring: Keyring, first: Slot) -> None:
    """Let every series begin with a slot."""
    keys = hold_primary(connection, keyring)
    for stored in stored_series.opened(connection, keyring, select(usage_series)):
        series = stored.series._replace(from_slot=first)
        seal = keys.seal(b"", series.sealed_fields())
        row = update(usage_series).where(usage_series.c.id == series.id)
        connection.execute(row.values(from_slot=first, seal=seal))


class MadeUp:
    """A source with one file, from a slot until before another one."""

    def __init__(self, first: Slot, end: Slot) -> None:
        gaps = {end - before for gap in GAPS for before in gap}
        self.slots = [slot for slot in range(first, end) if slot not in gaps]

    def check(self) -> None:
        """Every process can read it."""

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield the file, unless it was added."""
        name = "made-up"
        if not done.done(name):
            sums = {(each.id, slot): moved(each.id, slot) for each in series for slot in self.slots}
            total = sum(map(sum, sums.values()))
            marker = Marker(name, sha256(name.encode()).digest(), self.slots[0], 0, total)
            yield Batch(marker, sums, frozenset(self.slots))

    def groups(self) -> list[Group]:
        """Return none: files of flows have no groups."""
        return []


def moved(series: int, slot: Slot) -> tuple[int, int]:
    """Return bytes in and out: quiet nights, busy evenings, bursts."""
    chance = random.Random(series << 32 | slot)  # noqa: S311 - no secret
    hour = slot % SLOTS_PER_DAY * 24 / SLOTS_PER_DAY
    busy = 0.35 + 0.3 * math.sin((hour - 10) / 24 * 2 * math.pi)
    burst = 1.6 if chance.random() < 0.03 else 1.0  # noqa: PLR2004
    share = PEAK_BYTES * busy * burst / series
    return int(share * 0.45 * chance.uniform(0.75, 1.15)), int(share * chance.uniform(0.75, 1.15))


if __name__ == "__main__":
    main()
