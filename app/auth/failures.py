"""Counts invalid keys per address, so that guessing is slow and a flood cheap to refuse."""

import time
from collections import OrderedDict

from app.auth.errors import TooManyFailures

WINDOW_SECONDS = 60
MAX_ADDRESSES = 10_000


class FailureLimit:
    """Allows `allowed` failures a minute from one address.

    Only failures are counted and refused: all requests of WHMCS come from one address, and an
    invalid key must not block a valid one. Memory is bounded: the address whose last failure is
    oldest is forgotten first.
    """

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def record(self, address: str) -> None:
        """Count one failure. Raises `TooManyFailures` when the limit of the address is reached."""
        now = time.monotonic()
        started, count = self._windows.pop(address, (now, 0))
        if now - started >= WINDOW_SECONDS:
            started, count = now, 0
        self._windows[address] = (started, count + 1)
        if len(self._windows) > MAX_ADDRESSES:
            self._windows.popitem(last=False)
        if count >= self._allowed:
            raise TooManyFailures(int(started + WINDOW_SECONDS - now) + 1)
