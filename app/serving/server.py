"""uvicorn's server with a bounded stop: it ends soon after the signal, whatever it waits for."""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket
from types import FrameType

import uvicorn
from fastapi import FastAPI

from app.serving.protocol import HttpProtocol

log = logging.getLogger(__name__)

# Together below the promised 8 seconds of a stop, including the supervisor's share.
GRACE_SECONDS = 3.0
LAST_ANSWERS_SECONDS = 0.4
LIFESPAN_SECONDS = 0.8
END_SECONDS = 5.5
LAST_WORDS_SECONDS = 0.3
POLL_SECONDS = 0.05
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def _nothing() -> None:
    """Clean up nothing."""


class Server(uvicorn.Server):
    """Serves until SIGINT or SIGTERM; `clean_up` is called if the process has to be aborted."""

    def __init__(self, config: uvicorn.Config, clean_up: Callable[[], None] = _nothing) -> None:
        super().__init__(config)
        self._clean_up = clean_up
        self._is_told = threading.Event()
        self._is_signalled = False

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Handle the signals; unlike uvicorn, end with exit code 0 instead of by the signal."""
        before = {number: signal.signal(number, self.handle_exit) for number in SIGNALS}
        threading.Thread(target=self._end_in_time, daemon=True).start()
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop, and notify the app at once so that its long work ends by itself.

        A second signal, as make and systemd send one to each process of a group, can interrupt this
        function. It must not wait for a lock that the interrupted call holds.
        """
        super().handle_exit(sig, frame)
        if self._is_signalled:
            return
        self._is_signalled = True
        self._is_told.set()
        # While it loads, uvicorn holds the app's factory function instead of the app.
        app = getattr(self.config, "loaded_app", None)
        if isinstance(app, FastAPI):
            app.state.services.stopping.set()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start the app and listen. Raises the error of the app's start.

        uvicorn would print a traceback and end the process with an exit code of its own.
        """
        log_of_uvicorn = logging.getLogger("uvicorn.error")
        log_of_uvicorn.disabled = True
        try:
            await super().startup(sockets)
        except SystemExit:
            app = self.config.loaded_app
            if isinstance(app, FastAPI) and hasattr(app.state, "start_error"):
                raise app.state.start_error from None
            raise
        finally:
            log_of_uvicorn.disabled = False

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Finish the requests that can be finished, refuse the others with a problem, and close."""
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in self._connections():
            connection.shutdown()
        await self._wait_for_requests(GRACE_SECONDS)
        for connection in self._connections():
            connection.stop_reading()
        await self._wait_for_requests(LAST_ANSWERS_SECONDS)
        for task in list(self.server_state.tasks):
            task.cancel()
        await self._wait_for_requests(LAST_ANSWERS_SECONDS)
        for connection in self._connections():
            connection.transport.abort()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.lifespan.shutdown(), LIFESPAN_SECONDS)

    def _connections(self) -> list[HttpProtocol]:
        # `serve` configures uvicorn with this protocol only.
        return [*self.server_state.connections]  # type: ignore[list-item]

    async def _wait_for_requests(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        state = self.server_state
        while (state.connections or state.tasks) and not self.force_exit:
            if time.monotonic() > end:
                return
            await asyncio.sleep(POLL_SECONDS)

    def _end_in_time(self) -> None:
        """Abort the process if something in it does not end.

        A thread that waits for a database cannot be cancelled, and Python would wait for it.
        Aborting is as safe as `kill -9`: acknowledged data is on disk, and the database rolls back
        transactions that were not committed. Their clients have received 503 with
        `"outcome": "unknown"`, or see their connection break.
        """
        self._is_told.wait()
        time.sleep(END_SECONDS)
        # Not in this thread, because the log itself may hang.
        last = threading.Thread(target=self._say_last_words, daemon=True)
        last.start()
        last.join(LAST_WORDS_SECONDS)
        os._exit(0)

    def _say_last_words(self) -> None:
        self._clean_up()
        log.warning("stopped_by_force", extra={"requests": len(self.server_state.tasks)})
        logging.shutdown()
