"""Expensive calls starve nobody, and end with their caller: on every kind of database."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, text

from app import main
from app.api import expensive, search
from app.audit import trail
from app.storage.database import Database
from app.storage.errors import TooSlow
from tests.support.databases import SERVERS, Place, new_place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.raw_http import connected, head, read_all
from tests.support.waiting import HANG_SECONDS, wait_until

CALLERS = 40
LIST = "/v1/access-records?q=x"
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(600)",
    "mariadb": "SELECT SLEEP(600)",
}
RUNNING = {
    "postgresql": "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
    "AND query = 'SELECT pg_sleep(600)'",
    "mariadb": "SELECT count(*) FROM information_schema.processlist "
    "WHERE info = 'SELECT SLEEP(600)'",
}


@dataclass
class Endless:
    """A statement without an end in place of a search, and what became of it."""

    statement: str
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    ended: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    running: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, connection: Connection, *_: object) -> Any:  # noqa: ANN401 - has no end
        with self.lock:
            self.running += 1
            self.most = max(self.most, self.running)
        self.begun.release()
        try:
            return connection.execute(text(self.statement)).all()
        finally:
            with self.lock:
                self.running -= 1
            self.ended.release()


@dataclass(frozen=True)
class Served:
    """A service of the test's own."""

    place: Place
    api: LiveApi
    key: str
    kind: str

    @contextmanager
    def caller(self, path: str = LIST, method: str = "GET") -> Iterator[socket.socket]:
        """Send a request and give the connection that its answer would come on."""
        address = ("127.0.0.1", self.api.port)
        with closing(socket.create_connection(address, HANG_SECONDS)) as connection:
            connection.sendall(head(f"{method} {path} HTTP/1.1", key=self.key))
            yield connection

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        with httpx.Client(base_url=self.api.url, trust_env=False, timeout=HANG_SECONDS) as client:
            headers = {"Authorization": f"Bearer {self.key}", **options.pop("headers", {})}
            return client.request(method, path, headers=headers, **options)

    def statements(self) -> int:
        """Return how many of the endless statements the server still runs."""
        return int(self.place.sql(RUNNING[self.kind])[0]) if self.kind in RUNNING else 0


@pytest.fixture
def served(request: pytest.FixtureRequest, database_kind: str) -> Iterator[Served]:
    place = new_place(request, database_kind).prepare()
    with LiveApi(place.settings) as api:
        scopes = ("records:read", "records:write", "mail", "lifecycle", "admin")
        yield Served(place, api, make_key(api, *scopes)[1], database_kind)


@pytest.fixture
def endless(database_kind: str, monkeypatch: pytest.MonkeyPatch) -> Endless:
    endless = Endless(ENDLESS[database_kind])
    monkeypatch.setattr(search, "RecordReader", endless)
    return endless


def wait_for(semaphore: threading.Semaphore, times: int = 1) -> None:
    for _ in range(times):
        assert semaphore.acquire(timeout=HANG_SECONDS)


def test_searches_starve_nobody(served: Served, endless: Endless) -> None:
    """Of 40 searches one runs, the others are 503; every other call goes on beside them."""
    served.api.put_record(1, client_id=1, username="acme")
    places = expensive.SEARCHES.places
    # Those that run are to run until all others were refused, however slow the machine is.
    lane = served.api.app.state.services.searches
    lane._limits = replace(lane._limits, work_seconds=HANG_SECONDS)  # noqa: SLF001
    with ThreadPoolExecutor(CALLERS) as pool:
        calls = [pool.submit(served.call, "GET", LIST) for _ in range(CALLERS)]
        wait_for(endless.begun, places)
        for number in range(5):
            render = served.call("GET", "/v1/access-records/1/merge-fields?client_id=1")
            assert render.json()["merge_fields"]["netflow_username"] == "acme"
            body = {"client_id": 1, "username": "acme", "notes": f"{number}"}
            assert served.call("PUT", "/v1/access-records/1", json=body).status_code == 200
            served.api.refresh_keys()
            for path in ("/v1/clients/1/logins", "/v1/audit-events", "/v1/exports?format=csv"):
                assert served.call("GET", path).status_code == 200
        wait_until(lambda: sum(map(Future.done, calls)) == CALLERS - places, "the refusals")
        served.api.app.state.services.stopping.set()
        problems = [problem_of(call.result(HANG_SECONDS), 503) for call in calls]
        headers = [call.result().headers for call in calls]
    kinds = [problem["type"] for problem in problems]
    assert kinds.count("/problems/busy") == CALLERS - places
    assert {*kinds} <= {"/problems/busy", "/problems/stopping"}
    assert all(int(each["retry-after"]) >= 1 for each in headers)
    assert endless.most == places


