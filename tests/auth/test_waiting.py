"""A database that fails is not asked once more by everybody who waited for it."""

import asyncio
import threading

import pytest

from app.auth.errors import KeysUnavailable
from app.auth.key_format import new_key
from app.auth.snapshot import KeySnapshot
from app.installations.settings import DisplaySettings
from app.installations.snapshot import SettingsSnapshot
from app.storage.errors import DatabaseUnavailable
from tests.support.waiting import HANG_SECONDS, wait_until


def test_who_waited_for_a_failed_look_does_not_repeat_it() -> None:
    """Ten callers of a dead database cost one attempt, and all are refused after it."""
    attempts: list[int] = []
    callers: list[int] = []

    def load() -> list[object]:
        attempts.append(1)
        wait_until(lambda: len(callers) == 10, "ten callers")
        raise DatabaseUnavailable

    async def ask(keys: KeySnapshot) -> None:
        callers.append(1)
        with pytest.raises((DatabaseUnavailable, KeysUnavailable)):
            await keys.identify(new_key()[1])

    async def scenario() -> None:
        keys = KeySnapshot(load)  # type: ignore[arg-type]
        await asyncio.gather(*(ask(keys) for _ in range(10)))

    asyncio.run(scenario())
    assert len(attempts) == 1


def test_a_slow_look_at_the_settings_does_not_undo_a_later_one() -> None:
    """What a PATCH has switched off is not switched on again by a look that began before it."""
    old, new = DisplaySettings(show_password=True), DisplaySettings()
    began, slow = threading.Event(), threading.Event()
    looks: list[int] = []

    def load() -> dict[int, DisplaySettings | None]:
        looks.append(1)
        if len(looks) == 1:
            began.set()
            slow.wait(HANG_SECONDS)
            return {1: old}
        return {1: new}

    settings = SettingsSnapshot(load)
    first = threading.Thread(target=settings.refresh)
    first.start()
    began.wait(HANG_SECONDS)
    settings.refresh()
    slow.set()
    first.join()
    assert settings.for_display(1) == new
