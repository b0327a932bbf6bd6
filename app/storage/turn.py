"""Lets one of several threads compute at a time, and rest as long as it has computed.

Python gives its interpreter to any thread that waits: with one that computes the event loop has
it after one interval at most, with three only after their turns. A rest gives it the processor.
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
        self._is_urgent = False
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

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Do not rest meanwhile: others wait for what this work holds locked."""
        self._is_urgent = True
        try:
            yield
        finally:
            self._is_urgent = False

    def pause(self) -> None:
        """Rest, unless the last rest has just been; loops that compute call it at each turn."""
        if not self._is_urgent and time.perf_counter() - self._rested_at > WORK_SECONDS:
            self._rest()

    def rest_in_statement(self) -> None:
        """Rest in the midst of a statement; another thread may compute meanwhile."""
        is_held = self._is_held  # while rows are fetched
        self.give_up()
        self._rest()
        if is_held:
            self.take()

    def _rest(self) -> None:
        # An event loop that has to ask for interpreter and processor at each of its steps is late
        # for every one of them.
        time.sleep(REST_SECONDS)
        self._rested_at = time.perf_counter()
