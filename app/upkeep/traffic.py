"""The figures of `/metrics` about the collector of traffic, which runs in another process."""

from collections.abc import Sequence

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import func, select

from app.storage.database import Database
from app.storage.usage_tables import usage_series
from app.usage import counters, known
from app.usage.kinds import NFDUMP
from app.usage.slots import SLOT_SECONDS

OUTCOMES = ("added", "late", "repeated", "unreadable")
MILLISECONDS = 1_000


def figures(database: Database) -> Sequence[Metric]:
    """Return what the collector has counted; zeros before its first round."""
    with database.read() as connection:
        found = counters.read(connection, NFDUMP)
        newest = known.newest(connection, NFDUMP)
        is_open = usage_series.c.to_slot.is_(None)
        query = select(func.count()).select_from(usage_series).where(is_open)
        open_series = connection.scalar(query) or 0
    files = CounterMetricFamily(
        "nfm_usage_files", "Files of flows that were read, by outcome.", labels=["outcome"]
    )
    for outcome in OUTCOMES:
        files.add_metric([outcome], found.get(f"files_{outcome}", 0))
    return [
        files,
        CounterMetricFamily(
            "nfm_usage_flows_moved",
            "Flows whose times were not credible; they count when they were received.",
            found.get("flows_moved", 0),
        ),
        GaugeMetricFamily(
            "nfm_usage_collected_until_seconds",
            "Until when traffic has been collected; 0: never.",
            0 if newest is None else (newest + 1) * SLOT_SECONDS,
        ),
        GaugeMetricFamily(
            "nfm_usage_round_seconds",
            "How long the last round of the collector took.",
            found.get("round_milliseconds", 0) / MILLISECONDS,
        ),
        GaugeMetricFamily("nfm_usage_series_open", "Series that are measured.", open_series),
        GaugeMetricFamily(
            "nfm_usage_series_broken",
            "Series whose row was edited outside of the service, in the last round.",
            found.get("series_broken", 0),
        ),
    ]
