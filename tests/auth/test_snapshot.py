"""The keys in memory: fresh enough, or silent."""

import asyncio
import threading
import time
from dataclasses import replace

import pytest

from app.auth import snapshot
from app.auth.api_key import ApiKey, LoadedKeys
from app.auth.errors import KeysUnavailable, NotAuthenticated
from app.auth.key_format import digest, new_key
from app.auth.snapshot import KeySnapshot
from app.crypto.errors import UnknownSealingKey
from app.storage.errors import DatabaseUnavailable
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


def test_a_database_that_does_not_answer_is_waited_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After its patience a caller is refused, and so is who waits behind it, without a look."""
    frozen, looks = threading.Event(), []

    def load() -> LoadedKeys:
        looks.append(1)
        frozen.wait(HANG_SECONDS)
        return LoadedKeys([_key()])

    async def scenario() -> None:
        keys = KeySnapshot(load)
        monkeypatch.setattr(snapshot, "PATIENCE_SECONDS", 0.01)
        asked = [asyncio.create_task(keys.identify(TEXT))]
        await asyncio.sleep(0)
        monkeypatch.setattr(snapshot, "PATIENCE_SECONDS", HANG_SECONDS)
        asked += [asyncio.create_task(keys.identify(TEXT)) for _ in range(5)]
        try:
            refused = await asyncio.gather(*asked, return_exceptions=True)
        finally:
            frozen.set()
        assert [type(error) for error in refused] == [KeysUnavailable] * 6
        assert looks == [1]

    asyncio.run(scenario())


def test_a_frozen_database_delays_no_answer_about_a_stored_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`catch_up` gives up after its patience, and leaves a failure to the next refresh."""
    monkeypatch.setattr(snapshot, "PATIENCE_SECONDS", 0.01)
    frozen, looks = threading.Event(), []

    def load() -> LoadedKeys:
        looks.append(1)
        if len(looks) == 1:
            raise DatabaseUnavailable
        frozen.wait(HANG_SECONDS)
        return LoadedKeys([_key()])

    async def scenario() -> None:
        keys = KeySnapshot(load)
        await keys.catch_up()
        try:
            await keys.catch_up()
        finally:
            frozen.set()
        assert len(looks) == 2
        assert keys.recall(TEXT) is None

    asyncio.run(scenario())


def test_uses_that_could_not_be_stored_do_not_hide_later_ones() -> None:
    """What `give_back` returns is taken again, but for keys that were used meanwhile."""

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys([_key()]))
        before = now()
        await keys.identify(TEXT)
        taken = keys.take_uses()
        assert list(taken) == [KEY_ID]
        assert before <= taken[KEY_ID] <= now()
        assert keys.take_uses() == {}
        keys.give_back({KEY_ID: 1, "another": 2})
        assert keys.take_uses() == {KEY_ID: 1, "another": 2}
        keys.recall(TEXT)
        keys.give_back({KEY_ID: 1})
        assert keys.take_uses()[KEY_ID] >= taken[KEY_ID]

    asyncio.run(scenario())


def test_a_key_that_cannot_be_opened_here_is_not_called_invalid() -> None:
    """While its sealing key is missing, the caller is told so; any other unknown key is not."""

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys([], frozenset({KEY_ID})))
        with pytest.raises(UnknownSealingKey):
            await keys.identify(TEXT)
        with pytest.raises(UnknownSealingKey):
            await keys.confirm(_key())
        with pytest.raises(NotAuthenticated):
            await keys.identify(new_key()[1])

    asyncio.run(scenario())


def test_a_key_is_confirmed_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that was good at the start of a long call is refused once it is revoked or over."""
    expires_at = now() + 3_600_000_000
    held = [_key(expires_at=expires_at)]
    monkeypatch.setattr(snapshot, "MAX_AGE_SECONDS", float("inf"))

    async def scenario() -> None:
        keys = KeySnapshot(lambda: LoadedKeys(list(held)))
        await keys.confirm(held[0])
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, "now", lambda: expires_at)
            with pytest.raises(NotAuthenticated):
                await keys.confirm(held[0])
        held[0] = replace(held[0], revoked_at=1)
        await keys.confirm(held[0])
        await keys.refresh()
        with pytest.raises(NotAuthenticated):
            await keys.confirm(held[0])

    asyncio.run(scenario())
