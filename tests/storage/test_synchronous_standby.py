"""PostgreSQL that waits for a standby: a COMMIT that stops waiting succeeds, and is in doubt."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.problem import problem_of
from tests.support.servers import PrivateServer
from tests.support.waiting import HANG_SECONDS, wait_until

WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture(scope="module", params=SERVERS[:1])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on PostgreSQL alone."""
    return str(request.param)


@contextmanager
def _without_its_standby(server: PrivateServer) -> Iterator[None]:
    """Let every COMMIT wait for a standby that there is not; at the end none waits any more."""
    server.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    try:
        server.execute("SELECT pg_reload_conf()")
        yield
    finally:
        server.execute("ALTER SYSTEM RESET synchronous_standby_names")
        server.execute("SELECT pg_reload_conf()")


def _end_wait(server: PrivateServer, function: str) -> None:
    """Call a function of the server on the backend that waits for a standby."""
    wait_until(lambda: server.execute(f"SELECT count(*) {WAITING}") != "0", "a COMMIT that waits")
    server.execute(f"SELECT {function}(pid) {WAITING}")


@pytest.mark.parametrize("function", ["pg_cancel_backend", "pg_terminate_backend"])
def test_a_commit_that_stops_waiting_is_unknown(
    client: Client, new_id: Callable[[], int], function: str
) -> None:
    """The change is on one server alone, of which COMMIT warns at most: nobody says 2xx."""
    server = client.place.server
    assert server is not None
    service = new_id()
    path = f"/v1/access-records/{service}"
    with ThreadPoolExecutor(1) as pool, _without_its_standby(server):
        call = pool.submit(client.call, "PUT", path, json={"client_id": 1})
        _end_wait(server, function)
        problem = problem_of(call.result(HANG_SECONDS), 503)
    assert (problem["type"], problem["outcome"]) == ("/problems/outcome-unknown", "unknown")
    assert client.call("GET", path).json()["version"] == 1
    # The warning was of that COMMIT: the next one is in no doubt.
    assert client.call("PATCH", path, json={"username": "u"}).status_code == 200
