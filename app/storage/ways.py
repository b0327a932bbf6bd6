"""The ways to reach one database, such as its hosts: the one that worked last comes first."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

Conn = TypeVar("Conn")
Way = Mapping[str, Any]
"""The arguments of the driver in which the ways differ."""


class Ways:
    """Tries one way after the other; after an error in `failures`, the next one.

    A host that does not answer costs its time limit. It costs that once, and not with every new
    connection, as the way that worked is remembered. Safe to share between threads.
    """

    def __init__(self, ways: Sequence[Way], failures: tuple[type[Exception], ...]) -> None:
        self._ways = tuple(ways)
        self._failures = failures

    def __len__(self) -> int:
        return len(self._ways)

    def connect(self, attempt: Callable[[Way], Conn]) -> Conn:
        """Return the first connection that opens. Raises the error of the last way."""
        *others, last = self._ways
        for way in others:
            with suppress(*self._failures):
                return self._worked(way, attempt(way))
        return self._worked(last, attempt(last))

    async def connect_async(self, attempt: Callable[[Way], Awaitable[Conn]]) -> Conn:
        """Return the first connection that opens. Raises the error of the last way."""
        *others, last = self._ways
        for way in others:
            with suppress(*self._failures):
                return self._worked(way, await attempt(way))
        return self._worked(last, await attempt(last))

    def _worked(self, way: Way, connection: Conn) -> Conn:
        if way is not self._ways[0]:
            self._ways = (way, *(other for other in self._ways if other is not way))
        return connection
