"""How busy a pool of connections is."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Engine, QueuePool


class PoolUse(NamedTuple):
    """The state of a pool at one moment, in connections; `waiting` is the callers without one."""

    in_use: int
    limit: int
    waiting: int


class Waiting:
    """Counts who waits. Safe to share between threads."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = Lock()

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count one during the block."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def _add(self, number: int) -> None:
        with self._lock:
            self.count += number


def use_of(engine: Engine, waiting: Waiting) -> PoolUse:
    """Return how busy the pool of an engine is, which may grow to twice its size."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)  # noqa: S101 - every kind of database has such a pool
    return PoolUse(pool.checkedout(), 2 * pool.size(), waiting.count)
