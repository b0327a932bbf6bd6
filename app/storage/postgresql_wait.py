"""A connection to PostgreSQL that waits for no answer without a limit.

The limit of a statement is the server's. One that is frozen keeps neither it nor the connection
from being alive, and libpq has no limit of its own for an answer.
"""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg import waiting
from psycopg.abc import PQGen

ANSWER_SECONDS = 35.0
"""More than the server's limit of a statement, so that its answer comes first."""
POLL_SECONDS = 0.1

Answer = TypeVar("Answer")


class NoAnswer(psycopg.OperationalError):
    """The server has not answered in time."""


class BoundedConnection(psycopg.Connection[Any]):
    """Closes itself where an answer takes longer than `answer_seconds`; None: no limit."""

    answer_seconds: float | None = ANSWER_SECONDS

    def wait(
        self,
        gen: PQGen[Answer],
        interval: float = POLL_SECONDS,
        timeout: float | None = None,
    ) -> Answer:
        """Return what the server answers. Raises `NoAnswer`."""
        if self.answer_seconds is None:
            return super().wait(gen, interval, timeout)
        ends_at = time.monotonic() + self.answer_seconds
        try:
            return super().wait(_until(gen, ends_at), interval, timeout)
        except NoAnswer:
            # Without the message that `close` sends, which nobody would read.
            self.pgconn.finish()
            raise


def _until(
    gen: PQGen[Answer], ends_at: float
) -> Generator[waiting.Wait, waiting.Ready | int, Answer]:
    """Run a step of the driver until it is done. Raises `NoAnswer` after a moment of the clock."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready == waiting.Ready.NONE and time.monotonic() > ends_at:
                raise NoAnswer("the server has not answered")
            wanted = gen.send(ready)
    except StopIteration as done:
        answer: Answer = done.value
        return answer
