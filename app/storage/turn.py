"""Lets one of several threads compute at a time, while the statements of the others run.

Python gives its interpreter to any thread that waits. With one that computes the event loop has
it after one interval at most, with three only after their turns.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# About two renders.
WORK_SECONDS = REST_SECONDS = 0.00025


class Turn:
    """The turn of one piece of work, at the lock that it shares with the others."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self._is_held = False
        self._rested_at = 0.0

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
        """Rest, unless the last rest has just been; loops that compute call it at each turn."""
        if time.perf_counter() - self._rested_at > WORK_SECONDS:
            self.rest()

    def rest(self) -> None:
        """Let go of the interpreter and the processor for as long as one works in between.

        An event loop that has to ask for them at each of its steps is late for every one of them.
        """
        time.sleep(REST_SECONDS)
        self._rested_at = time.perf_counter()
