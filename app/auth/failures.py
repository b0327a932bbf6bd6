"""Counts bad keys per address, so that guessing is slow and a flood is cheap to refuse."""

import time
from collections import OrderedDict

from app.auth.errors import TooManyFailures

WINDOW_SECONDS = 60
MAX_ADDRESSES = 10_000


class FailureLimit:
    """Lets `allowed` failures a minute pass from one address.

    Only failures are counted and refused: all of WHMCS comes from one address, and a good
    key is never held up by a bad one beside it. Memory is bounded: the address that was
    quiet longest is forgotten first.
    """

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def record(self, address: str) -> None:
        """Count one failure. Raises `TooManyFailures` when the address has used its share."""
        now = time.monotonic()
        started, count = self._windows.pop(address, (now, 0))
        if now - started >= WINDOW_SECONDS:
            started, count = now, 0
        self._windows[address] = (started, count + 1)
        if len(self._windows) > MAX_ADDRESSES:
            self._windows.popitem(last=False)
        if count >= self._allowed:
            raise TooManyFailures(int(started + WINDOW_SECONDS - now) + 1)
