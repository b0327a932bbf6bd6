"""Servers that stop, crash, freeze or hold a lock: 503, nothing lost, and it passes by itself."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from app.auth.snapshot import MAX_AGE_SECONDS
from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.holding import holding
from tests.support.problem import problem_of
from tests.support.servers import PrivateServer
from tests.support.waiting import wait_until

pytestmark = pytest.mark.usefixtures("product_limits")

WRITERS = 4
RENDER_SECONDS = 2.5
LOCK = {
    "postgresql": "BEGIN; LOCK TABLE access_records IN ACCESS EXCLUSIVE MODE",
    "mariadb": "LOCK TABLES access_records WRITE",
}
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
        answer = client.call("PUT", path, json={"client_id": 1})
        if answer.status_code == 201:
            ledger.stored.append(service)
            continue
        problem = problem_of(answer, 503)
        assert int(answer.headers["retry-after"]) >= 1
        unknown = problem.get("outcome") == "unknown"
        (ledger.unknown if unknown else ledger.refused).append(service)
        time.sleep(0.02)


def _await_recovery(client: Client) -> None:
    def recovered() -> bool:
        written = client.call("PUT", "/v1/access-records/1", json={"client_id": 1})
        return written.is_success and client.call("GET", MERGE_FIELDS).is_success

    wait_until(recovered, "the recovery of the service")


def _await_more(services: list[int], more: int) -> None:
    enough = len(services) + more
    wait_until(lambda: len(services) >= enough, "answers to the writers")


def test_nothing_acknowledged_is_lost(client: Client) -> None:
    """Under load the server is stopped, then killed: only 503, and soon all is as it was said."""
    server, ledger, stop = _server(client), Ledger(), threading.Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [
            pool.submit(_write, client, number * 100_000, ledger, stop)
            for number in range(1, WRITERS + 1)
        ]
        try:
            for end in (server.stop, server.kill, server.kill):
                _await_more(ledger.stored, 10)
                end()
                _await_more(ledger.refused, 2)
                server.start()
                _await_recovery(client)
            _await_more(ledger.stored, 10)
        finally:
            stop.set()
        for writer in writers:
            writer.result()
    present = set(map(int, client.place.sql("SELECT service_id FROM access_records")))
    assert set(ledger.stored) - present == set()
    assert set(ledger.refused) & present == set()
    audited = client.place.sql("SELECT service_id FROM audit_events WHERE service_id > 1")
    assert sorted(map(int, audited)) == sorted(present - {1})


def _render(client: Client) -> None:
    """Ask for a render, which must be refused."""
    answer = client.call("GET", MERGE_FIELDS)
    problem_of(answer, 503)
    assert int(answer.headers["retry-after"]) >= 1


def _seconds_of(work: Callable[..., object], *arguments: object) -> float:
    started = time.monotonic()
    work(*arguments)
    return time.monotonic() - started


def _are_refused_in_time(client: Client, count: int) -> None:
    """Renders at once are refused, after twice the limit at most as a wait of it beside measures.

    Meanwhile the process answers others.
    """
    with ThreadPoolExecutor(count + 1) as pool:
        control = pool.submit(_seconds_of, time.sleep, RENDER_SECONDS)
        renders = [pool.submit(_seconds_of, _render, client) for _ in range(count)]
        assert client.api.call("GET", "/livez").status_code == 200
        assert not all(render.done() for render in renders)
        assert max(render.result() for render in renders) < 2 * control.result()


def test_a_frozen_server_holds_up_nobody(client: Client) -> None:
    """A server that answers nothing costs a render its limit, and the process answers others."""
    client.api.put_record(1, client_id=1)
    with _server(client).frozen():
        began = time.monotonic()
        # The last ones come when the keys are too old to be trusted.
        while time.monotonic() - began < MAX_AGE_SECONDS + 1:
            _are_refused_in_time(client, 10)
    _await_recovery(client)


def test_a_locked_table_holds_up_nobody(client: Client, database_kind: str) -> None:
    """While somebody holds the table, a render is refused in time, and the server forgets it."""
    client.api.put_record(1, client_id=1)
    server = _server(client)
    name = client.place.database_url.rpartition("/")[2]
    with holding(server, name, database_kind, LOCK[database_kind]):
        _are_refused_in_time(client, 4)
    _await_recovery(client)


def test_missing_tables_are_503(client: Client) -> None:
    """Without a table, as before a migration, every lane says 503 and no lane says 500."""
    client.api.put_record(1, client_id=1)
    client.place.sql("ALTER TABLE access_records RENAME TO kept")
    for method, path in (("GET", "/v1/access-records/1"), ("GET", MERGE_FIELDS)):
        problem_of(client.call(method, path), 503)
    problem_of(client.call("PUT", "/v1/access-records/1", json={"client_id": 1}), 503)
    client.place.sql("ALTER TABLE kept RENAME TO access_records")
    _await_recovery(client)


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
    # What the service notes by itself, such as the use of a key, may be on its way.
    wait_until(lambda: server.execute(statement) == "0", "the end of every transaction")
