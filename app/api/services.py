"""The objects that the routes share, built once in `app.main`."""

import threading
from dataclasses import dataclass, field

from anyio import CapacityLimiter, from_thread
from fastapi import Request

from app.api.expensive import MAX_SOURCE_TESTS, MAX_TOTALS, Lane, Places
from app.auth.failures import FailureLimit
from app.auth.snapshot import KeySnapshot
from app.crypto.keyring import Keyring
from app.installations.snapshot import SettingsSnapshot, Snapshot
from app.metrics import Metrics
from app.proxies import TrustedProxies
from app.records.access import AccessReader
from app.records.errors import ClientRequired
from app.storage.database import Database
from app.storage.pool_use import PoolUse
from app.storage.spool import Spool
from app.upkeep.background import Background
from app.upkeep.gathering import Gathering
from app.upkeep.seal_patrol import SealPatrol
from app.usage.groups import GroupCache
from app.whmcs.client import WhmcsClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The objects that the routes of one app share.

    `snapshots` is the database with separate connections for the refresh of keys and settings.
    `rules` has the installations with a rule for new services, `sources` those whose traffic is
    measured. `readiness` limits the threads that
    look whether the service is ready. They are not those of the routes, which writers that wait
    can take up. `path_prefix` stands before every path that a response names. `stopping` is set as
    soon as the process receives a signal to stop; long work ends then.
    """

    database: Database
    snapshots: Database
    searches: Lane
    reads: Lane
    overviews: Lane
    usage: Lane
    bulk: Lane
    exports: Places
    stopping: threading.Event
    keyring: Keyring
    keys: KeySnapshot
    settings: SettingsSnapshot
    rules: Snapshot[frozenset[int]]
    sources: Snapshot[frozenset[int]]
    failures: FailureLimit
    metrics: Metrics
    reader: AccessReader
    spool: Spool
    whmcs: WhmcsClient | None
    background: Background
    patrol: SealPatrol
    gathering: Gathering
    groups: GroupCache
    readiness: CapacityLimiter
    path_prefix: str
    trusted_proxies: TrustedProxies
    totals: Places = field(default_factory=lambda: Places(MAX_TOTALS))
    source_tests: Places = field(default_factory=lambda: Places(MAX_SOURCE_TESTS))

    def client_in_whmcs(self, service_id: int) -> int:
        """Ask WHMCS whose service this is; call it from a worker thread.

        Raises `ClientRequired` when no WHMCS is configured, `WhmcsError`.
        """
        if self.whmcs is None:
            raise ClientRequired
        return from_thread.run(self.whmcs.client_of, service_id)

    def pools(self) -> dict[str, PoolUse]:
        """Return how busy the connections to the database are, by what they are for."""
        lanes = {
            "searches": self.searches,
            "reads": self.reads,
            "overviews": self.overviews,
            "usage": self.usage,
            "bulk": self.bulk,
        }
        return {
            "calls": self.database.use(),
            "renders": self.reader.lookup.use(),
            "snapshots": self.snapshots.use(),
            **{name: lane.use() for name, lane in lanes.items()},
        }

    def close(self) -> None:
        """Close every connection and end running work."""
        self.stopping.set()
        self.gathering.close()
        self.searches.close()
        self.reads.close()
        self.overviews.close()
        self.usage.close()
        self.bulk.close()
        self.snapshots.close()
        self.database.close()


def services_of(request: Request) -> Services:
    """Return the services of the app that received this request."""
    services: Services = request.app.state.services
    return services
