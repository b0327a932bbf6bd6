"""The end of the service: soon, whatever it is doing, and without losing what it acknowledged."""

import fcntl
import json
import signal
import socket
import sqlite3
import struct
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
import uvicorn

from app.serving.server import Server
from app.storage.reasons import LOCKED
from tests.support import command
from tests.support.raw_http import RawAnswer, connected, head, read_all
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = pytest.mark.needs("serve")

PROMISED_SECONDS = 8
ROWS = 200_000
DATABASE = "netflow-manager.sqlite3"


class Busy(NamedTuple):
    """A service with a call that does not end by itself."""

    served: command.Served
    port: int
    key: str
    folder: Path


# What a second worker says that was still starting when the database was locked.
CANNOT_START = f"netflow-manager.sqlite3: {LOCKED}\n"

State = Callable[[Busy, ExitStack], socket.socket | None]


def _open(busy: Busy, stack: ExitStack, data: bytes) -> socket.socket:
    connection = stack.enter_context(connected(busy.port))
    connection.sendall(data)
    return connection


def _import(busy: Busy, stack: ExitStack) -> socket.socket:
    text = "service_id,client_id,username,password\n" + "".join(
        f"{number},5,user{number},secret\n" for number in range(1, ROWS)
    )
    lines = ("Content-Type: text/csv", f"Content-Length: {len(text)}")
    start = head("POST /v1/imports HTTP/1.1", *lines, key=busy.key)
    connection = _open(busy, stack, start + text.encode())
    time.sleep(1)  # it is at work, or still reads: both must end
    return connection


def _upload(busy: Busy, stack: ExitStack) -> socket.socket:
    lines = ("Content-Type: text/csv", "Content-Length: 100000")
    start = head("POST /v1/imports HTTP/1.1", *lines, key=busy.key)
    return _open(busy, stack, start + b"service_id,client_id\n")


def _idle(busy: Busy, stack: ExitStack) -> None:
    for data in (b"", b"GET /li", head("GET /livez HTTP/1.1")):
        _open(busy, stack, data)


def _locked(busy: Busy, stack: ExitStack) -> socket.socket:
    """Let a write wait for a database that another process has locked."""
    lock = stack.enter_context(closing(sqlite3.connect(busy.folder / DATABASE)))
    lock.execute("BEGIN IMMEDIATE")
    body = b'{"client_id": 1}'
    lines = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    start = head("PUT /v1/access-records/1 HTTP/1.1", *lines, key=busy.key)
    connection = _open(busy, stack, start + body)
    time.sleep(0.3)
    return connection


def _deaf(busy: Busy, stack: ExitStack) -> None:
    """Ask for many answers and take none."""
    connection = stack.enter_context(socket.socket())
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", busy.port))
    connection.sendall(head("GET /openapi.json HTTP/1.1") * 100)
    # One answer is more than the buffer of this connection takes.
    wait_until(lambda: _unread(connection) > 0, "an answer")


def _unread(connection: socket.socket) -> int:
    """Return how many bytes have arrived that nobody has read."""
    return int(struct.unpack("i", fcntl.ioctl(connection, termios.FIONREAD, bytes(4)))[0])


def _export(busy: Busy, stack: ExitStack) -> None:
    """Begin an export of 16 MiB and read nothing of it."""
    row = {"client_id": 1, "notes": "🧾" * 9_000}
    lines = "\n".join(json.dumps(row | {"service_id": number}) for number in range(1, 450))
    headers = {"Authorization": f"Bearer {busy.key}", "Content-Type": "application/x-ndjson"}
    url = f"http://127.0.0.1:{busy.port}/v1/imports"
    with httpx.Client(headers=headers, trust_env=False, timeout=HANG_SECONDS) as client:
        client.post(url, content=lines).raise_for_status()
    caller = _open(busy, stack, head("GET /v1/exports?format=ndjson HTTP/1.1", key=busy.key))
    assert caller.recv(15) == b"HTTP/1.1 200 OK"


@contextmanager
def _busy(folder: Path, *arguments: str) -> Iterator[Busy]:
    key = command.new_key(folder, "records:read", "records:write")
    with command.serving(folder, *arguments) as served:
        port = int(served.ready_on().rsplit(":", 1)[1])
        yield Busy(served, port, key, folder)


def _stop_seconds(busy: Busy, number: signal.Signals = signal.SIGTERM) -> float:
    started = time.monotonic()
    assert busy.served.stop(number) == 0, busy.served.errors
    return time.monotonic() - started


