"""The Prometheus metrics of one app, all defined here."""

from functools import lru_cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from app import shared_metrics

METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
BUCKETS_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.8, 2.5)


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
        self.withheld = Counter(
            "nfm_records_withheld",
            "Records not shown at render time: broken_seal, unusable_key or owner_mismatch.",
            ["reason"],
            registry=self.registry,
        )
        self.refused_keys = Counter(
            "nfm_refused_keys", "Requests without a good API key.", registry=self.registry
        )

        # `labels` costs more than counting, and there are few routes and statuses.
        self._counter_of = lru_cache(maxsize=None)(self._requests.labels)
        self._histogram_of = lru_cache(maxsize=None)(self._request_seconds.labels)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request. `route` is a template, never the path of a request."""
        self._counter_of(method if method in METHODS else "other", route, str(status)).inc()
        self._histogram_of(route).observe(seconds)

    def render(self) -> bytes:
        """Return the metrics in the Prometheus text format."""
        if self._shared is None or not self._shared.is_dir():
            return generate_latest(self.registry)
        return generate_latest(shared_metrics.registry_of(self._shared))
