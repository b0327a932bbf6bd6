"""The settings of every installation in memory, for the render path."""

import time
from collections.abc import Callable, Mapping

from app.installations.settings import DisplaySettings


class SettingsSnapshot:
    """Returns the settings of installations. `load` reads all settings from the database.

    They are refreshed together with the API keys; if that fails for five seconds, no key is valid
    and nothing is shown.
    """

    def __init__(self, load: Callable[[], Mapping[int, DisplaySettings | None]]) -> None:
        self._load = load
        self._settings: Mapping[int, DisplaySettings | None] = {}
        self._loaded_at = float("-inf")

    def for_display(self, installation_id: int) -> DisplaySettings | None:
        """Return the settings, or `None` if they were edited or deleted: then nothing is shown.

        They can be some seconds old: operations that cannot be undone read the database instead
        (`load_for_decision`).
        """
        return self._settings.get(installation_id)

    def refresh(self) -> None:
        """Read all settings again. If `load` raises, the old ones are kept."""
        started = time.monotonic()
        settings = self._load()
        if started >= self._loaded_at:  # otherwise a read that began later has finished first
            self._settings, self._loaded_at = settings, started
