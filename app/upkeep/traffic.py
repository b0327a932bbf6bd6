"""The figures of `/metrics` about the collector of traffic, which runs in another process."""

from collections.abc import Mapping, Sequence

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import Connection, func, select

from app.storage.database import Database
from app.storage.usage_tables import usage_series, usage_sources
from app.usage import counters, known
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, source_name
from app.usage.slots import SLOT_SECONDS

OUTCOMES = ("added", "late", "repeated", "unreadable")
MILLISECONDS = 1_000


def figures(database: Database) -> Sequence[Metric]:
    """Return what the collector has counted of each source; zeros before its first round."""
    with database.read() as connection:
        sources = _sources(connection)
        counted = {source: counters.read(connection, source) for source in sources}
        newest = {source: known.newest(connection, source) for source in sources}
        is_open = usage_series.c.to_slot.is_(None)
        query = select(func.count()).select_from(usage_series).where(is_open)
        open_series = connection.scalar(query) or 0
    until = {
        source: 0 if slot is None else (slot + 1) * SLOT_SECONDS for source, slot in newest.items()
    }
    rounds = {
        source: counts.get("round_milliseconds", 0) / MILLISECONDS
        for source, counts in counted.items()
    }
    broken = {source: counts.get("series_broken", 0) for source, counts in counted.items()}
    return [
        _files(counted),
        _moved(counted),
        _gauge(
            "nfm_usage_collected_until_seconds",
            "Until when traffic has been collected from a source; 0: never.",
            until,
        ),
        _gauge(
            "nfm_usage_round_seconds",
            "How long the last round of the collector took for a source.",
            rounds,
        ),
        GaugeMetricFamily("nfm_usage_series_open", "Series that are measured.", open_series),
        _gauge(
            "nfm_usage_series_broken",
            "Series whose row was edited outside of the service, in the last round.",
            broken,
        ),
    ]


def _sources(connection: Connection) -> list[str]:
    """Return the names of the sources that installations have now."""
    columns = usage_sources.c
    query = select(columns.kind, columns.installation_id).where(
        columns.kind.in_((NFDUMP, NETFLOW_ANALYZER))
    )
    return sorted({source_name(kind, number) for kind, number in connection.execute(query)})


def _files(counted: Mapping[str, counters.Counts]) -> Metric:
    family = CounterMetricFamily(
        "nfm_usage_files",
        "Files of flows, or groups of NetFlow Analyzer, that were read, by outcome.",
        labels=["source", "outcome"],
    )
    for source, counts in counted.items():
        for outcome in OUTCOMES:
            family.add_metric([source, outcome], counts.get(f"files_{outcome}", 0))
    return family


def _moved(counted: Mapping[str, counters.Counts]) -> Metric:
    family = CounterMetricFamily(
        "nfm_usage_flows_moved",
        "Flows whose times were not credible; they count when they were received.",
        labels=["source"],
    )
    for source, counts in counted.items():
        family.add_metric([source], counts.get("flows_moved", 0))
    return family


def _gauge(name: str, description: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, description, labels=["source"])
    for source, value in values.items():
        family.add_metric([source], value)
    return family
