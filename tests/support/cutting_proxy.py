"""A TCP proxy before a database server that cuts a connection exactly when a COMMIT passes."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum

from tests.support.waiting import HANG_SECONDS

# The whole message in each protocol: other statements speak of READ COMMITTED.
COMMITS = (b"Q\x00\x00\x00\x0bCOMMIT\x00", b"\x07\x00\x00\x00\x03COMMIT")
CHUNK = 65_536


class Cut(Enum):
    """Where a connection ends: the COMMIT never arrives, or its answer never does."""

    BEFORE = "before"
    AFTER = "after"


class CuttingProxy:
    """Passes bytes on; each planned cut ends one connection at its next COMMIT."""

    def __init__(self, server_port: int) -> None:
        self._server = ("127.0.0.1", server_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._planned: list[Cut | None] = []
        self._links: list[_Link] = []

    def plan(self, *cuts: Cut | None) -> None:
        """Cut the next COMMITs like this, one each; None lets one pass."""
        with self._lock:
            self._planned += cuts

    @property
    def planned(self) -> int:
        """How many cuts have not been made yet."""
        return len(self._planned)

    def serve(self) -> None:
        """Take connections until `close`."""
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._links.append(_Link(client, self._server, self._next_cut))

    def close(self) -> None:
        """Take no more connections and end those that there are."""
        # Without it `accept` would go on waiting on a closed socket.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for link in self._links:
            link.hang_up()

    def _next_cut(self) -> Cut | None:
        with self._lock:
            return self._planned.pop(0) if self._planned else None


class _Link:
    """One connection through the proxy: a socket and a thread for each direction."""

    def __init__(
        self,
        client: socket.socket,
        server: tuple[str, int],
        next_cut: Callable[[], Cut | None],
    ) -> None:
        self._client = client
        self._server = socket.create_connection(server, HANG_SECONDS)
        client.settimeout(HANG_SECONDS)
        self._next_cut = next_cut
        self._is_silent = False
        self._answered = threading.Event()
        for work in (self._pass_statements, self._pass_answers):
            threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def hang_up(self) -> None:
        for end in (self._client, self._server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _run(self, work: Callable[[], None]) -> None:
        with suppress(OSError):
            work()
        self.hang_up()

    def _pass_statements(self) -> None:
        before = b""
        while data := self._client.recv(CHUNK):
            # SQLAlchemy commits nothing whenever it has set the level of a new connection.
            ends_work = b"ISOLATION LEVEL" not in before
            is_commit = ends_work and any(commit in data for commit in COMMITS)
            cut, before = self._next_cut() if is_commit else None, data
            if cut is Cut.BEFORE:
                return
            self._is_silent = cut is Cut.AFTER
            self._server.sendall(data)
            if self._is_silent:
                self._answered.wait(HANG_SECONDS)
                return

    def _pass_answers(self) -> None:
        while data := self._server.recv(CHUNK):
            if self._is_silent:
                self._answered.set()
                return
            self._client.sendall(data)


@contextmanager
def cutting_proxy(server_port: int) -> Iterator[CuttingProxy]:
    """Run a proxy before a server until the block ends."""
    proxy = CuttingProxy(server_port)
    thread = threading.Thread(target=proxy.serve, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.close()
        thread.join(HANG_SECONDS)
