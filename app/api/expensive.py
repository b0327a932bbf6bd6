"""Lanes for expensive calls: one or two at a time, with threads and connections of their own.

A place is taken before a thread or a connection is. So whatever waits or runs here, renders,
the refresh of keys and settings, and ordinary calls find threads and connections of theirs. Work
ends when its caller goes away, when its time is over, and when the server stops.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from app.api.problems.errors import BodyTooLarge, Busy, RequestFault, Stopping
from app.storage.database import Database
from app.storage.errors import TooSlow
from app.storage.stop import Stop
from app.storage.turn import Turn

Result = TypeVar("Result")
Work = Callable[[Database], Result]

POLL_SECONDS = 0.25
GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much runs at once, and how many seconds it waits for its place and may take then.

    None: the work may take any time, because the caller wants it whole; it is a write.
    """

    places: int
    wait_seconds: float
    work_seconds: float | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What all lanes have in common: `stopping` is set when the server stops."""

    stopping: threading.Event = field(default_factory=threading.Event)
    turns: threading.Lock = field(default_factory=threading.Lock)


# Searches look at every record. Other reads find what they want by an index, or a piece at a time.
SEARCHES = Limits(places=1, wait_seconds=2, work_seconds=10)
READS = Limits(places=1, wait_seconds=2, work_seconds=10)
BULK = Limits(places=2, wait_seconds=10, work_seconds=None)


class Lane:
    """Runs work in a few threads of its own. Belongs to one event loop; close it at the end."""

    def __init__(self, database: Database, limits: Limits, shared: Shared) -> None:
        self._database = database.beside(limits.places)
        self._shared = shared
        self._limits = limits
        self._places = asyncio.Semaphore(limits.places)
        # Each place has a thread that works and one that ends the work.
        self._threads = ThreadPoolExecutor(2 * limits.places, "expensive")

    async def run(self, request: Request, work: Work[Result]) -> Result:
        """Return what `work` returns; it gets the database for as long as it may use it.

        Raises `Busy` when there is no place in time, `TooSlow`, `Stopping`, `ClientDisconnect`
        when the caller is gone, `BodyTooLarge` and `RequestFault` when a body that nobody has
        read yet is at fault, and what `work` raises.
        """
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                await self._places.acquire()
        except TimeoutError:
            raise Busy from None
        return await self._run(request, work)

    async def run_next(self, request: Request, work: Work[Result]) -> Result:
        """Do the same for an answer that has begun: it waits for its place as long as it takes."""
        await self._places.acquire()
        return await self._run(request, work)

    async def _run(self, request: Request, work: Work[Result]) -> Result:
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
                raise reason  # what comes of a read later, or with nobody there, is nobody's loss
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
        self._places.release()
        if not done.cancelled():
            done.exception()  # the caller may be gone: nobody else asks for it

    def close(self) -> None:
        """Close the connections; what still runs is waited for by nobody."""
        self._threads.shutdown(wait=False)
        self._database.close()


async def _end_of(request: Request) -> Exception:
    """Wait until no answer is wanted any more, and return what the caller is due instead.

    Reads on to notice it, so that the body of a GET, which nobody asked for, is read here.
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
