"""The settings of every installation in memory, as the render path needs them."""

import time
from collections.abc import Callable, Mapping

from app.installations.settings import DisplaySettings


class SettingsSnapshot:
    """Answers what an installation shows. `load` reads all settings from the database.

    It is read again together with the API keys; when that fails for five seconds, no key is
    good and nothing is shown.
    """

    def __init__(self, load: Callable[[], Mapping[int, DisplaySettings | None]]) -> None:
        self._load = load
        self._settings: Mapping[int, DisplaySettings | None] = {}
        self._loaded_at = float("-inf")

    def for_display(self, installation_id: int) -> DisplaySettings | None:
        """Return the settings, None where they were edited or deleted: then nothing is shown.

        They can be some seconds old: whatever deletes, changes or gives out for good reads the
        database instead (`load_for_decision`).
        """
        return self._settings.get(installation_id)

    def refresh(self) -> None:
        """Read all settings again. Raises what `load` raises and keeps the old ones then."""
        started = time.monotonic()
        settings = self._load()
        if started >= self._loaded_at:  # else a later read was faster, and knows more
            self._settings, self._loaded_at = settings, started
