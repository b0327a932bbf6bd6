"""U8: what a sample of a closed day costs on disk, on every kind of database."""

import math
import os
import random
from collections.abc import Callable
from contextlib import closing
from functools import partial

from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.usage_tables import usage_days
from app.usage.pack import pack
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY
from tests.support.databases import Place

SERIES = int(os.environ.get("NFM_USAGE_STORED", "200"))
DAYS = 10
IDLE = 0.1
LIMIT = {"sqlite": 7.0, "postgresql": 7.0, "mariadb": 10.0}
"""Bytes for what came in and what went out in one slot. MariaDB's pages are never quite full."""

SIZE = {
    "sqlite": "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE '%usage_days%'",
    "postgresql": "SELECT pg_total_relation_size('usage_days')",
    "mariadb": (
        "SELECT data_length + index_length FROM information_schema.tables "
        "WHERE table_schema = DATABASE() AND table_name = 'usage_days'"
    ),
}


def _day(mean: float, draw: random.Random) -> list[int]:
    """Return a day of a service that is busy in the evening, in bytes a slot."""
    return [
        int(mean * (1.1 + math.sin(math.tau * slot / SLOTS_PER_DAY)) * draw.lognormvariate(0, 0.5))
        for slot in range(SLOTS_PER_DAY)
    ]


def _rows(series_id: int, draw: random.Random) -> list[tuple[object, ...]]:
    # Half of the services send more than 6.5 GB a month; a fifth is idle most of the time.
    is_idle = series_id % 5 == 0
    mean = 20_000 / 8 * SLOT_SECONDS * draw.lognormvariate(0, 2)
    rows: list[tuple[object, ...]] = []
    for day in range(DAYS):
        ins, outs = _day(mean / 4, draw), _day(mean, draw)
        if is_idle:
            ins, outs = ([each * (draw.random() < IDLE) for each in day] for day in (ins, outs))
        totals = (sum(ins), sum(outs), max(ins), max(outs))
        row = (series_id, day, SLOT_SECONDS, SLOTS_PER_DAY, *totals, pack(ins), pack(outs))
        rows.append(row)
    return rows


def test_a_closed_day_is_small(
    place: Place, database_kind: str, record_property: Callable[[str, object], None]
) -> None:
    """Days of 200 services take seven bytes a sample, in and out together."""
    columns = tuple(usage_days.c.keys())
    draw = random.Random(8)
    with closing(Database(place.database_url)) as database:
        for series_id in range(1, SERIES + 1):
            store = partial(insert_many, table=usage_days, columns=columns)
            database.transact(partial(store, rows=_rows(series_id, draw)))
    if database_kind == "mariadb":
        place.sql("ANALYZE TABLE usage_days")
    size = float(place.sql(SIZE[database_kind])[0]) / (SERIES * DAYS * SLOTS_PER_DAY)
    record_property("measured", f"{database_kind}: {size:.2f} bytes a sample")
    assert size <= LIMIT[database_kind]
