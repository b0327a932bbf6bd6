"""Gathers figures for `/metrics` so that a scrape costs little and never waits for long.

Whatever the database does, a scrape is answered with the figures that were read last.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from prometheus_client.core import Metric

from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable, TooSlow
from app.storage.stop import Stop
from app.storage.turn import Turn
from app.upkeep.figures import Part

log = logging.getLogger(__name__)

PAUSE_SECONDS = 10.0
PAUSES_OF_WORK = 20
LONGEST_PAUSE_SECONDS = 60.0
"""The pause is twenty times as long as the work, between these limits."""
WORK_SECONDS = 10.0
WAIT_SECONDS = 1.0


class Occasional:
    """Runs `work` when somebody asks, once at a time, with a pause after it.

    The pause is between the two limits, longer after longer work. `work` must not raise. Belongs to
    one event loop.
    """

    def __init__(
        self, work: Callable[[], Awaitable[None]], pause_seconds: float, longest_seconds: float
    ) -> None:
        self._work = work
        self._pauses = (pause_seconds, longest_seconds)
        self._task: asyncio.Future[None] | None = None
        self._started_at = self._next_at = float("-inf")

    async def catch_up(self) -> bool:
        """Start the work if the pause is over, and wait for at most a second after its start.

        Returns whether the last work has ended.
        """
        moment = time.monotonic()
        if self._task is None and moment >= self._next_at:
            self._started_at = moment
            self._task = asyncio.ensure_future(self._work())
            self._task.add_done_callback(self._note_end)
        if self._task is not None:
            left = self._started_at + WAIT_SECONDS - moment
            await asyncio.wait({self._task}, timeout=max(0.0, left))
        return self._task is None

    def _note_end(self, _task: asyncio.Future[None]) -> None:
        moment = time.monotonic()
        pause, longest = self._pauses
        wanted = PAUSES_OF_WORK * (moment - self._started_at)
        self._task, self._next_at = None, moment + max(pause, min(wanted, longest))


class Gathering:
    """Reads the parts in a thread and on a connection of its own; must be closed.

    `families` is what was read last of each part, `is_complete` whether all parts were read the
    last time, and `gathered_at` when all were, in seconds since 1970; 0 before the first time.
    """

    def __init__(self, database: Database, parts: Mapping[str, Part], turns: Lock) -> None:
        self._database = database.beside(1)
        self._parts = parts
        self._turns = turns
        # One that works and one that ends the work.
        self._threads = ThreadPoolExecutor(2, "figures")
        self._occasional = Occasional(self._gather, PAUSE_SECONDS, LONGEST_PAUSE_SECONDS)
        self._stop: Stop | None = None
        self.families: dict[str, Sequence[Metric]] = {}
        self.is_complete = True
        self.gathered_at = 0.0

    async def catch_up(self) -> None:
        """Read again if the last time is long enough ago; wait for at most a second."""
        await self._occasional.catch_up()

    async def _gather(self) -> None:
        stop = self._stop = Stop()
        work = asyncio.get_running_loop().run_in_executor(self._threads, self._read, stop)
        # Somebody has to ask for the error of work that goes on after the loop has ended.
        work.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait({work}, timeout=WORK_SECONDS)
        if not work.done():
            self.is_complete = False
            self._threads.submit(stop.end, TooSlow())
            await asyncio.wait({work})  # as long as the database takes
        self._stop = None
        error = work.exception()
        if error is not None and self.is_complete:
            log.warning("figures_not_read", extra={"reason": type(error).__name__})
        self.is_complete = error is None
        self.gathered_at = time.time() if error is None else self.gathered_at

    def _read(self, stop: Stop) -> None:
        database = self._database.until(stop, Turn(self._turns))
        try:
            for name, part in self._parts.items():
                self.families[name] = part(database)
        finally:
            stop.work_is_over()

    def close(self) -> None:
        """Close the connection and end the work, without waiting for that."""
        if self._stop is not None:
            self._threads.submit(self._stop.end, DatabaseUnavailable())
        self._threads.shutdown(wait=False)
        self._database.close()
