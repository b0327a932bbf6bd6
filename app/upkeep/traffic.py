"""The figures of `/metrics` about the collectors of traffic, which run in other processes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import Connection, func, select

from app.storage.database import Database
from app.storage.tables import installations
from app.storage.usage_tables import usage_counters, usage_series, usage_sources
from app.usage import known
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, source_name
from app.usage.slots import SLOT_SECONDS

OUTCOMES = ("added", "late", "repeated", "unreadable", "again")
MILLISECONDS = 1_000
LABELS = ("source", "installation")


class _Source(NamedTuple):
    """A source as it is named: its kind, and the installation that has it for itself, else ""."""

    kind: str
    installation: str


def figures(database: Database) -> Sequence[Metric]:
    """Return what the collectors have counted; zeros before the first round of each."""
    with database.read() as connection:
        sources = _sources(connection)
        counted = _counted(connection)
        measured = _measured(connection)
        newest = {name: known.newest(connection, name) for name in sources}
    files = CounterMetricFamily(
        "nfm_usage_files",
        "Files of flows, or groups, that were read, by outcome.",
        labels=[*LABELS, "outcome"],
    )
    moved = CounterMetricFamily(
        "nfm_usage_flows_moved",
        "Flows whose times were not credible; they count when they were received.",
        labels=LABELS,
    )
    gauges = {
        name: GaugeMetricFamily(f"nfm_usage_{name}", text, labels=LABELS)
        for name, text in _GAUGES.items()
    }
    for name, source in sources.items():
        found, slot = counted[name], newest[name]
        for outcome in OUTCOMES:
            files.add_metric([*source, outcome], found.get(f"files_{outcome}", 0))
        moved.add_metric(source, found.get("flows_moved", 0))
        values = {
            "collected_until_seconds": 0 if slot is None else (slot + 1) * SLOT_SECONDS,
            "round_seconds": found.get("round_milliseconds", 0) / MILLISECONDS,
            "series_open": measured[name],
            "series_broken": found.get("series_broken", 0),
        }
        for gauge, value in values.items():
            gauges[gauge].add_metric(source, value)
    return [files, moved, *gauges.values()]


_GAUGES = {
    "collected_until_seconds": "Until when traffic has been collected; 0: never.",
    "round_seconds": "How long the last round of the collector took.",
    "series_open": "Series that are measured.",
    "series_broken": "Series whose row was edited outside of the service, in the last round.",
}


def _sources(connection: Connection) -> dict[str, _Source]:
    """Return the sources by their name in the tables: nfdump, and those of installations."""
    columns = usage_sources.c
    query = (
        select(columns.kind, columns.installation_id, installations.c.name)
        .join(installations, installations.c.id == columns.installation_id)
        .where(columns.kind == NETFLOW_ANALYZER)
    )
    found: dict[str, _Source] = {NFDUMP: _Source(NFDUMP, "")}
    for kind, installation_id, installation in connection.execute(query):
        found[source_name(kind, installation_id)] = _Source(kind, installation)
    return found


def _counted(connection: Connection) -> Mapping[str, Mapping[str, int]]:
    """Return the counters of each source by their names."""
    columns = usage_counters.c
    query = select(columns.source, columns.name, columns.value)
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for source, name, value in connection.execute(query):
        found[source][name] = int(value)
    return found


def _measured(connection: Connection) -> Counter[str]:
    """Return how many open series each source has."""
    columns = usage_series.c
    query = (
        select(columns.kind, columns.installation_id, func.count())
        .where(columns.to_slot.is_(None))
        .group_by(columns.kind, columns.installation_id)
    )
    found: Counter[str] = Counter()
    for kind, installation_id, number in connection.execute(query):
        found[source_name(kind, installation_id)] += number
    return found
