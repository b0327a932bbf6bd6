"""Which lane a call takes, and that nobody holds a place for nothing."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from app.api import expensive
from app.bulk import exporting
from app.storage import database, sqlite
from tests.support.databases import Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.raw_http import connected, head
from tests.support.waiting import HANG_SECONDS, wait_until

EXPORT = "/v1/exports?format=csv"
# More than the routes have threads.
WRITERS = 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of the database, which another writer can open too."""
    return tmp_path / "test.sqlite3"


@pytest.fixture
def api(file: Path) -> Iterator[LiveApi]:
    with LiveApi(Place(file.parent, f"sqlite:///{file}", None).prepare().settings) as api:
        yield api


def test_an_export_keeps_no_place(
    api: LiveApi, monkeypatch: pytest.MonkeyPatch, new_id: Callable[[], int]
) -> None:
    """While the callers of many exports do not read on, lists are answered."""
    monkeypatch.setattr(exporting, "BATCH", 10)
    key = api.writer_key
    rows = [{"service_id": new_id(), "client_id": 1, "notes": "🧾" * 9_000} for _ in range(400)]
    headers = {"Content-Type": "application/x-ndjson"}
    lines = "\n".join(map(json.dumps, rows))
    api.call("POST", "/v1/imports", key=key, content=lines, headers=headers).raise_for_status()
    with ExitStack() as stack:
        for _ in range(2 * expensive.READS.places):
            caller = stack.enter_context(connected(api.port))
            caller.sendall(head(f"GET {EXPORT} HTTP/1.1", key=key))
            assert caller.recv(10)
        assert api.call("GET", "/v1/access-records", key=key).status_code == 200


def test_an_export_that_waits_to_write_keeps_no_place(api: LiveApi, file: Path) -> None:
    """Its event in the audit trail waits for another writer; lists are answered meanwhile."""
    key = make_key(api, "records:read", "reveal")[1]
    with closing(sqlite3.connect(file)) as writer, connected(api.port) as caller:
        writer.execute("BEGIN IMMEDIATE")
        caller.sendall(head(f"GET {EXPORT}&include_passwords=true HTTP/1.1", key=key))
        wait_until(api.app.state.services.database.engine.pool.checkedout, "the wait")
        assert api.call("GET", "/v1/access-records", key=key).status_code == 200
        writer.rollback()
        assert caller.recv(10)


def test_readiness_does_not_wait_for_writers(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While writers wait in all threads of routes, `/readyz` and the diagnosis are answered."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", int(HANG_SECONDS * 1_000))
    monkeypatch.setattr(database, "WAIT_FOR_CONNECTION_SECONDS", HANG_SECONDS)
    settings = Place(file.parent, f"sqlite:///{file}", None).prepare().settings
    with (
        LiveApi(settings) as api,
        ThreadPoolExecutor(WRITERS) as pool,
        closing(sqlite3.connect(file)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        calls = [pool.submit(api.put_record, number + 1, client_id=1) for number in range(WRITERS)]
        begun = api.app.state.services.database.engine.pool.checkedout
        wait_until(lambda: begun() == database.CONNECTIONS, "as many writers as there can be")
        try:
            for path in ("/readyz", "/v1/diagnosis"):
                assert api.call("GET", path, key=api.writer_key, timeout=30.0).status_code == 200
        finally:
            other.rollback()
        assert all(call.result(HANG_SECONDS) for call in calls)


BY_INDEX = ("", "?client_id=1&enabled=true", "?username=x", "?group=x", "?ip=::1", "?limit=500")
OF_ALL = ("?q=x", "?client_id=1&q=x", "?enabled=true", "?updated_since=2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("query", "lane"),
    [*((query, "reads") for query in BY_INDEX), *((query, "searches") for query in OF_ALL)],
)
def test_only_what_looks_at_every_record_is_a_search(
    live_api: LiveApi, monkeypatch: pytest.MonkeyPatch, query: str, lane: str
) -> None:
    """Lists that an index answers do not wait for those that none does."""
    used: list[expensive.Lane] = []
    real = expensive.Lane.run

    async def noting(own: expensive.Lane, *arguments: Any) -> Any:  # noqa: ANN401
        used.append(own)
        return await real(own, *arguments)

    monkeypatch.setattr(expensive.Lane, "run", noting)
    answer = live_api.call("GET", f"/v1/access-records{query}", key=live_api.writer_key)
    assert answer.status_code == 200
    assert used == [getattr(live_api.app.state.services, lane)]