def _idle_seconds(folder: Path, *arguments: str) -> float:
    """Return what a stop costs at this moment where there is nothing to wait for."""
    with _busy(folder, *arguments) as busy:
        return _stop_seconds(busy)


CASES: dict[str, tuple[State, str | None]] = {
    "idle connections": (_idle, None),
    "an import": (_import, "stopping"),
    "an upload that does not go on": (_upload, "stopping"),
    "a database that hangs": (_locked, "outcome-unknown"),
    "a caller that takes no answer": (_deaf, None),
    "an export that nobody reads": (_export, None),
}


@pytest.mark.parametrize(
    ("name", "workers"), [*((name, "1") for name in CASES), ("a database that hangs", "2")]
)
def test_a_stop_ends_in_time(tmp_path: Path, name: str, workers: str) -> None:
    """Within eight seconds with exit code 0; who waits for an answer gets a 503."""
    state, kind = CASES[name]
    before = _idle_seconds(tmp_path / "before", "--workers", workers)
    with _busy(tmp_path / "data", "--workers", workers) as busy, ExitStack() as stack:
        connection = state(busy, stack)
        seconds = _stop_seconds(busy)
        answer = RawAnswer(b"") if connection is None else read_all(connection)
    after = _idle_seconds(tmp_path / "after", "--workers", workers)
    assert seconds < PROMISED_SECONDS + before + after
    if kind is not None:
        answer.problem(503, kind)
        assert answer.last.headers["retry-after"]
        assert ("outcome" in answer.last.json()) is (kind == "outcome-unknown")
    late = CANNOT_START if workers == "2" else ()
    lines = [line for line in busy.served.errors if not line.endswith(late)]
    events = [json.loads(line) for line in lines]
    assert "crash" not in {event["event"] for event in events}
    broken_off = [e["reason"] for e in events if e["event"] == "response_broken_off"]
    assert broken_off == (["stopping"] if state in {_deaf, _export} else [])


def test_an_import_that_is_cut_off_stores_nothing(tmp_path: Path) -> None:
    """Its 503 says that nothing was changed, and what was acknowledged before is there."""
    with _busy(tmp_path / "data") as busy, ExitStack() as stack:
        body = b'{"client_id": 7}'
        lines = ("Content-Type: application/json", f"Content-Length: {len(body)}")
        put = head(
            f"PUT /v1/access-records/{ROWS + 1} HTTP/1.1",
            *("Connection: close", *lines),
            key=busy.key,
        )
        assert read_all(_open(busy, stack, put + body)).statuses == [201]
        connection = _import(busy, stack)
        _stop_seconds(busy)
        assert "Nothing was changed" in read_all(connection).problem(503, "stopping")
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database:
        stored = database.execute("SELECT service_id FROM access_records").fetchall()
    assert stored == [(ROWS + 1,)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_both_signals_end_it_well(tmp_path: Path, number: signal.Signals, workers: str) -> None:
    """SIGINT and SIGTERM end in exit code 0, without a trace."""
    with _busy(tmp_path / "data", "--workers", workers) as busy:
        _stop_seconds(busy, number)
    assert not any("Traceback" in line for line in busy.served.errors)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_sighup_does_not_end_it(tmp_path: Path, workers: str) -> None:
    """With one process and with several, the service answers on."""
    with _busy(tmp_path / "data", "--workers", workers) as busy, ExitStack() as stack:
        for _ in range(3):
            busy.served.process.send_signal(signal.SIGHUP)
            time.sleep(0.2)
            request = head("GET /readyz HTTP/1.1", "Connection: close")
            assert read_all(_open(busy, stack, request)).statuses == [200]
        assert busy.served.process.poll() is None
    assert not any("worker_replaced" in line for line in busy.served.errors)


def test_a_signal_that_interrupts_another_waits_for_no_lock() -> None:
    """The second one, as make passes it on, would wait for ever for a lock that the first holds."""

    class Interrupted(threading.Event):
        calls = 0

        def set(self) -> None:
            self.calls += 1
            if self.calls == 1:  # here the first signal holds the lock of the event
                server.handle_exit(signal.SIGTERM, None)
            super().set()

    server = Server(uvicorn.Config("app.main:from_environment", factory=True))
    told = Interrupted()
    server._is_told = told  # noqa: SLF001 - the lock is the event's own
    server.handle_exit(signal.SIGTERM, None)
    assert server.should_exit
    assert told.is_set()
    assert told.calls == 1
