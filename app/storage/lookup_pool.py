"""A small pool of asynchronous connections for the render path.

Bounded, so that a flood waits here and not in the database; each query has one deadline.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from anyio import CancelScope

from app.storage.errors import DatabaseUnavailable
from app.storage.pool_use import PoolUse

CONNECTIONS = 8
DEADLINE_SECONDS = 2.0

Conn = TypeVar("Conn")
Answer = TypeVar("Answer")


class LookupPool(Generic[Conn]):
    """Lends connections to one event loop. `failures` are the driver's own errors."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Conn]],
        discard: Callable[[Conn], None],
        failures: tuple[type[Exception], ...],
    ) -> None:
        self._connect = connect
        self._discard = discard
        # TimeoutError is an OSError.
        self._failures: tuple[type[Exception], ...] = (*failures, OSError, EOFError)
        self._idle: list[Conn] = []
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._asking = 0

    async def ask(self, question: Callable[[Conn], Awaitable[Answer]]) -> Answer:
        """Run a query on some connection and return its result.

        After a restart of the server every idle connection is dead, so the query is repeated
        once on a new one, which is safe because it only reads. Raises `DatabaseUnavailable`
        without an answer within two seconds.
        """
        deadline = asyncio.get_running_loop().time() + DEADLINE_SECONDS
        self._asking += 1
        try:
            async with asyncio.timeout_at(deadline), self._free:
                if self._idle:
                    try:
                        return await self._ask_on(self._idle.pop(), question)
                    except self._failures:
                        self.close()
                return await self._ask_on(await self._open(deadline), question)
        except self._failures as error:
            raise DatabaseUnavailable from error
        finally:
            self._asking -= 1

    async def _open(self, deadline: float) -> Conn:
        # asyncmy connects in `asyncio.wait_for`, which before Python 3.12 can lose a cancellation
        # (bpo-37658). A timeout of asyncio cancels once, this scope until the work has ended.
        with CancelScope(deadline=deadline):
            return await self._connect()
        raise TimeoutError

    async def _ask_on(
        self, connection: Conn, question: Callable[[Conn], Awaitable[Answer]]
    ) -> Answer:
        try:
            answer = await question(connection)
        except BaseException:
            # Whatever went wrong, the next query must not read the answer to this one.
            self._discard(connection)
            raise
        self._idle.append(connection)
        return answer

    def use(self) -> PoolUse:
        """Return how busy the connections are: each lends itself to one query."""
        in_use = min(self._asking, CONNECTIONS)
        return PoolUse(in_use, CONNECTIONS, self._asking - in_use)

    def close(self) -> None:
        """Drop the idle connections."""
        while self._idle:
            self._discard(self._idle.pop())
