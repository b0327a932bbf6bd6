"""What render paths need of every installation, in memory."""

import time
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from app.installations.settings import DisplaySettings

Loaded = TypeVar("Loaded")


class Snapshot(Generic[Loaded]):
    """The last thing that `load` read from the database; `empty` until then.

    It is refreshed together with the API keys; if that fails for five seconds, no key is valid
    and nothing is shown.
    """

    def __init__(self, load: Callable[[], Loaded], empty: Loaded) -> None:
        self._load = load
        self._loaded_at = float("-inf")
        self.current = empty

    def refresh(self) -> None:
        """Read again. If `load` raises, what was read before is kept."""
        started = time.monotonic()
        loaded = self._load()
        if started >= self._loaded_at:  # otherwise a read that began later has finished first
            self.current, self._loaded_at = loaded, started


class SettingsSnapshot(Snapshot[Mapping[int, DisplaySettings | None]]):
    """Returns the settings of installations. `load` reads all settings from the database."""

    def __init__(self, load: Callable[[], Mapping[int, DisplaySettings | None]]) -> None:
        super().__init__(load, {})

    def for_display(self, installation_id: int) -> DisplaySettings | None:
        """Return the settings, or `None` if they were edited or deleted: then nothing is shown.

        They can be some seconds old: operations that cannot be undone read the database instead
        (`load_for_decision`).
        """
        return self.current.get(installation_id)
