"""The keys in memory: fresh enough, or silent."""

import asyncio
import threading
import time

import pytest

from app.auth import snapshot
from app.auth.api_key import ApiKey, LoadedKeys
from app.auth.errors import KeysUnavailable, NotAuthenticated
from app.auth.key_format import digest, new_key
from app.auth.snapshot import KeySnapshot
from app.times import now
from tests.support.waiting import HANG_SECONDS

KEY_ID, TEXT = new_key()


def _key(*, expires_at: int | None = None) -> ApiKey:
    return ApiKey(
        KEY_ID, 1, "default", "test", frozenset({"mail"}), digest(TEXT), now(), expires_at, None
    )


def test_a_stale_snapshot_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds after the last look at the database no key is good, whatever memory holds."""

    async def scenario() -> None:
        loads = [[_key()]]

        def load() -> list[ApiKey]:
            if not loads:
                raise KeysUnavailable
            return loads.pop()

        keys = KeySnapshot(lambda: LoadedKeys(load()))
        assert keys.recall(TEXT) is None
        assert (await keys.identify(TEXT)).id == KEY_ID
        assert keys.recall(TEXT) is not None
        monkeypatch.setattr(snapshot, "MAX_AGE_SECONDS", -1.0)
        assert keys.recall(TEXT) is None
        monkeypatch.setattr(snapshot, "UNKNOWN_KEY_PAUSE_SECONDS", 0.0)
        with pytest.raises(KeysUnavailable):
            await keys.identify(TEXT)

    asyncio.run(scenario())


def test_a_look_that_took_too_long_counts_as_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read too long ago to be trusted is not used, even when it was read just now."""
    monkeypatch.setattr(snapshot, "MAX_AGE_SECONDS", -1.0)

    async def scenario() -> None:
        with pytest.raises(KeysUnavailable):
            await KeySnapshot(lambda: LoadedKeys([_key()])).identify(TEXT)

    asyncio.run(scenario())


def test_unknown_ids_cost_one_look_a_second() -> None:
    """A flood of well-formed unknown keys makes one look at the database, not one each."""
    looks = []

    def load() -> list[ApiKey]:
        looks.append(1)
        return [_key()]

    async def ask(keys: KeySnapshot) -> None:
        with pytest.raises(NotAuthenticated):
            await keys.identify(new_key()[1])

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys(load()))
        await asyncio.gather(*(ask(keys) for _ in range(50)))
        assert (await keys.identify(TEXT)).id == KEY_ID

    started = time.monotonic()
    asyncio.run(scenario())
    assert len(looks) <= 1 + (time.monotonic() - started)


def test_a_key_ends_between_two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """An expiry counts at once, though the snapshot is still fresh."""
    expires_at = now() + 3_600_000_000

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys([_key(expires_at=expires_at)]))
        assert (await keys.identify(TEXT)).id == KEY_ID
        monkeypatch.setattr(snapshot, "now", lambda: expires_at)
        assert keys.recall(TEXT) is None
        with pytest.raises(NotAuthenticated):
            await keys.identify(TEXT)

    asyncio.run(scenario())


def test_the_id_alone_opens_nothing() -> None:
    """A well-formed key with a known id and another secret is refused."""

    async def scenario() -> None:
        other = ApiKey(KEY_ID, 1, "default", "test", frozenset(), digest("x"), 0, None, None)
        keys = KeySnapshot(lambda: LoadedKeys([other]))
        with pytest.raises(NotAuthenticated):
            await keys.identify(TEXT)

    asyncio.run(scenario())


def test_a_slow_look_does_not_undo_a_later_one() -> None:
    """A look that began before a key was made and ends after a later look changes nothing."""
    looks: list[list[ApiKey]] = []
    slow, began = threading.Event(), threading.Event()

    def load() -> list[ApiKey]:
        looks.append([])
        if len(looks) == 1:
            began.set()
            slow.wait(HANG_SECONDS)
            return []
        return [_key()]

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys(load()))
        first = asyncio.create_task(keys.refresh())
        await asyncio.to_thread(began.wait, HANG_SECONDS)
        await keys.refresh()
        slow.set()
        await first
        assert keys.recall(TEXT) is not None

    asyncio.run(scenario())
