"""Several worker processes on the same sockets, and their supervisor."""

import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from multiprocessing.connection import Connection
from types import FrameType

import uvicorn

from app import logs
from app.serving.endings import errors_as_exit_codes
from app.serving.server import Server
from app.terminal import EXIT_CONFIGURATION, EXIT_FAILED, print_error

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
LOOK_SECONDS = 0.1
SILENCE_SECONDS = 60.0
# On a starved machine the imports alone can take minutes; restarting them makes it worse.
START_SECONDS = 300.0
END_SECONDS = 6.5  # a worker aborts itself before
LONGEST_PAUSE_SECONDS = 30.0

_spawn = multiprocessing.get_context("spawn")
# Allows sockets to be passed to a process.
multiprocessing.allow_connection_pickling()


def work(
    config: uvicorn.Config, sockets: list[socket.socket], pipe: Connection, choice: logs.LogChoice
) -> None:
    """Run a worker: serve, and report to the supervisor every second whether it is ready."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # Ctrl+C reaches every process of a terminal; the supervisor handles it until the server does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logs.set_up(choice)
    server = Server(config)
    threading.Thread(target=_beat, args=(server, pipe), daemon=True).start()
    with errors_as_exit_codes():
        server.run(sockets=sockets)


def _beat(server: Server, pipe: Connection) -> None:
    try:
        while True:
            pipe.send(server.started)
            time.sleep(BEAT_SECONDS if server.started else LOOK_SECONDS)
    except OSError:
        # The supervisor is gone, and nothing else could stop this process.
        os.kill(os.getpid(), signal.SIGTERM)


class Worker:
    """One worker as the supervisor sees it."""

    def __init__(
        self, config: uvicorn.Config, sockets: list[socket.socket], choice: logs.LogChoice
    ) -> None:
        self._pipe, theirs = _spawn.Pipe(duplex=False)
        self.process = _spawn.Process(target=work, args=(config, sockets, theirs, choice))
        self.process.start()
        theirs.close()
        self.is_ready = False
        self._is_to_reload = False
        self._heard_at = time.monotonic()

    def look(self) -> str | None:
        """Return why this worker has to be replaced, or `None` if it is healthy."""
        while self._hears():
            self._heard_at = time.monotonic()
        if self._is_to_reload and self.is_ready:
            self._is_to_reload = False
            self.send(signal.SIGHUP)
        code = self.process.exitcode
        if code is not None:
            return f"it ended by signal {-code}" if code < 0 else f"it ended with exit code {code}"
        patience = SILENCE_SECONDS if self.is_ready else START_SECONDS
        if time.monotonic() - self._heard_at > patience:
            return f"it has not been heard of for {patience:.0f} seconds"
        return None

    def _hears(self) -> bool:
        try:
            if self._pipe.poll():
                self.is_ready = self._pipe.recv()
                return True
        except (EOFError, OSError):
            return False  # it has ended, which `exitcode` shows in a moment
        return False

    def reload(self) -> None:
        """Forward SIGHUP once the worker can handle it."""
        self._is_to_reload = True

    def send(self, number: signal.Signals) -> None:
        """Send a signal, unless the process has ended."""
        if self.process.pid is not None and self.process.exitcode is None:
            os.kill(self.process.pid, number)

    def end(self, deadline: float) -> None:
        """Wait for the end until a time of the monotonic clock, then kill."""
        self.process.join(max(0.0, deadline - time.monotonic()))
        self.process.kill()
        self.process.join()
        self._pipe.close()


class Supervisor:
    """Keeps a number of workers running until SIGINT or SIGTERM; forwards SIGHUP to them."""

    def __init__(
        self, config: uvicorn.Config, sockets: list[socket.socket], choice: logs.LogChoice
    ) -> None:
        self._config = config
        self._log = choice
        self._sockets = sockets
        self._workers: dict[int, Worker] = {}
        self._failures = 0  # failed starts since the last successful one
        self._start_at = 0.0
        self._stop_at: float | None = None

    def run(self) -> int:
        """Serve, and return the exit code."""
        signal.signal(signal.SIGHUP, self._reload)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        code = None
        while self._stop_at is None and code is None:
            self._start_missing()
            time.sleep(LOOK_SECONDS)
            code = self._look()
        self._end()
        return code or 0

    def _reload(self, _number: int, _frame: FrameType | None) -> None:
        for worker in self._workers.values():
            worker.reload()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop_at = self._stop_at or time.monotonic()

    def _start_missing(self) -> None:
        for place in range(self._config.workers):
            if place not in self._workers and time.monotonic() >= self._start_at:
                self._workers[place] = Worker(self._config, self._sockets, self._log)

    def _look(self) -> int | None:
        """Remove workers that have to be replaced; return an exit code if none can start."""
        for place, worker in list(self._workers.items()):
            reason = worker.look()
            self._failures = 0 if worker.is_ready else self._failures
            if reason is None:
                continue
            worker.end(time.monotonic())
            del self._workers[place]
            log.error("worker_replaced", extra={"worker": worker.process.pid, "reason": reason})
            if not worker.is_ready and (code := self._failed(worker)) is not None:
                return code
        return None

    def _failed(self, worker: Worker) -> int | None:
        """Note that a worker did not start, and try again after a pause.

        Returns the exit code of the service if no other worker serves and this one has ended by
        itself, as it would end again. A worker that was killed, as for memory, may not.
        """
        self._failures += 1
        pause = min(2.0**self._failures, LONGEST_PAUSE_SECONDS)
        self._start_at = time.monotonic() + pause
        was_killed = (worker.process.exitcode or 0) < 0
        if was_killed or any(other.is_ready for other in self._workers.values()):
            log.error("worker_not_started", extra={"next_try_seconds": pause})
            return None
        print_error(EXIT_FAILED, "a worker cannot start; the reason stands above.")
        is_configuration = worker.process.exitcode == EXIT_CONFIGURATION
        return EXIT_CONFIGURATION if is_configuration else EXIT_FAILED

    def _end(self) -> None:
        deadline = (self._stop_at or time.monotonic()) + END_SECONDS
        for worker in self._workers.values():
            worker.send(signal.SIGTERM)
        for worker in self._workers.values():
            worker.end(deadline)
