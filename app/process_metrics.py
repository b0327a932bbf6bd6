"""What the processes of the service use: the metrics that every Prometheus client names alike.

Each worker notes its own figures every few seconds, where all workers share their counts.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge
from prometheus_client.process_collector import ProcessCollector


class ProcessMetrics:
    """The metrics of one process; several workers are summed up as each help text says."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._collector = ProcessCollector(registry=None)
        self._cpu = Counter(
            "process_cpu_seconds",
            "Processor time of all workers, those that have ended included.",
            registry=registry,
        )
        self._cpu_seen = 0.0
        self._gauges = {
            "process_resident_memory_bytes": Gauge(
                "process_resident_memory_bytes",
                "Resident memory of all workers.",
                registry=registry,
                multiprocess_mode="livesum",
            ),
            "process_open_fds": Gauge(
                "process_open_fds",
                "Open file descriptors of the worker that has most.",
                registry=registry,
                multiprocess_mode="livemax",
            ),
            "process_max_fds": Gauge(
                "process_max_fds",
                "File descriptors that a worker may have.",
                registry=registry,
                multiprocess_mode="livemin",
            ),
            "process_start_time_seconds": Gauge(
                "process_start_time_seconds",
                "When the oldest worker was started.",
                registry=registry,
                multiprocess_mode="livemin",
            ),
        }
        self.sample()  # the least of all workers must not be the 0 of a new one

    def sample(self) -> None:
        """Note the figures of now. Where there is no /proc, nothing is noted."""
        for family in self._collector.collect():
            value = family.samples[0].value
            if family.name == "process_cpu_seconds":
                # Added, so that the worker in the place of a dead one goes on with its count.
                self._cpu.inc(max(0.0, value - self._cpu_seen))
                self._cpu_seen = value
            elif family.name in self._gauges:
                self._gauges[family.name].set(value)
