"""Lets several threads compute one at a time, each resting as long as it has computed.

Python's interpreter lock goes to any thread that waits. With one computing thread, the event loop
gets it after one interval at most; with three, only after all of theirs. A rest also frees the
processor.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# About two renders.
WORK_SECONDS = REST_SECONDS = 0.00025


class Turn:
    """The turn of one piece of work, on the lock that it shares with the others."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self._is_held = False
        self._is_urgent = False
        self._rested_at = 0.0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the turn, except during statements."""
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
        """Release the turn."""
        if self._is_held:
            self._is_held = False
            self._lock.release()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Do not rest during the block, because others wait for the locks of this work."""
        self._is_urgent = True
        try:
            yield
        finally:
            self._is_urgent = False

    def pause(self) -> None:
        """Rest, unless the last rest was just now. Computing loops call it at each iteration."""
        if not self._is_urgent and time.perf_counter() - self._rested_at > WORK_SECONDS:
            self._rest()

    def rest_in_statement(self) -> None:
        """Rest within a statement; another thread may compute meanwhile."""
        is_held = self._is_held  # while rows are fetched
        self.give_up()
        self._rest()
        if is_held:
            self.take()

    def _rest(self) -> None:
        # An event loop that has to wait for interpreter and processor at each of its steps is
        # late for each of them.
        time.sleep(REST_SECONDS)
        self._rested_at = time.perf_counter()
