"""All keys in memory, at most five seconds old, so that a request needs no query."""

import asyncio
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from hmac import compare_digest

from app.auth.api_key import ApiKey, LoadedKeys
from app.auth.errors import KeysUnavailable, NotAuthenticated
from app.auth.key_format import ID_LENGTH, digest, key_id_of
from app.crypto.errors import UnknownSealingKey
from app.storage.errors import StorageError
from app.times import Microseconds, now

MAX_AGE_SECONDS = 5.0
REFRESH_SECONDS = 2.0
UNKNOWN_KEY_PAUSE_SECONDS = 1.0
PATIENCE_SECONDS = 2.0

_ID = slice(len("nfm_"), len("nfm_") + ID_LENGTH)
_NO_DIGEST = digest("no key has this text")


class KeySnapshot:
    """Resolves a bearer token to its API key. `load` reads the keys from the database.

    Belongs to one event loop. A snapshot older than five seconds resolves nothing, so that a
    revocation becomes effective even while the database is down.
    """

    def __init__(self, load: Callable[[], LoadedKeys]) -> None:
        self._load = load
        self._locked: Collection[str] = frozenset()
        self._keys: Mapping[str, ApiKey] = {}
        self._loaded_at = float("-inf")
        self._failed_at = float("-inf")
        self._lock = asyncio.Lock()
        self._used: dict[str, Microseconds] = {}

    def recall(self, text: str) -> ApiKey | None:
        """Return the key if it is valid and in memory, otherwise `None`. Never waits."""
        if time.monotonic() - self._loaded_at > MAX_AGE_SECONDS:
            return None
        key = self._keys.get(text[_ID])
        # An unknown id costs the same comparison as a known one.
        expected = _NO_DIGEST if key is None else key.digest
        matches = compare_digest(digest(text), expected)
        moment = now()
        if key is None or not matches or not key.is_good_at(moment):
            return None
        self._used[key.id] = moment
        return key

    def take_uses(self) -> dict[str, Microseconds]:
        """Return the last use of each key, by id, since the previous call."""
        taken, self._used = self._used, {}
        return taken

    def give_back(self, uses: Mapping[str, Microseconds]) -> None:
        """Put back uses that could not be stored, unless there are later ones."""
        self._used = {**uses, **self._used}

    async def identify(self, text: str) -> ApiKey:
        """Return the key, reading the database again when its id is unknown.

        Raises `NotAuthenticated` for every invalid key, `KeysUnavailable` when the keys
        cannot be read, and `UnknownSealingKey` when this one cannot.
        """
        key_id = key_id_of(text)
        if key_id is None:
            raise NotAuthenticated
        await self._look_for(key_id)
        key = self.recall(text)
        if key is None:
            raise UnknownSealingKey if key_id in self._locked else NotAuthenticated
        return key

    async def confirm(self, key: ApiKey) -> None:
        """Raise what `identify` raises if a key is not valid any more: revoked or expired."""
        await self._look_for(key.id)
        known = self._keys.get(key.id)
        if known is None or not known.is_good_at(now()):
            raise UnknownSealingKey if key.id in self._locked else NotAuthenticated

    async def refresh(self) -> None:
        """Read all keys again. If `load` raises, the old ones are kept and the error is raised."""
        started = time.monotonic()
        try:
            loaded = await asyncio.to_thread(self._load)
        except Exception:
            self._failed_at = time.monotonic()
            raise
        if started < self._loaded_at:
            return  # a read that began later has finished first
        self._keys = {key.id: key for key in loaded.good}
        self._locked = loaded.locked
        # The read does not see what was committed after it began, so its age counts from then.
        self._loaded_at = started

    async def catch_up(self) -> None:
        """Read all keys after one was stored, for at most two seconds.

        A failure is left to the next refresh: what was stored stays stored.
        """
        with suppress(StorageError, TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.refresh()

    async def _look_for(self, key_id: str) -> None:
        """Read the keys again if they are too old or lack this one. Raises `KeysUnavailable`."""
        if key_id not in self._keys or self._age() > MAX_AGE_SECONDS:
            await self._refresh_unless_younger_than(UNKNOWN_KEY_PAUSE_SECONDS)
        if self._age() > MAX_AGE_SECONDS:
            raise KeysUnavailable

    def _age(self) -> float:
        return time.monotonic() - self._loaded_at

    async def _refresh_unless_younger_than(self, seconds: float) -> None:
        asked_at = time.monotonic()
        try:
            # A frozen database neither answers nor refuses.
            async with asyncio.timeout(PATIENCE_SECONDS), self._lock:
                # A caller that waited for a failed attempt does not make another one.
                if self._failed_at > asked_at:
                    raise KeysUnavailable
                if self._age() > seconds:
                    await self.refresh()
        except TimeoutError:
            self._failed_at = time.monotonic()
            raise KeysUnavailable from None
