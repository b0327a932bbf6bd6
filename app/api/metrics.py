"""The figures of the service for Prometheus."""

import asyncio
import logging
import platform
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client.core import GaugeMetricFamily, Metric

from app import __version__
from app.api.health import check_readiness
from app.api.services import Services
from app.storage.revision import NEWEST
from app.upkeep.figures import sealing_keys
from app.upkeep.gathering import Occasional

log = logging.getLogger(__name__)

SAMPLE_SECONDS = 5.0
READY_PAUSE_SECONDS = 2.0
DATABASES = {"mysql": "mariadb"}
FIGURES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/plain": {
                "schema": {"type": "string"},
                "example": "# TYPE nfm_refused_keys_total counter\nnfm_refused_keys_total 0.0\n",
            }
        }
    }
}

router = APIRouter(tags=["Operation"])


class Figures:
    """What `/metrics` shows of one app. Belongs to its event loop."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._readiness = Occasional(
            self._look_whether_ready, READY_PAUSE_SECONDS, READY_PAUSE_SECONDS
        )
        self._is_ready = False

    async def render(self) -> bytes:
        """Return all figures; those that need the database are some seconds old.

        Waits for the database for at most a second.
        """
        services = self._services
        services.reader.run_deferred()  # belongs to the event loop
        services.patrol.suspect(services.reader.broken_seals.places())
        has_looked, _ = await asyncio.gather(
            self._readiness.catch_up(), services.gathering.catch_up()
        )
        self.sample()
        services.metrics.show([*self._families(is_ready=has_looked and self._is_ready)])
        # Not among the threads of the routes, which a database that does not answer can take up.
        return await asyncio.to_thread(services.metrics.render)

    async def keep_sampling(self) -> None:
        """Note every few seconds what this process uses: another worker may be asked for it."""
        while True:
            try:
                self.sample()
            except Exception:
                log.exception("figures_not_sampled")  # the next time may succeed
            await asyncio.sleep(SAMPLE_SECONDS)

    def sample(self) -> None:
        """Note what this process uses now."""
        self._services.metrics.process.sample()
        for pool, use in self._services.pools().items():
            self._services.metrics.note_pool(pool, use._asdict())

    async def _look_whether_ready(self) -> None:
        self._is_ready = False
        with suppress(Exception):  # whatever it is, /readyz says so, and logs it
            await check_readiness(self._services)
            self._is_ready = True

    def _families(self, *, is_ready: bool) -> Iterator[Metric]:
        services, gathering = self._services, self._services.gathering
        backend = services.database.url.get_backend_name()
        build = {
            "version": __version__,
            "python": platform.python_version(),
            "database": DATABASES.get(backend, backend),
            "revision": NEWEST,
        }
        family = GaugeMetricFamily(
            "nfm_build_info", "Always 1; the labels say what runs.", labels=[*build]
        )
        family.add_metric([*build.values()], 1)
        yield family
        yield GaugeMetricFamily("nfm_ready", "1 if /readyz answers 200, else 0.", int(is_ready))
        yield GaugeMetricFamily(
            "nfm_figures_complete",
            "1 if the figures of the database were read the last time, else 0.",
            int(gathering.is_complete),
        )
        yield GaugeMetricFamily(
            "nfm_figures_timestamp_seconds",
            "When the figures of the database were last read; 0: not since the start.",
            gathering.gathered_at,
        )
        yield from sealing_keys(services.keyring)
        for families in list(gathering.families.values()):
            yield from families


@router.get("/metrics", response_class=Response, responses=FIGURES)
async def get_metrics(request: Request) -> Response:
    """Return the metrics for Prometheus."""
    figures: Figures = request.app.state.figures
    return Response(await figures.render(), media_type=CONTENT_TYPE_LATEST)
