"""Speaks to the service byte by byte: what no HTTP client would send, and when it would not."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.support.problem import problem_of
from tests.support.waiting import HANG_SECONDS

STATUS_LINE = re.compile(rb"HTTP/1\.1 (\d{3}) [A-Z][^\r]*\r\n")


@dataclass(frozen=True)
class RawAnswer:
    """What came back until the connection was closed."""

    data: bytes

    @property
    def statuses(self) -> list[int]:
        """The status of every answer; bodies of this service hold no status line."""
        return [int(found[1]) for found in STATUS_LINE.finditer(self.data) if found[1] != b"100"]

    @property
    def last(self) -> httpx.Response:
        """The last answer, which ends where the connection ended."""
        *_, start = [found.start() for found in STATUS_LINE.finditer(self.data)]
        head, _, body = self.data[start:].partition(b"\r\n\r\n")
        status, *lines = head.split(b"\r\n")
        headers = [tuple(line.split(b": ", 1)) for line in lines]
        return httpx.Response(int(status[9:12]), headers=headers, content=body)  # type: ignore[arg-type]

    def problem(self, status: int, kind: str) -> str:
        """Check that the last answer is this problem, and return its detail."""
        problem = problem_of(self.last, status)
        assert problem["type"] == f"/problems/{kind}"
        assert self.last.headers["cache-control"] == "no-store"
        return str(problem["detail"])


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), HANG_SECONDS) as connection:
        yield connection


def read_all(connection: socket.socket) -> RawAnswer:
    """Return what comes until the service closes. A hang is a `TimeoutError`."""
    pieces = []
    try:
        while piece := connection.recv(65_536):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return RawAnswer(b"".join(pieces))


def exchange(port: int, *pieces: bytes, half_close: bool = False) -> RawAnswer:
    """Send pieces, as far as they are taken, and return what comes back."""
    with connected(port) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the service has closed; its answer is there all the same
        return read_all(connection)


def head(first: str, *lines: str, key: str | None = None) -> bytes:
    """Return a head with a Host, and with a key where one is given."""
    authorization = () if key is None else (f"Authorization: Bearer {key}",)
    return "\r\n".join((first, "Host: test", *authorization, *lines, "", "")).encode()
