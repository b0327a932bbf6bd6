"""The deadlines of one connection."""

import asyncio
from typing import Protocol

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.api.problems.errors import RequestTimeout
from app.serving.limits import Limits


class Watched(Protocol):
    """A connection as a watch sees and controls it."""

    limits: Limits
    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    flow: FlowControl
    cycle: RequestResponseCycle
    is_new: bool
    is_deaf: bool
    is_in_body: bool
    unparsed: int

    def refuse(self, fault: RequestTimeout) -> None:
        """Answer that the client is too slow."""

    def hang_up(self) -> None:
        """Close the connection."""


class Watch:
    """Checks every second whether a client lets the service wait too long.

    There is one timer per connection and none per request, which would cost the hot path more than
    everything else here. `began_at` is the start of the current head or body, `heard_at` the time
    of its last byte.
    """

    def __init__(self, connection: Watched) -> None:
        self._connection = connection
        self._limits = connection.limits
        self._loop = connection.loop
        self.began_at = self.heard_at = self._taken_at = self._loop.time()
        self.body_bytes = 0
        self.answered_at: float | None = None  # checked before the body arrived
        self._untaken = 0  # bytes of responses that the client has not read
        self._timer = self._loop.call_later(self._limits.check_seconds, self._look)

    def end(self) -> None:
        """Stop watching."""
        self._timer.cancel()

    def _look(self) -> None:
        now = self._loop.time()
        self._timer = self._loop.call_later(self._limits.check_seconds, self._look)
        self._check_answer(now)
        connection = self._connection
        if connection.is_deaf:
            return
        if connection.flow.read_paused:
            self._excuse(now)
        elif connection.is_in_body:
            self._check_body(now)
        elif now - self.began_at > self._limits.head_seconds:
            self._end_head()

    def _check_answer(self, now: float) -> None:
        untaken = self._connection.transport.get_write_buffer_size()
        if not untaken or untaken != self._untaken:
            self._untaken, self._taken_at = untaken, now
        elif now - self._taken_at > self._limits.answer_silence_seconds:
            self._connection.transport.abort()

    def _end_head(self) -> None:
        connection = self._connection
        if connection.unparsed:
            connection.refuse(RequestTimeout())
        elif connection.is_new:
            connection.transport.close()  # it has not begun a request
        # Otherwise it is between two requests, for which uvicorn has its own deadline.

    def _check_body(self, now: float) -> None:
        connection = self._connection
        cycle = connection.cycle
        if cycle.response_complete:
            self.answered_at = self.answered_at or now
            if now - self.answered_at > self._limits.unread_body_seconds:
                connection.hang_up()
        elif cycle.waiting_for_100_continue:
            self._excuse(now)
        elif self._is_body_late(now):
            connection.refuse(RequestTimeout())

    def _excuse(self, now: float) -> None:
        """Do not count the time in which the service makes the client wait."""
        self.heard_at = now
        self.began_at += self._limits.check_seconds

    def _is_body_late(self, now: float) -> bool:
        limits = self._limits
        measured_seconds = now - self.began_at - limits.body_start_seconds
        is_slow = self.body_bytes < measured_seconds * limits.body_bytes_per_second
        return is_slow or now - self.heard_at > limits.body_silence_seconds
