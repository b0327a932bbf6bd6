"""U8: what a sample of a closed day costs on disk, on every kind of database."""

import os
import random
from collections.abc import Callable
from contextlib import closing
from functools import partial

from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.usage_tables import usage_days
from app.usage.slots import SLOTS_PER_DAY
from app.usage.tags import KEY_BYTES, Tags
from bench.traffic import SIZE, day_rows
from tests.support.databases import Place

SERIES = int(os.environ.get("NFM_USAGE_STORED", "200"))
DAYS = 10
LIMIT = {"sqlite": 7.0, "postgresql": 7.0, "mariadb": 10.0}
"""Bytes for what came in and what went out in one slot. MariaDB's pages are never quite full."""


def test_a_closed_day_is_small(
    place: Place, database_kind: str, record_property: Callable[[str, object], None]
) -> None:
    """Days of 200 services take seven bytes a sample, in and out together."""
    columns = tuple(usage_days.c.keys())
    draw, tags = random.Random(8), Tags(bytes(KEY_BYTES))
    with closing(Database(place.database_url)) as database:
        for series_id in range(1, SERIES + 1):
            store = partial(insert_many, table=usage_days, columns=columns)
            database.transact(partial(store, rows=day_rows(tags, series_id, range(DAYS), draw)))
    if database_kind == "mariadb":
        place.sql("ANALYZE TABLE usage_days")
    size = float(place.sql(SIZE[database_kind])[0]) / (SERIES * DAYS * SLOTS_PER_DAY)
    record_property("measured", f"{database_kind}: {size:.2f} bytes a sample")
    assert size <= LIMIT[database_kind]
