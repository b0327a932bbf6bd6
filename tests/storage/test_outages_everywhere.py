"""Servers that stop, crash, freeze or hold a lock: 503, nothing lost, and it passes by itself."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.problem import problem_of
from tests.support.servers import PrivateServer

WRITERS = 4
RECOVERY_SECONDS = 2
RENDER_SECONDS = 2.7
MERGE_FIELDS = "/v1/access-records/1/merge-fields?client_id=1"


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


@dataclass
class Ledger:
    """What was sent and what was said to it: service ids by answer."""

    stored: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def _server(client: Client) -> PrivateServer:
    assert client.place.server is not None
    return client.place.server


def _write(client: Client, first: int, ledger: Ledger, stop: threading.Event) -> None:
    """Create records until told to stop; every answer is a 201 or a 503 that says how it is."""
    service = first
    while not stop.is_set():
        service += 1
        path = f"/v1/access-records/{service}"
        answer = client.call("PUT", path, json={"client_id": 1}, timeout=30)
        if answer.status_code == 201:
            ledger.stored.append(service)
            continue
        problem = problem_of(answer, 503)
        assert int(answer.headers["retry-after"]) >= 1
        unknown = problem.get("outcome") == "unknown"
        (ledger.unknown if unknown else ledger.refused).append(service)
        time.sleep(0.02)


def _recovered_within(client: Client) -> float:
    started = time.monotonic()
    while time.monotonic() - started < 10:
        written = client.call("PUT", "/v1/access-records/1", json={"client_id": 1})
        rendered = client.call("GET", MERGE_FIELDS)
        if written.is_success and rendered.is_success:
            break
        time.sleep(0.02)
    return time.monotonic() - started


def test_nothing_acknowledged_is_lost(client: Client) -> None:
    """Under load the server is stopped, then killed: only 503, and soon all is as it was said."""
    server, ledger, stop = _server(client), Ledger(), threading.Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [
            pool.submit(_write, client, number * 100_000, ledger, stop)
            for number in range(1, WRITERS + 1)
        ]
        recoveries = []
        for end in (server.stop, server.kill, server.kill):
            time.sleep(0.4)
            end()
            time.sleep(0.3)
            server.start()
            recoveries.append(_recovered_within(client))
        time.sleep(0.3)
        stop.set()
        for writer in writers:
            writer.result(30)
    assert max(recoveries) <= RECOVERY_SECONDS
    present = set(map(int, client.place.sql("SELECT service_id FROM access_records")))
    assert (len(ledger.stored) > 20, len(ledger.refused) > 3) == (True, True)
    assert set(ledger.stored) - present == set()
    assert set(ledger.refused) & present == set()
    audited = client.place.sql("SELECT service_id FROM audit_events WHERE service_id > 1")
    assert sorted(map(int, audited)) == sorted(present - {1})


def _render(client: Client) -> float:
    """Ask for a render, which must be refused, and return the seconds it took."""
    started = time.monotonic()
    answer = client.call("GET", MERGE_FIELDS)
    problem_of(answer, 503)
    assert int(answer.headers["retry-after"]) >= 1
    return time.monotonic() - started


def _is_lively(client: Client) -> bool:
    started = time.monotonic()
    answers = [client.api.call("GET", "/livez").status_code for _ in range(5)]
    return answers == [200] * 5 and time.monotonic() - started < 1


def test_a_frozen_server_holds_up_nobody(client: Client) -> None:
    """A server that answers nothing costs a render 2.5 seconds, and the process answers others."""
    client.api.put_record(1, client_id=1)
    with _server(client).frozen(), ThreadPoolExecutor(12) as pool:
        began = time.monotonic()
        # The last ones come when the keys are too old to be trusted.
        while time.monotonic() - began < 6:
            renders = [pool.submit(_render, client) for _ in range(10)]
            assert _is_lively(client)
            assert max(render.result(10) for render in renders) < RENDER_SECONDS
    assert _recovered_within(client) <= RECOVERY_SECONDS


def test_a_locked_table_holds_up_nobody(client: Client) -> None:
    """While somebody holds the table, a render is refused in time, and the server forgets it."""
    client.api.put_record(1, client_id=1)
    server = _server(client)
    name = client.place.database_url.rpartition("/")[2]
    postgresql = "LOCK TABLE access_records IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(4)"
    mariadb = "LOCK TABLES access_records WRITE; SELECT SLEEP(4)"
    statement = postgresql if server.scheme.startswith("postgresql") else mariadb
    with ThreadPoolExecutor(6) as pool:
        holder = pool.submit(server.execute, statement, name)
        time.sleep(0.5)
        renders = [pool.submit(_render, client) for _ in range(4)]
        assert _is_lively(client)
        assert max(render.result(10) for render in renders) < RENDER_SECONDS
        holder.result(10)
    assert _recovered_within(client) <= RECOVERY_SECONDS


def test_missing_tables_are_503(client: Client) -> None:
    """Without a table, as before a migration, every lane says 503 and no lane says 500."""
    client.api.put_record(1, client_id=1)
    client.place.sql("ALTER TABLE access_records RENAME TO kept")
    for method, path in (("GET", "/v1/access-records/1"), ("GET", MERGE_FIELDS)):
        problem_of(client.call(method, path), 503)
    problem_of(client.call("PUT", "/v1/access-records/1", json={"client_id": 1}), 503)
    client.place.sql("ALTER TABLE kept RENAME TO access_records")
    assert _recovered_within(client) <= RECOVERY_SECONDS


def test_nothing_is_left_open(client: Client) -> None:
    """After reads and writes, good and refused, no connection is inside a transaction."""
    client.api.put_record(1, client_id=1)
    for path in ("/v1/access-records", MERGE_FIELDS, "/v1/access-records/99", "/v1/exports"):
        client.call("GET", path, params={"format": "csv"} if "export" in path else None)
    problem_of(client.call("PATCH", "/v1/access-records/99", json={}), 404)
    name = client.place.database_url.rpartition("/")[2]
    postgresql = (
        f"SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%' AND datname = '{name}'"
    )
    mariadb = (
        "SELECT count(*) FROM information_schema.innodb_trx t JOIN information_schema.processlist p"
        f" ON p.id = t.trx_mysql_thread_id WHERE p.db = '{name}'"
    )
    server = _server(client)
    statement = postgresql if server.scheme.startswith("postgresql") else mariadb
    assert server.execute(statement) == "0"
