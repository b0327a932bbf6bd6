"""What the routes work with. Made once, in `app.main`."""

import asyncio
import threading
from dataclasses import dataclass

from anyio import from_thread
from fastapi import Request

from app.api.expensive import Lane
from app.auth.failures import FailureLimit
from app.auth.snapshot import KeySnapshot
from app.auth.store import note_uses
from app.crypto.keyring import Keyring
from app.installations.snapshot import SettingsSnapshot
from app.metrics import Metrics
from app.records.broken_seals import write_events
from app.records.errors import ClientRequired
from app.records.read import AccessReader
from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.known_keys import find_problem
from app.storage.spool import Spool
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

    def client_in_whmcs(self, service_id: int) -> int:
        """Ask WHMCS whose service this is; call it from a worker thread.

        Raises `ClientRequired` when no WHMCS is configured, `WhmcsError`.
        """
        if self.whmcs is None:
            raise ClientRequired
        return from_thread.run(self.whmcs.client_of, service_id)

    async def refresh(self) -> None:
        """Read keyring, API keys and settings again, in this order. Raises `StorageError`."""
        await asyncio.to_thread(self.keyring.reload, force=self.keyring.problem is not None)
        await asyncio.to_thread(self._report_keyring)
        await self.keys.refresh()

    def find_keyring_problem(self) -> str | None:
        """Return why the keyring cannot open or seal all that it should. Raises `StorageError`."""
        with self.snapshots.read() as connection:
            return find_problem(connection, self.keyring)

    def _report_keyring(self) -> None:
        problem = self.find_keyring_problem()
        if problem is not None:
            self.keyring.complain("keyring_not_usable", problem)

    async def store_notes(self) -> None:
        """Write down what requests noted: when keys were used last, and broken seals.

        Raises `StorageError` and keeps what could not be stored.
        """
        self.reader.run_deferred()
        self.reader.limited_log.report_suppressed()
        await self.store_key_uses()
        findings = self.reader.broken_seals.waiting()
        if findings:
            await asyncio.to_thread(
                self.database.transact, lambda connection: write_events(connection, findings)
            )
            self.reader.broken_seals.forget(findings)

    async def store_key_uses(self) -> None:
        """Write down when keys were used last. Raises `StorageError` and keeps them then."""
        uses = self.keys.take_uses()
        if not uses:
            return
        try:
            await asyncio.to_thread(
                self.database.transact, lambda connection: note_uses(connection, uses)
            )
        except StorageError:
            self.keys.give_back(uses)
            raise

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
