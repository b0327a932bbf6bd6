"""A server on a raw socket that misbehaves in one chosen way, and counts who asks."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Exchange:
    """One connection whose request has been read."""

    connection: socket.socket
    request: str
    is_over: threading.Event

    def send(self, data: bytes) -> None:
        """Send what the caller still takes: it may have hung up, which is the point."""
        try:
            self.connection.sendall(data)
        except OSError:
            self.is_over.wait(0.01)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait, and tell whether the test is over."""
        return self.is_over.wait(seconds)


class FaultServer:
    """Listens on a free loopback port or a UNIX socket, and does to each caller what it is told.

    `behaviour` may be changed while it runs.
    """

    def __init__(self, behaviour: Callable[[Exchange], None], path: Path | None = None) -> None:
        self.behaviour = behaviour
        self._requests: list[str] = []
        self._readings: list[threading.Event] = []
        self._is_over = threading.Event()
        self._threads: list[threading.Thread] = []
        family = socket.AF_INET if path is None else socket.AF_UNIX
        self._listener = socket.socket(family, socket.SOCK_STREAM)
        self._listener.bind(("127.0.0.1", 0) if path is None else str(path))
        self._listener.listen(64)
        self._family = family
        name = self._listener.getsockname()
        self.url = f"http://127.0.0.1:{name[1]}" if path is None else f"unix://{path}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._read_all()
        self._is_over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    @property
    def requests(self) -> list[str]:
        """The heads that came in until now, also of callers who have hung up meanwhile."""
        if not self._is_over.is_set():
            self._read_all()
        return self._requests

    def _read_all(self) -> None:
        with socket.socket(self._family, socket.SOCK_STREAM) as last:
            # Connections are accepted in their order: those before this one are known after it.
            last.connect(self._listener.getsockname())
            last.shutdown(socket.SHUT_WR)
            last.settimeout(HANG_SECONDS)
            last.recv(1)
        for reading in self._readings:
            assert reading.wait(HANG_SECONDS)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._is_over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            reading = threading.Event()
            self._readings.append(reading)
            self._start(self._handle, connection, reading)

    def _handle(self, connection: socket.socket, reading: threading.Event) -> None:
        with connection:
            connection.settimeout(HANG_SECONDS)
            request = _read_head(connection)
            if request:
                self._requests.append(request)
            reading.set()
            if request:
                self.behaviour(Exchange(connection, request, self._is_over))


def _read_head(connection: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        try:
            some = connection.recv(4096)
        except OSError:
            break
        if not some:
            break
        head += some
    return head.decode("latin-1")


def closed_port() -> str:
    """Give the address of a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"
