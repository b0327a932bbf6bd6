"""Lanes for expensive calls: one or two at a time, with threads and connections of their own.

A call takes a place before it takes a thread or a connection. So renders, the refresh of keys
and settings, and ordinary calls keep their threads and connections, whatever waits or runs here.
Work ends when its caller goes away, when its time is over, and when the server stops.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from app.api.problems.errors import BodyTooLarge, Busy, RequestFault, Stopping
from app.storage.database import Database
from app.storage.errors import TooSlow
from app.storage.pool_use import PoolUse
from app.storage.stop import Stop
from app.storage.turn import Turn

Result = TypeVar("Result")
Work = Callable[[Database], Result]

MAX_EXPORTS = 16
MAX_TOTALS = 2
"""Lists of totals take turns in the lane of graphs, which a page waits a second for."""
MAX_SOURCE_TESTS = 2
"""Each has a thread for as long as the source lets it wait."""
POLL_SECONDS = 0.25
GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many calls run at once, and how many seconds each may wait for its place and run.

    `work_seconds` is None for writes, which may take any time.
    """

    places: int
    wait_seconds: float
    work_seconds: float | None


@dataclass(frozen=True, slots=True)
class Shared:
    """State shared by all lanes. `stopping` is set when the server stops."""

    stopping: threading.Event = field(default_factory=threading.Event)
    turns: threading.Lock = field(default_factory=threading.Lock)


# Searches look at every record. Other reads find what they want by an index, or a piece at a time.
SEARCHES = Limits(places=1, wait_seconds=2, work_seconds=10)
READS = Limits(places=1, wait_seconds=2, work_seconds=10)
# For a part of a page: whoever has not got an answer by then shows none.
OVERVIEWS = Limits(places=1, wait_seconds=1, work_seconds=2)
# A page waits a second and a half for its graph; a list of totals goes piece by piece.
USAGE = Limits(places=1, wait_seconds=1, work_seconds=5)
BULK = Limits(places=2, wait_seconds=10, work_seconds=None)


class Places:
    """Counts the calls of one kind in a worker, exports first, from request to last piece.

    A piece waits for its place in the lane without a limit, so their number has one: otherwise
    they could fill the lane and, waiting to write their audit events, the threads of other calls.
    Calls that wait for another server have a limit for the same reason.
    """

    def __init__(self, most: int = MAX_EXPORTS) -> None:
        self._most = most
        self._running = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Count one call. Raises `Busy` at once while as many are running as there may be."""
        if self._running >= self._most:
            raise Busy
        self._running += 1
        try:
            yield
        finally:
            self._running -= 1


class Lane:
    """Runs work in a few threads of its own. Belongs to one event loop, and must be closed."""

    def __init__(self, database: Database, limits: Limits, shared: Shared) -> None:
        self._database = database.beside(limits.places)
        self._shared = shared
        self._limits = limits
        self._places = asyncio.Semaphore(limits.places)
        self._running = self._waiting = 0
        # Each place has a thread that works and one that ends the work.
        self._threads = ThreadPoolExecutor(2 * limits.places, "expensive")

    async def run(self, request: Request, work: Work[Result]) -> Result:
        """Run `work` and return its result; its argument is the database, with a time limit.

        Raises `Busy` when no place becomes free in time, `TooSlow`, `Stopping`,
        `ClientDisconnect` when the caller is gone, `BodyTooLarge` and `RequestFault` for a body
        that has not been read yet, and whatever `work` raises.
        """
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                await self._take_place()
        except TimeoutError:
            raise Busy from None
        return await self._run(request, work)

    async def run_next(self, request: Request, work: Work[Result]) -> Result:
        """Run the next piece of a response that has begun; it waits for a place without a limit."""
        await self._take_place()
        return await self._run(request, work)

    def use(self) -> PoolUse:
        """Return how busy the places are, each of which has a connection."""
        return PoolUse(self._running, self._limits.places, self._waiting)

    async def _take_place(self) -> None:
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1

    async def _run(self, request: Request, work: Work[Result]) -> Result:
        self._running += 1
        stop = Stop()
        loop = asyncio.get_running_loop()
        running = loop.run_in_executor(
            self._threads, work, self._database.until(stop, Turn(self._shared.turns))
        )
        running.add_done_callback(lambda done: self._give_back(done, stop))
        gone = asyncio.ensure_future(_end_of(request))
        try:
            reason = await self._reason_to_end(running, gone)
        except asyncio.CancelledError:
            self._threads.submit(stop.end, Stopping())
            raise
        finally:
            gone.cancel()
        if reason is not None:
            self._threads.submit(stop.end, reason)
            await asyncio.wait({running}, timeout=self._limits.work_seconds and GRACE_SECONDS)
            only_reads = self._limits.work_seconds is not None
            if not running.done() or (only_reads and gone.done()):
                raise reason  # the result of a read is not needed any more
        return running.result()

    async def _reason_to_end(
        self, running: asyncio.Future[Result], gone: asyncio.Future[Exception]
    ) -> Exception | None:
        """Wait until the work is done and return None, or return why it is to end before that."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        watched: set[asyncio.Future[Any]] = {running, gone}
        while True:
            await asyncio.wait(watched, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if gone.done():
                return gone.result()
            if running.done():
                return None
            if self._shared.stopping.is_set():
                return Stopping()
            limit = self._limits.work_seconds
            if limit is not None and loop.time() - started > limit:
                return TooSlow()

    def _give_back(self, done: asyncio.Future[Result], stop: Stop) -> None:
        stop.work_is_over()
        self._running -= 1
        self._places.release()
        if not done.cancelled():
            done.exception()  # the caller may be gone: nobody else reads the exception

    def close(self) -> None:
        """Close the connections, without waiting for work that still runs."""
        self._threads.shutdown(wait=False)
        self._database.close()


async def _end_of(request: Request) -> Exception:
    """Wait until the caller is gone or its body is invalid, and return the error for that.

    Reads from the connection to notice it, so the unexpected body of a GET is read here.
    """
    try:
        while (await request.receive())["type"] != "http.disconnect":
            pass
    except (BodyTooLarge, RequestFault) as fault:
        return fault
    return ClientDisconnect()


@dataclass(frozen=True, slots=True)
class LaneOfCaller:
    """A lane for the work of one request."""

    lane: Lane
    request: Request

    async def run(self, work: Work[Result]) -> Result:
        """See `Lane.run`."""
        return await self.lane.run(self.request, work)

    async def run_next(self, work: Work[Result]) -> Result:
        """See `Lane.run_next`."""
        return await self.lane.run_next(self.request, work)
