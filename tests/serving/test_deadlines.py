"""Callers that are slow, that stop in the middle, and that go away: none holds a connection."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.serving.limits import Limits
from app.serving.protocol import HttpProtocol
from tests.support.live_api import LiveApi
from tests.support.raw_http import connected, exchange, head, read_all
from tests.support.waiting import HANG_SECONDS

HEAD_SECONDS = 1.0
JSON = "Content-Type: application/json"
RECORD = "PUT /v1/access-records/1 HTTP/1.1"
LONG = "Content-Length: 100000"
BODY = b'{"client_id": 1}'


class QuickProtocol(HttpProtocol):
    limits = Limits(
        head_seconds=HEAD_SECONDS,
        body_silence_seconds=1,
        body_bytes_per_second=100_000,
        body_start_seconds=2,
        unread_body_seconds=1,
        answer_silence_seconds=1,
        linger_seconds=0.2,
        check_seconds=0.05,
    )


class QuickApi(LiveApi):
    protocol = QuickProtocol


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """A service whose deadlines are near."""
    with QuickApi(tmp_path_factory.mktemp("quick") / "data") as api:
        yield api


def _import(key: str, length: int) -> bytes:
    lines = ("Content-Type: text/csv", f"Content-Length: {length}")
    return head("POST /v1/imports HTTP/1.1", *lines, key=key)


def test_a_head_that_does_not_end_is_408(api: LiveApi) -> None:
    """Whether it stops or drips, as the first request or as a later one."""
    exchange(api.port, b"GET /livez HT").problem(408, "request-timeout")
    with connected(api.port) as connection:
        connection.sendall(head("GET /livez HTTP/1.1"))
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        connection.sendall(b"GET /livez HT")
        read_all(connection).problem(408, "request-timeout")
    with connected(api.port) as connection:
        connection.sendall(b"GET /")
        connection.settimeout(0.01)
        answer = b""
        deadline = time.monotonic() + HANG_SECONDS
        while not answer and time.monotonic() < deadline:
            with suppress(OSError):
                connection.sendall(b"x")
            with suppress(TimeoutError):
                answer = connection.recv(4096)
    assert b"408" in answer


def test_a_connection_without_a_request_is_closed(api: LiveApi) -> None:
    """Who never asks gets no answer, and keeps no connection."""
    assert exchange(api.port).data == b""


def test_a_request_that_takes_long_is_not_late(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: deadlines are the caller's; the service may take its time."""
    render = api.app.state.services.metrics.render

    def slow() -> bytes:
        time.sleep(3 * HEAD_SECONDS)
        return bytes(render())

    monkeypatch.setattr(api.app.state.services.metrics, "render", slow)
    answer = exchange(api.port, head("GET /metrics HTTP/1.1", "Connection: close"))
    assert answer.statuses == [200]


@pytest.mark.parametrize("start", [RECORD, "POST /v1/imports HTTP/1.1"])
def test_a_body_that_stops_is_408(api: LiveApi, start: str) -> None:
    """The handler that waits for it gets an end, and nothing is stored."""
    kind = JSON if start == RECORD else "Content-Type: text/csv"
    data = head(start, kind, LONG, key=api.writer_key) + b'{"client_id":'
    exchange(api.port, data).problem(408, "request-timeout")
    assert api.call("GET", "/v1/access-records/1", key=api.writer_key).status_code == 404


def test_a_body_that_drips_is_408(api: LiveApi) -> None:
    """A byte now and then is no progress."""
    with connected(api.port) as connection:
        connection.sendall(_import(api.writer_key, 1_000_000))
        deadline = time.monotonic() + HANG_SECONDS
        connection.settimeout(0.1)
        data = b""
        while b"408" not in data and time.monotonic() < deadline:
            with suppress(TimeoutError):
                connection.sendall(b"x")
                data += connection.recv(4096)
    assert b"/problems/request-timeout" in data


def test_a_body_that_takes_longer_than_all_deadlines_is_taken(api: LiveApi) -> None:
    """The control: a large upload may take its time while it goes on."""
    row = b"1,5," + b"x" * 100 + b"\r\n"
    data = b"service_id,client_id,notes\r\n" + row + b"\r\n" * 700_000
    with connected(api.port) as connection:
        connection.sendall(
            _import(api.writer_key, len(data)).replace(b"imports", b"imports?dry_run=true")
        )
        for at in range(0, len(data), 100_000):
            connection.sendall(data[at : at + 100_000])
            time.sleep(0.3)
        answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 2"), answer


