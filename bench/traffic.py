"""A month of made-up traffic: closed days, and the open slots of the day after them."""

import math
import random
from collections.abc import Iterable
from functools import partial

from sqlalchemy import Connection

from app.audit.trail import Author
from app.crypto.keyring import Keyring
from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.known_keys import hold_primary
from app.storage.usage_tables import usage_days, usage_known, usage_open, usage_series
from app.usage.kinds import NFDUMP
from app.usage.pack import pack
from app.usage.series import Series
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, Day, Slot
from app.usage.source_settings import choose_nfdump
from app.usage.sums import SHARD, Sums
from app.usage.tags import Tags, place_of_day, place_of_slot, tags_to_write
from app.usage.timeline import current_slot, first_slot

DAYS = 31
OPEN_SLOTS = 150
"""Known slots of the last day: noon, and the half an hour that no answer counts yet."""

GAP = range(200, 250)
"""Slots of one of the closed days that are not known: an evening without a collector."""

IDLE = 0.1
SERIES = (*Series._fields[:-1], "seen", "seal")

# Of the closed days alone, with their indexes.
SIZE = {
    "sqlite": "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE '%usage_days%'",
    "postgresql": "SELECT pg_total_relation_size('usage_days')",
    "mariadb": (
        "SELECT data_length + index_length FROM information_schema.tables "
        "WHERE table_schema = DATABASE() AND table_name = 'usage_days'"
    ),
}


def fill_month(database: Database, keyring: Keyring, services: int) -> tuple[Slot, Slot]:
    """Let the first installation have a month of each service, with client and series of its id.

    Returns the slots of the newest 30 days that answers count, from the first until before the
    second.
    """
    last = current_slot() // SLOTS_PER_DAY - 1
    author = Author(installation_id=1)
    draw = random.Random(8)
    ids = range(1, services + 1)
    database.transact(lambda connection: choose_nfdump(connection, keyring, author))
    database.transact(partial(fill_series, keyring=keyring, ids=ids, begin=first_slot(last - DAYS)))
    tags = database.transact(lambda connection: tags_to_write(connection, keyring))
    columns = tuple(usage_days.c.keys())
    for series_id in ids:
        rows = day_rows(tags, series_id, range(last - DAYS, last), draw)
        database.transact(partial(insert_many, table=usage_days, columns=columns, rows=rows))
    database.transact(partial(_fill_known, last=last))
    database.transact(partial(_fill_open, tags=tags, services=services, first=first_slot(last)))
    end = first_slot(last) + OPEN_SLOTS - 6
    return end - 30 * SLOTS_PER_DAY, end


def fill_series(connection: Connection, keyring: Keyring, ids: Iterable[int], begin: Slot) -> None:
    """Store an open series for each of these services, with its id, as if it had been measured."""
    keys = hold_primary(connection, keyring)
    rows: list[tuple[object, ...]] = []
    for number in ids:
        target = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}/32"
        series = Series(number, 1, number, number, NFDUMP, target, begin, None)
        rows.append((*series[:-1], True, keys.seal(b"", series.sealed_fields())))
    insert_many(connection, usage_series, SERIES, rows)


def day_rows(
    tags: Tags, series_id: int, days: Iterable[Day], draw: random.Random
) -> list[tuple[object, ...]]:
    """Return the rows of closed days of a series."""
    # Half of the services send more than 6.5 GB a month; a fifth is idle most of the time.
    is_idle = series_id % 5 == 0
    mean = 20_000 / 8 * SLOT_SECONDS * draw.lognormvariate(0, 2)
    rows: list[tuple[object, ...]] = []
    for day in days:
        ins, outs = _day(mean / 4, draw), _day(mean, draw)
        if is_idle:
            ins, outs = ([each * (draw.random() < IDLE) for each in day] for day in (ins, outs))
        totals = (sum(ins), sum(outs), max(ins), max(outs))
        packed = (
            tags.add(place_of_day(series_id, day, column), pack(values))
            for column, values in (("sums_in", ins), ("sums_out", outs))
        )
        rows.append((series_id, day, SLOT_SECONDS, SLOTS_PER_DAY, *totals, *packed))
    return rows


def _day(mean: float, draw: random.Random) -> list[int]:
    """Return a day of a service that is busy in the evening, in bytes a slot."""
    return [
        int(mean * (1.1 + math.sin(math.tau * slot / SLOTS_PER_DAY)) * draw.lognormvariate(0, 0.5))
        for slot in range(SLOTS_PER_DAY)
    ]


def _fill_known(connection: Connection, last: Day) -> None:
    closed = (1 << SLOTS_PER_DAY) - 1
    known = dict.fromkeys(range(last - DAYS, last), closed) | {last: (1 << OPEN_SLOTS) - 1}
    known[last - DAYS // 2] -= sum(1 << slot for slot in GAP)
    rows = [
        (NFDUMP, day, bits.to_bytes(SLOTS_PER_DAY // 8, "little"), 1 if day < last else None)
        for day, bits in known.items()
    ]
    insert_many(connection, usage_known, ("source", "day", "slots", "packed_at"), rows)


def _fill_open(connection: Connection, tags: Tags, services: int, first: Slot) -> None:
    draw = random.Random(9)
    rows: list[tuple[object, ...]] = []
    for shard in range(services // SHARD + 1):
        for slot in range(first, first + OPEN_SLOTS):
            sums = Sums()
            for place in range(SHARD):
                sums.add(place, (draw.randrange(10**7), draw.randrange(10**8)))
            packed = tags.add(place_of_slot(shard, slot), sums.packed())
            rows.append((NFDUMP, shard, slot, 1, packed))
    insert_many(connection, usage_open, ("source", "shard", "slot", "version", "sums"), rows)
