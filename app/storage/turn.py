"""Lets one of several threads compute at a time, while the statements of the others run.

Python gives its interpreter to any thread that waits. With one that computes the event loop has
it after one interval at most, with three only after their turns.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

WORK_SECONDS = 0.001
PAUSE_SECONDS = 0.0005


class Turn:
    """The turn of one piece of work, at the lock that it shares with the others."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self._is_held = False
        self._paused_at = 0.0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the turn, but for statements."""
        self.take()
        try:
            yield
        finally:
            self.give_up()

    def take(self) -> None:
        """Wait for the turn."""
        self._lock.acquire()
        self._is_held = True

    def give_up(self) -> None:
        """Let others have the turn."""
        if self._is_held:
            self._is_held = False
            self._lock.release()

    def pause(self) -> None:
        """Let go of the interpreter for a moment, once a millisecond; call it very often.

        An event loop that has to ask for it at each of its steps is late for every one of them.
        """
        if time.perf_counter() - self._paused_at > WORK_SECONDS:
            time.sleep(PAUSE_SECONDS)
            self._paused_at = time.perf_counter()
