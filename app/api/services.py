"""What the routes work with. Made once, in `app.main`."""

import threading
from dataclasses import dataclass

from anyio import from_thread
from fastapi import Request

from app.api.expensive import Lane
from app.auth.failures import FailureLimit
from app.auth.snapshot import KeySnapshot
from app.crypto.keyring import Keyring
from app.installations.snapshot import SettingsSnapshot
from app.metrics import Metrics
from app.records.access import AccessReader
from app.records.errors import ClientRequired
from app.storage.database import Database
from app.storage.spool import Spool
from app.upkeep.background import Background
from app.whmcs.client import WhmcsClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts of one app.

    `snapshots` is the database with connections for the refresh of keys and settings alone.
    `stopping` is set as soon as the process is told to stop, before it is certain which requests
    can still be answered: whatever may run for long ends then.
    """

    database: Database
    snapshots: Database
    searches: Lane
    reads: Lane
    bulk: Lane
    stopping: threading.Event
    keyring: Keyring
    keys: KeySnapshot
    settings: SettingsSnapshot
    failures: FailureLimit
    metrics: Metrics
    reader: AccessReader
    spool: Spool
    whmcs: WhmcsClient | None
    background: Background

    def client_in_whmcs(self, service_id: int) -> int:
        """Ask WHMCS whose service this is; call it from a worker thread.

        Raises `ClientRequired` when no WHMCS is configured, `WhmcsError`.
        """
        if self.whmcs is None:
            raise ClientRequired
        return from_thread.run(self.whmcs.client_of, service_id)

    def close(self) -> None:
        """Close every connection and end what still runs."""
        self.stopping.set()
        self.searches.close()
        self.reads.close()
        self.bulk.close()
        self.snapshots.close()
        self.database.close()


def services_of(request: Request) -> Services:
    """Return the parts of the app that got this request."""
    services: Services = request.app.state.services
    return services