def test_who_waits_for_100_is_not_late(api: LiveApi) -> None:
    """A caller that asks before it sends a body is told to go on, and its time begins then."""
    lines = (JSON, f"Content-Length: {len(BODY)}", "Expect: 100-continue", "Connection: close")
    with connected(api.port) as connection:
        connection.sendall(head(RECORD.replace("1 ", "2 "), *lines, key=api.writer_key))
        assert connection.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(BODY)
        assert read_all(connection).statuses == [201]


def test_the_rest_of_a_refused_body_is_not_read_for_ever(api: LiveApi) -> None:
    """After a 401 the caller may send on for a while, then the connection ends."""
    with connected(api.port) as connection:
        connection.sendall(_import("none", 10**9))
        deadline = time.monotonic() + HANG_SECONDS
        is_open = True
        while is_open and time.monotonic() < deadline:
            try:
                connection.sendall(b"x" * 1000)
            except OSError:
                is_open = False
            time.sleep(0.01)
    assert not is_open


def test_who_takes_no_answer_loses_the_connection(api: LiveApi) -> None:
    """An export to a caller that does not read ends, and gives back what it holds."""
    rows = "".join(f"{number},5,{'n' * 9_000}\r\n" for number in range(1_000, 2_500))
    text = "service_id,client_id,notes\r\n" + rows
    kind = {"Content-Type": "text/csv"}
    assert api.call(
        "POST", "/v1/imports", key=api.writer_key, headers=kind, content=text
    ).is_success
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(HANG_SECONDS)
        connection.connect(("127.0.0.1", api.port))
        connection.sendall(head("GET /v1/exports?format=csv HTTP/1.1", key=api.writer_key))
        _wait_for(api, 'route="/v1/exports",status="499"')
        assert len(read_all(connection).data) < len(text)


def _wait_for(api: LiveApi, line: str) -> None:
    deadline = time.monotonic() + HANG_SECONDS
    while line not in api.call("GET", "/metrics").text:
        assert time.monotonic() < deadline
        time.sleep(0.05)


CSV = "Content-Type: text/csv"
NDJSON = "Content-Type: application/x-ndjson"
UPLOADS = {
    "/v1/access-records/{service_id}": ("PUT /v1/access-records/3 HTTP/1.1", JSON),
    "/v1/service-events": ("POST /v1/service-events HTTP/1.1", JSON),
    "/v1/settings": ("PATCH /v1/settings HTTP/1.1", JSON),
    "/v1/imports": ("POST /v1/imports HTTP/1.1", CSV),
    "/v1/reconciliations": ("POST /v1/reconciliations HTTP/1.1", NDJSON),
}


@pytest.mark.parametrize("way", ["closed", "reset"])
@pytest.mark.parametrize("route", UPLOADS)
def test_who_goes_away_is_no_crash(
    live_api: LiveApi, route: str, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In the middle of a body: a line `client_gone` with 499, no 500, and no crash in the log."""
    caplog.set_level("INFO")
    key = live_api.create_key("records:write", "lifecycle", "admin")
    with connected(live_api.port) as connection:
        connection.sendall(head(*UPLOADS[route], LONG, key=key) + b'{"client_id"')
        time.sleep(0.05)
        if way == "reset":
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    deadline = time.monotonic() + HANG_SECONDS
    while not (lines := [vars(r) for r in caplog.records if r.message == "client_gone"]):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert [(line["route"], line["status"]) for line in lines] == [(route, 499)]
    assert not [record for record in caplog.records if record.levelname != "INFO"]
    _wait_for(live_api, f'route="{route}",status="499"')


def test_an_answer_that_nobody_takes_is_no_crash(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """Who goes away while an export comes is noted in the same way."""
    caplog.set_level("INFO")
    rows = "".join(f"{number},5,{'n' * 9_000}\r\n" for number in range(3_000, 4_500))
    text = "service_id,client_id,notes\r\n" + rows
    kind = {"Content-Type": "text/csv"}
    with LiveApi(tmp_path / "data") as fresh:
        done = fresh.call("POST", "/v1/imports", key=fresh.writer_key, headers=kind, content=text)
        assert done.is_success
        with connected(fresh.port) as connection:
            connection.sendall(head("GET /v1/exports?format=csv HTTP/1.1", key=fresh.writer_key))
            connection.recv(100)
        _wait_for(fresh, 'route="/v1/exports",status="499"')
    events = {record.message for record in caplog.records if record.name.startswith("app.")}
    assert "client_gone" in events
    assert "crash" not in events
