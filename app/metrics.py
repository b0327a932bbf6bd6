"""The Prometheus metrics of one app.

What it counts is defined here; what is read from the database, in `app.upkeep.figures`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from app import shared_metrics
from app.process_metrics import ProcessMetrics

METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
WITHHELD_REASONS = ("broken_seal", "unusable_key", "owner_mismatch")
POOL_COLUMNS = {
    "in_use": "Database connections in use.",
    "limit": "Database connections that may be open.",
    "waiting": "Callers that wait for a database connection.",
}
BUCKETS_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.8, 2.5)


def _withheld_counter(registry: CollectorRegistry) -> Counter:
    withheld = Counter(
        "nfm_records_withheld",
        "Records not shown at render time: broken_seal, unusable_key or owner_mismatch.",
        ["reason"],
        registry=registry,
    )
    for reason in WITHHELD_REASONS:  # from 0, so that the first one is an increase
        withheld.labels(reason)
    return withheld


def _pool_gauges(registry: CollectorRegistry) -> dict[str, Gauge]:
    return {
        name: Gauge(
            f"nfm_database_connections_{name}",
            text,
            ["pool"],
            registry=registry,
            multiprocess_mode="livesum",
        )
        for name, text in POOL_COLUMNS.items()
    }


class Gathered(Collector):
    """Metrics that are gathered before they are shown."""

    def __init__(self) -> None:
        self.families: Iterable[Metric] = ()

    def collect(self) -> Iterator[Metric]:
        """Yield them."""
        yield from self.families


class Metrics:
    """The metrics of one app, in a registry of its own: two apps in one process do not mix.

    Workers of one service share their counts; see `shared_metrics`.
    """

    def __init__(self) -> None:
        # Without this each would have one more series for its creation time, which nobody needs.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._shared = shared_metrics.join()
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "nfm_http_requests",
            "Answered requests.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self._request_seconds = Histogram(
            "nfm_http_request_seconds",
            "Time from the head of a request to the end of its answer.",
            ["route"],
            buckets=BUCKETS_SECONDS,
            registry=self.registry,
        )
        self.withheld = _withheld_counter(self.registry)
        self.refused_keys = Counter(
            "nfm_refused_keys", "Requests without a good API key.", registry=self.registry
        )
        self.outcomes_unknown = Counter(
            "nfm_outcomes_unknown",
            "Answers that a change may or may not have been stored.",
            registry=self.registry,
        )
        self.process = ProcessMetrics(self.registry)
        self._pools = _pool_gauges(self.registry)
        self._gathered = Gathered()
        self.registry.register(self._gathered)

        # `labels` costs more than counting, and there are few routes and statuses.
        self._counter_of = lru_cache(maxsize=None)(self._requests.labels)
        self._histogram_of = lru_cache(maxsize=None)(self._request_seconds.labels)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request. `route` is a template, never the path of a request."""
        self._counter_of(method if method in METHODS else "other", route, str(status)).inc()
        self._histogram_of(route).observe(seconds)

    def note_pool(self, pool: str, use: Mapping[str, int]) -> None:
        """Note how busy a pool is: a number for each of `POOL_COLUMNS`."""
        for name, number in use.items():
            self._pools[name].labels(pool).set(number)

    def show(self, gathered: Iterable[Metric]) -> None:
        """Show what was gathered, in the place of what was gathered before."""
        self._gathered.families = gathered

    def render(self) -> bytes:
        """Return the metrics in the Prometheus text format."""
        if self._shared is None or not self._shared.is_dir():
            return generate_latest(self.registry)
        registry = shared_metrics.registry_of(self._shared)
        registry.register(self._gathered)
        return generate_latest(registry)
