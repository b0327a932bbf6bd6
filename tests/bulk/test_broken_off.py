"""Exports that are broken off: the file does not look complete, and the log says why."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from socket import socket

import pytest

from app.api import expensive
from app.audit.trail import Author
from app.bulk import exporting
from app.storage.database import Database
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi
from tests.support.raw_http import connected, exchange, head, read_all
from tests.support.waiting import wait_until

EXPORT = "GET /v1/exports?format=ndjson&include_passwords=true HTTP/1.1"
END = b"0\r\n\r\n"
MIB = 1024**2
Reasons = Callable[[], list[str]]


@pytest.fixture
def api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveApi]:
    """Return an API with 16 MiB of records, which no socket takes at once."""
    monkeypatch.setattr(exporting, "BATCH", 10)
    rows = [
        {"service_id": number, "client_id": 1, "notes": "🧾" * 9_000} for number in range(1, 450)
    ]
    with LiveApi(tmp_path / "data") as api:
        headers = {"Content-Type": "application/x-ndjson"}
        content = "\n".join(map(json.dumps, rows))
        sent = api.call("POST", "/v1/imports", key=api.writer_key, content=content, headers=headers)
        sent.raise_for_status()
        yield api


@pytest.fixture
def reasons(caplog: pytest.LogCaptureFixture) -> Reasons:
    """Return a function that lists why responses were broken off."""

    def listed() -> list[str]:
        assert "crash" not in {entry.getMessage() for entry in caplog.records}
        broken = [e for e in caplog.records if e.getMessage() == "response_broken_off"]
        return [str(vars(entry)["reason"]) for entry in broken]

    return listed


def _begun(api: LiveApi, key: str, stack: ExitStack) -> socket:
    caller = stack.enter_context(connected(api.port))
    caller.sendall(head(EXPORT, key=key))
    assert caller.recv(15) == b"HTTP/1.1 200 OK"
    return caller


def test_an_export_ends_with_its_key(api: LiveApi, reasons: Reasons) -> None:
    """After the revocation no further piece leaves: the connection ends without the last chunk."""
    key, text = make_key(api, "records:read", "reveal")
    with ExitStack() as stack:
        caller = _begun(api, text, stack)
        revoke(api, key.id, Author(installation_id=1))
        api.refresh_keys()  # which happens by itself every two seconds
        data = read_all(caller).data
    assert len(data) < 15 * MIB
    assert not data.endswith(END)
    assert reasons() == ["not-authenticated"]


def test_an_export_cut_off_by_a_stop_is_no_crash(
    api: LiveApi, reasons: Reasons, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says that the service was being stopped."""
    real = exporting.Export.go_on

    def slow(export: exporting.Export, database: Database, after: int) -> exporting.Piece:
        while after != exporting.START:  # the first piece is sent, the second never ends
            database.check()
            time.sleep(0.01)
        return real(export, database, after)

    monkeypatch.setattr(exporting.Export, "go_on", slow)
    _, text = make_key(api, "records:read", "reveal")
    with ExitStack() as stack:
        caller = _begun(api, text, stack)
        api.app.state.services.stopping.set()
        assert not read_all(caller).data.endswith(END)
    assert reasons() == ["stopping"]


def test_one_export_too_many_is_refused_at_once(api: LiveApi) -> None:
    """It is 503 with Retry-After and leaves no event; the place of one that ends is free again."""
    _, key = make_key(api, "records:read", "reveal")

    def status() -> int:
        path = "/v1/exports?format=csv"
        return api.call("GET", path, key=key).status_code

    with ExitStack() as stack:
        callers = [_begun(api, key, stack) for _ in range(expensive.MAX_EXPORTS)]
        refused = exchange(api.port, head(EXPORT, "Connection: close", key=key))
        assert "Try again" in refused.problem(503, "busy")
        assert refused.last.headers["retry-after"]
        assert api.call("GET", "/v1/access-records", key=api.writer_key).status_code == 200
        callers[0].close()
        wait_until(lambda: status() == 200, "the free place")
