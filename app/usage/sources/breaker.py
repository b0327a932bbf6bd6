"""Leaves a source alone for a while after it has failed: a minute, then twice as long each time."""

from collections.abc import Callable
from typing import Final

from app.usage.sources.source import SourceError

FIRST_SECONDS: Final = 60
MOST_SECONDS: Final = 900


def pause_after(failures: int) -> int:
    """Return for how many seconds a source is left alone after so many failures in a row."""
    return min(MOST_SECONDS, FIRST_SECONDS << min(failures - 1, 10)) if failures else 0


class Breaker:
    """Counts the failures in a row of one source. `clock` returns seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures = 0
        self._until = 0.0
        self._error: SourceError | None = None

    def check(self) -> None:
        """Raise the last error again while the source is to be left alone."""
        if self._error is not None and self._clock() < self._until:
            raise self._error

    def failed(self, error: SourceError) -> None:
        """Note that the source has failed."""
        self._failures += 1
        self._error = error
        self._until = self._clock() + pause_after(self._failures)

    def succeeded(self) -> None:
        """Note that the source has answered."""
        self._failures, self._error = 0, None
