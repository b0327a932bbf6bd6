"""U8: a month of traffic, over the same rows read and unpacked through the raw driver; its size."""

import gc
import time
from collections.abc import Callable
from contextlib import closing
from statistics import median
from typing import Any

from pydantic_core import to_json

from app.api.schemas.usage import body_of
from app.client_area.usage import Wanted, shown_usage
from app.crypto.keyring import Keyring
from app.installations.settings import DEFAULT_SETTINGS
from app.storage.database import Database
from app.usage.kinds import NFDUMP
from app.usage.pack import unpack
from app.usage.section import render_usage
from app.usage.series import Question
from app.usage.slots import SLOTS_PER_DAY, Slot, day_of
from app.usage.sums import SHARD
from app.usage.tags import TAG_BYTES
from bench.data import existing, fill
from bench.databases import Place
from bench.traffic import DAYS, SIZE, fill_month
from bench.verdict import at_most

SERVICES = 200
ROUNDS = 5
GOAL, SIZE_GOAL = 3.0, 7.0
LOOK = {"MariaDB": "ANALYZE TABLE usage_days"}
QUERIES = (
    "SELECT slot, sums FROM usage_open WHERE source={m} AND shard={m} AND slot BETWEEN {m} AND {m}",
    "SELECT sums_in, sums_out FROM usage_days WHERE series_id={m} AND day BETWEEN {m} AND {m}",
    "SELECT day, slots FROM usage_known WHERE source={m} AND day BETWEEN {m} AND {m}",
)
Call = Callable[[int], object]


def report(place: Place) -> list[str]:
    """Answer and read by turns, in one thread, without HTTP."""
    fill(place, SERVICES)
    with existing(place) as (database, keyring):
        gc.freeze()  # as the service does when it starts
        slots = fill_month(database, keyring, SERVICES)
        size = _size(database, place.kind)
        with closing(_Raw(database)) as raw:
            calls: dict[str, Call] = {
                "raw": _unpacked(raw, slots),
                "figures": _answer(database, keyring, with_html=False),
                "whole": _answer(database, keyring, with_html=True),
            }
            rounds = [_round(calls) for _ in range(ROUNDS)]
    times = {name: median(each[name] for each in rounds) for name in calls}
    figures, whole = (
        median(each[name] / each["raw"] for each in rounds) for name in ("figures", "whole")
    )
    return [
        f"U8  `usage` for 30 days, {place.kind}, {SERVICES} services by turns, p50",
        f"    rows unpacked   {times['raw']:8.2f} ms",
        f"    figures as JSON {times['figures']:8.2f} ms",
        f"    with HTML       {times['whole']:8.2f} ms",
        f"    figures / rows = {at_most(figures, GOAL)}",
        f"    with HTML / rows = {at_most(whole, GOAL)}",
        f"    a sample of closed days = {at_most(size, SIZE_GOAL, ' bytes')}",
    ]


def _round(calls: dict[str, Call]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in calls}
    for service_id in range(1, SERVICES + 1):
        for name, call in calls.items():
            started = time.perf_counter()
            call(service_id)
            times[name].append(1_000 * (time.perf_counter() - started))
    return {name: median(each) for name, each in times.items()}


def _answer(database: Database, keyring: Keyring, *, with_html: bool) -> Call:
    """Return what the route does."""
    wanted = Wanted("30d", 1, status="Active")

    def answer(service_id: int) -> bytes:
        question = Question(1, service_id, service_id)
        with database.read() as connection:
            shown = shown_usage(connection, keyring, question, DEFAULT_SETTINGS, wanted)
        assert shown is not None
        assert shown.usage.known
        html = render_usage(shown.report, service_id, "english") if with_html else ""
        return to_json(body_of(question, shown, html, None))

    return answer


class _Raw:
    """A connection of the driver alone, as the service opens it."""

    def __init__(self, database: Database) -> None:
        self._pooled = database.engine.raw_connection()
        mark = "?" if database.engine.dialect.paramstyle == "qmark" else "%s"
        self._queries = [query.format(m=mark) for query in QUERIES]

    def close(self) -> None:
        """Give the connection back."""
        self._pooled.close()

    def read(self, number: int, *values: object) -> list[Any]:
        """Return the rows of one of the queries."""
        driver: Any = self._pooled.driver_connection
        cursor = driver.cursor()
        cursor.execute(self._queries[number], values)
        rows: list[Any] = cursor.fetchall()
        cursor.close()
        return rows


def _unpacked(raw: _Raw, slots: tuple[Slot, Slot]) -> Call:
    """Return what reads the rows that an answer needs, and nothing more."""
    first, last = slots[0], slots[1] - 1
    days = day_of(first), day_of(last)

    def read(service_id: int) -> None:
        for _, sums in raw.read(0, NFDUMP, service_id // SHARD, first, last):
            unpack(sums[:-TAG_BYTES])
        for sums_in, sums_out in raw.read(1, service_id, *days):
            unpack(sums_in[:-TAG_BYTES])
            unpack(sums_out[:-TAG_BYTES])
        raw.read(2, NFDUMP, *days)

    return read


def _size(database: Database, kind: str) -> float:
    """Return the bytes of a sample, in and out together."""
    with database.read() as connection:
        if kind in LOOK:
            connection.exec_driver_sql(LOOK[kind]).close()
        size = connection.exec_driver_sql(SIZE[kind.lower()]).scalar_one()
    return float(size) / (SERVICES * DAYS * SLOTS_PER_DAY)