def test_a_statement_ends_with_its_caller(served: Served, endless: Endless) -> None:
    """When callers hang up, their statements end, and their places are free for others."""
    for _ in range(3):
        callers = [served.caller() for _ in range(expensive.SEARCHES.places)]
        for caller in callers:
            caller.__enter__()
        wait_for(endless.begun, len(callers))
        for caller in callers:
            caller.__exit__(None, None, None)
        wait_for(endless.ended, len(callers))
        assert served.statements() == 0
    answer = served.call("GET", "/v1/audit-events")
    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_caller_who_hangs_up_is_no_crash(
    served: Served, endless: Endless, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    """It is one line `client_gone`, whatever the method."""
    caplog.set_level("INFO")
    with served.caller(method=method):
        wait_for(endless.begun)
    wait_until(lambda: "client_gone" in {line.message for line in caplog.records}, "the line")
    assert not [line for line in caplog.records if line.levelname == "ERROR"]


BODIES = {
    "too large": (b"50000\r\n" + bytes(0x50000) + b"\r\n", 413, "body-too-large"),
    "no HTTP": (b"5\r\nbytes\r\nzz\r\n", 400, "malformed-request"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_statement_ends_at_a_bad_body(served: Served, endless: Endless, name: str) -> None:
    """A search whose body goes wrong while it runs is refused; its statement and place are free."""
    body, status, kind = BODIES[name]
    start = head(f"GET {LIST} HTTP/1.1", "Transfer-Encoding: chunked", key=served.key)
    with connected(served.api.port) as caller:
        caller.sendall(start)
        wait_for(endless.begun)
        caller.sendall(body)
        read_all(caller).problem(status, kind)
    wait_for(endless.ended)
    assert served.statements() == 0


def test_a_search_has_a_limit(
    request: pytest.FixtureRequest,
    database_kind: str,
    endless: Endless,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A search that takes too long is 503 and says how to ask for less; its statement is gone."""
    limits = expensive.Limits(places=2, wait_seconds=2, work_seconds=0.1)
    monkeypatch.setattr(main, "SEARCHES", limits)
    place = new_place(request, database_kind).prepare()
    with LiveApi(place.settings) as api:
        served = Served(place, api, make_key(api, "records:read")[1], database_kind)
        # On a busy machine it can be over before its statement begins.
        while not endless.begun.acquire(blocking=False):
            problem = problem_of(served.call("GET", LIST), 503)
            assert problem["type"] == "/problems/too-slow"
            assert "client_id" in problem["detail"]
        wait_for(endless.ended)
        assert served.statements() == 0


def test_a_stopping_server_cuts_an_import_off(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import that the stop of the server ends is 503, and nothing of it is stored."""
    real, begun = trail.write, threading.Event()

    def endless_note(connection: Connection, *arguments: Any) -> None:  # noqa: ANN401
        begun.set()
        connection.execute(text(ENDLESS[served.kind])).all()
        real(connection, *arguments)

    monkeypatch.setattr(trail, "write", endless_note)
    lines = "".join(f"{json.dumps({'service_id': n, 'client_id': 1})}\n" for n in range(1, 2_001))
    with ThreadPoolExecutor(1) as pool:
        headers = {"Content-Type": "application/x-ndjson"}
        call = pool.submit(served.call, "POST", "/v1/imports", content=lines, headers=headers)
        assert begun.wait(HANG_SECONDS)
        served.api.app.state.services.stopping.set()
        assert problem_of(call.result(HANG_SECONDS), 503)["type"] == "/problems/stopping"
    assert served.place.sql("SELECT count(*) FROM access_records") == ["0"]
    assert served.statements() == 0


STATEMENT_LIMIT = {
    "postgresql": "SET statement_timeout = 50",
    "mariadb": "SET max_statement_time = 0.05",
}
LONG = {
    "postgresql": ENDLESS["postgresql"],
    "mariadb": "SELECT count(*) FROM seq_1_to_1000000 a JOIN seq_1_to_1000000 b",
}


@pytest.mark.parametrize("kind", SERVERS)
def test_the_limit_of_the_server_says_so_too(request: pytest.FixtureRequest, kind: str) -> None:
    """A statement that the server ends at its own time limit is told from an outage."""
    database = Database(new_place(request, kind).database_url)

    def ask() -> None:
        with database.read() as connection:
            connection.exec_driver_sql(STATEMENT_LIMIT[kind])
            connection.exec_driver_sql(LONG[kind])

    with pytest.raises(TooSlow):
        ask()
    database.close()


@pytest.mark.parametrize("kind", SERVERS)
def test_a_write_that_is_too_slow_is_no_search(
    request: pytest.FixtureRequest, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that the server ends is told what helps a write, and nothing of it is stored."""

    def slow_note(connection: Connection, *_: object) -> None:
        connection.exec_driver_sql(STATEMENT_LIMIT[kind])
        connection.exec_driver_sql(LONG[kind])

    place = new_place(request, kind).prepare()
    with LiveApi(place.settings) as api:
        monkeypatch.setattr(trail, "write_entries", slow_note)
        body = {"client_id": 1}
        answer = api.call("PUT", "/v1/access-records/1", key=api.writer_key, json=body)
    problem = problem_of(answer, 503)
    assert problem["type"] == "/problems/too-slow"
    assert "search" not in problem["detail"]
    assert "Try again when the database is less busy" in problem["detail"]
    assert place.sql("SELECT count(*) FROM access_records") == ["0"]
