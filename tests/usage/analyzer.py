"""A stand-in for NetFlow Analyzer: the answers of its REST documentation, and every fault."""

import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from tests.support.certificates import Certificates

KEY = "canary-5f0c1e-of-the-api-key"
ACME = 2500005
STEP = 300
KILO = 1_000
FAULTS = (
    "slow",
    "trickling",
    "login page",
    "redirect",
    "unauthorized",
    "error",
    "500",
    "truncated",
    "too large",
    "not JSON",
    "not understood",
    "wrong units",
    "zone",
)


@dataclass
class Analyzer:
    """What the server answers. `rates` are Kbps in and out by the time of a point in unix seconds.

    `shape` is how a graph writes a time; days end at `midnight`. `groups` are names by id, and
    `entries` the addresses of those that the list of groups has.
    """

    rates: dict[int, tuple[int, int]]
    shape: str = "text"
    midnight: int = 0
    fault: str | None = None
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)
    url: str = ""
    groups: dict[int, str] = field(default_factory=lambda: {ACME: "ACME", 2500001: "Mail Sites"})
    entries: dict[int, object] = field(default_factory=dict)
    _shown: dict[int, tuple[int, int]] = field(default_factory=dict)

    def answer(self, path: str, frame: str = "today") -> dict[str, Any]:
        """Return the documented answer of a path."""
        is_today = frame == "today"
        self._shown = {
            at: pair for at, pair in self.rates.items() if (at >= self.midnight) is is_today
        }
        if path.endswith("getIPGroupConsReport"):
            return self._groups()
        if path.endswith("listIPGroup"):
            return self._networks()
        if path.endswith("consReport"):
            return {"showGranularity": True, "trafficdata": [self._total(0), self._total(1)]}
        return {"GraphData": [self._graph(0), self._graph(1)]}

    def _groups(self) -> dict[str, Any]:
        moved = ["7.41 MB", "7.284 MB", "14.694 MB"]
        rows = [[number, name, *moved] for number, name in self.groups.items()]
        return {"data": rows, "startTime": "2018-10-10 10:05", "endTime": "2018-10-10 11:05"}

    def _networks(self) -> dict[str, Any]:
        """Return what others have seen of a call that is not documented."""
        listed = [
            {"base": {"Name": name, "ID": str(number), "desc": ""}, "ip": self.entries[number]}
            for number, name in self.groups.items()
            if number in self.entries
        ]
        return {"IPGroup_List": listed} if listed else {"message": "unknown call"}

    def _total(self, direction: int) -> dict[str, str]:
        octets = sum(pair[direction] for pair in self._shown.values()) * KILO * STEP // 8
        name = ("Traffic IN", "Traffic OUT")[direction]
        return {"traffic": name, "total": f"{octets / 1e6:,.3f} MB", "95th": "21.149 Kbps"}

    def _graph(self, direction: int) -> dict[str, Any]:
        points = [[self._time(at), self._rate(pair[direction])] for at, pair in self._shown.items()]
        return {"data": points, "yaxiscolumnorder": []}

    def _rate(self, rate: int) -> object:
        if self.fault == "wrong units":
            rate *= 8
        return f"{rate:,}.00 Kbps" if self.shape == "text" else rate * KILO

    def _time(self, at: int) -> object:
        if self.fault == "zone":
            at -= 3_600
        if self.shape == "text":
            return time.strftime("%Y-%m-%d %H:%M", time.gmtime(at))
        return at * KILO if self.shape == "milliseconds" else at


class _Handler(BaseHTTPRequestHandler):
    analyzer: ClassVar[Analyzer]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.analyzer.asked.append((parts.path, query, dict(self.headers)))
        with suppress(OSError):
            self._answer(parts.path, query.get("TimeFrame", ""))

    def _answer(self, path: str, frame: str) -> None:
        with _lock:
            body = json.dumps(self.analyzer.answer(path, frame)).encode()
        fault = self.analyzer.fault
        if fault in {"slow", "trickling"}:
            self._dawdle(body if fault == "trickling" else b"")
            return
        self._send(*_FAULTS.get(fault or "", (200, "application/json", body)))

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "/login")
        self.end_headers()
        is_cut = self.analyzer.fault == "truncated"
        self.wfile.write(body[: len(body) // 2] if is_cut else body)
        self.close_connection = is_cut

    def _dawdle(self, body: bytes) -> None:
        """Send nothing, or a byte now and then, until the caller has gone."""
        self.close_connection = True
        if body:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
        for place in range(len(body) or 200):
            time.sleep(0.05)
            self.wfile.write(body[place : place + 1])

    def log_message(self, *_values: object) -> None:
        """Print nothing."""


_lock = threading.Lock()
_PAGE = b"<!DOCTYPE html><title>Login</title>"
_FAULTS: dict[str, tuple[int, str, bytes]] = {
    "login page": (200, "text/html", _PAGE),
    "redirect": (302, "text/plain", b""),
    "unauthorized": (401, "application/json", b"{}"),
    "error": (200, "application/json", b'{"error": {"message": "Invalid API key"}}'),
    "500": (500, "text/html", _PAGE),
    "too large": (200, "application/json", b'{"data": "' + b"x" * (9 << 20) + b'"}'),
    "not JSON": (200, "application/json", b'{"data": [}'),
    "not understood": (200, "application/json", b'{"rows": []}'),
}


@contextmanager
def served(analyzer: Analyzer, files: Certificates | None = None) -> Iterator[Analyzer]:
    """Serve these answers on a free loopback port until the block ends, with TLS if told so."""
    handler = type("Handler", (_Handler,), {"analyzer": analyzer})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        if files is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(files.certificate, files.key)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        analyzer.url = f"{'https' if files else 'http'}://127.0.0.1:{server.server_port}/"
        try:
            yield analyzer
        finally:
            server.shutdown()
            thread.join()


def day(now: int, kbps: int = 16) -> dict[int, tuple[int, int]]:
    """Return rates of every five minutes of the UTC day until `now`, no two alike."""
    start = now - now % 86_400
    return {at: (kbps + n % 7, 2 * kbps + n % 5) for n, at in enumerate(range(start, now, STEP))}
