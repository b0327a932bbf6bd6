"""Background work: refreshes keyring, keys and settings, and stores what requests have noted."""

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import dataclass

from app.auth.snapshot import REFRESH_SECONDS, KeySnapshot
from app.auth.store import note_uses
from app.crypto.keyring import Keyring
from app.records.access import AccessReader
from app.records.broken_seals import write_events
from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.known_keys import find_problem

log = logging.getLogger(__name__)

STORE_NOTES_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The background work of one app.

    `snapshots` is the database with connections only for the refresh. `keys` reads the settings
    of the installations together with the API keys.
    """

    database: Database
    snapshots: Database
    keyring: Keyring
    keys: KeySnapshot
    reader: AccessReader

    async def run(self, hung_up: asyncio.Event) -> None:
        """Keep keyring and snapshots fresh; while the database is down the latter grow stale.

        Refreshes every two seconds, and at once after SIGHUP, which sets `hung_up`. Once a minute
        it also stores what requests have noted; requests never do that themselves.
        """
        stored_at = time.monotonic()
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(REFRESH_SECONDS):
                    await hung_up.wait()
            hung_up.clear()
            try:
                await self.refresh()
                if time.monotonic() - stored_at >= STORE_NOTES_SECONDS:
                    stored_at = time.monotonic()
                    await self.store_notes()
            except Exception:
                # Any error: without this task the settings would never be read again.
                log.exception("snapshots_not_refreshed")

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
        """Store what requests have noted: the last use of keys, and broken seals.

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
        """Store the last use of keys. Raises `StorageError` and keeps them then."""
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
