"""A small real HTTP server that answers as the WHMCS API does, well or badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

Answer = Callable[["Handler"], object]


class Handler(BaseHTTPRequestHandler):  # the names of its methods are the library's
    """Notes what was asked, then answers as the server was told."""

    server: "WhmcsApi"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = parse_qs(self.rfile.read(length).decode(), strict_parsing=True)
        self.server.asked.append((self.path, {name: values[0] for name, values in form.items()}))
        self.server.answer(self)

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {}))
        self.send(b"", 405)

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer with a status, headers and a whole body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class WhmcsApi(ThreadingHTTPServer):
    """One WHMCS; `answer` can be replaced between two calls."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.is_over = threading.Event()
        self.answer: Answer = lambda handler: handler.send(b"{}")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/whmcs"

    def handle_error(self, *_: object) -> None:
        """Ignore callers that hang up: some tests make them."""


@contextmanager
def whmcs_api() -> Iterator[WhmcsApi]:
    """Run a server until the block ends."""
    with WhmcsApi() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.is_over.set()
            server.shutdown()
            thread.join()


def says(value: object) -> Answer:
    """Return an answer of JSON."""
    return lambda handler: handler.send(json.dumps(value).encode())


def products(*owned: tuple[object, object]) -> Answer:
    """Return WHMCS's answer for products; without any, `products` is an empty text."""
    listed = [{"id": id_, "clientid": client_id, "orderid": 1} for id_, client_id in owned]
    return says(
        {
            "result": "success",
            "clientid": "",
            "serviceid": "1",
            "totalresults": len(listed),
            "numreturned": len(listed),
            "products": {"product": listed} if listed else "",
        }
    )


def late(handler: Handler) -> None:
    """Give a right answer once the test is over."""
    handler.server.is_over.wait()
    products((1, 56))(handler)


def trickling(handler: Handler) -> None:
    """Answer byte by byte, each in time, until the test is over."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.is_over.wait(0.1):
        handler.wfile.write(b" ")
