"""A COMMIT that its standby keeps waiting: the answer comes in time, and the change may come later.

A primary of PostgreSQL with a real synchronous standby, whose processes are stopped.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.storage.conftest import SCOPES, Client
from tests.support.command import environment, run, serving
from tests.support.databases import Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql, standby_of
from tests.support.problem import problem_of
from tests.support.servers import USER, PrivateServer
from tests.support.service_lists import listing
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = pytest.mark.needs("postgresql")

WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
PLACES = 10
"""How many writers a process has at once."""


@pytest.fixture(autouse=True)
def _deadline_of_the_product(
    _patient_service: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wait for a COMMIT as the product does; every other limit is that of the tests."""
    name = "app.storage.commit.DEADLINE_SECONDS"
    monkeypatch.setattr(name, _patient_service[name])


@pytest.fixture(scope="module")
def primary() -> Iterator[PrivateServer]:
    """Give a primary, which answers to COMMIT when its standby has the change."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="module")
def standby(primary: PrivateServer) -> Iterator[PrivateServer]:
    """Give its synchronous standby."""
    with standby_of(primary) as server:
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.execute("SELECT pg_reload_conf()")
        state = "SELECT sync_state FROM pg_stat_replication"
        wait_until(lambda: primary.execute(state) == "sync", "a synchronous standby")
        yield server
        primary.execute("ALTER SYSTEM RESET synchronous_standby_names")
        primary.execute("SELECT pg_reload_conf()")


@pytest.fixture
def place(primary: PrivateServer, standby: PrivateServer, tmp_path: Path) -> Place:
    """Give a prepared database that is replicated."""
    assert standby.port
    return Place(tmp_path, primary.new_database(), primary).prepare()


@pytest.fixture
def client(place: Place) -> Iterator[Client]:
    """Give a service on that database."""
    with LiveApi(place.settings) as api:
        yield Client(place, api, make_key(api, *SCOPES)[1])


def _waiting(server: PrivateServer | None) -> int:
    assert server is not None
    return int(server.execute(f"SELECT count(*) {WAITING}"))


def _is_unknown(answer: httpx.Response) -> None:
    problem = problem_of(answer, 503)
    assert (problem["type"], problem["outcome"]) == ("/problems/outcome-unknown", "unknown")
    assert int(answer.headers["retry-after"]) >= 1


def _record(number: int) -> str:
    return f"/v1/access-records/{number}"


CSV = {"headers": {"Content-Type": "text/csv"}}
NDJSON = {"headers": {"Content-Type": "application/x-ndjson"}}
Call = tuple[str, str, dict[str, Any]]
WRITERS: dict[str, Call] = {
    "put": ("PUT", _record(1), {"json": {"client_id": 1}}),
    "patch": ("PATCH", _record(2), {"json": {"username": "new"}}),
    "delete": ("DELETE", _record(3), {}),
    "reveal": ("POST", f"{_record(4)}/reveal-password", {"json": {"reason": "test"}}),
    "rotation": (
        "POST",
        "/v1/clients/55/login-rotations",
        {"json": {"netflow_url": None, "username": "acme", "new_password": "n"}},
    ),
    "event": (
        "POST",
        "/v1/service-events",
        {"json": {"event": "owner_changed", "service_id": 6, "client_id": 8}},
    ),
    "key": ("POST", "/v1/api-keys", {"json": {"name": "new", "scopes": ["mail"]}}),
    "export": ("GET", "/v1/exports?format=csv&include_passwords=true", {}),
    "import": ("POST", "/v1/imports", {"content": "service_id,client_id\n7,1\n", **CSV}),
}
# They wait for locks that others hold, of the settings and of every record.
ALONE: tuple[Call, ...] = (
    ("PATCH", "/v1/settings", {"json": {"show_group": False}}),
    ("POST", "/v1/reconciliations?force=true", {"content": listing([(1, 1, "Active")]), **NDJSON}),
)


def test_every_writer_is_answered_while_its_commit_waits(
    client: Client, standby: PrivateServer
) -> None:
    """503 with an unknown outcome; reads and renders go on; later the changes are stored."""
    for number in range(2, 9):
        client.api.put_record(number, client_id=50 + number, username="acme", password="old")
    with standby.frozen(), ThreadPoolExecutor(len(WRITERS)) as pool:
        calls = [pool.submit(client.call, *call[:2], **call[2]) for call in WRITERS.values()]
        fields = client.get(f"{_record(2)}/merge-fields", client_id=52)["merge_fields"]
        assert fields["netflow_username"] == "acme"
        assert client.call("GET", "/readyz").status_code == 200
        for answer in calls:
            _is_unknown(answer.result(HANG_SECONDS))
    wait_until(lambda: client.found(username="new") == [2], "the change")
    wait_until(lambda: not _waiting(client.place.server), "the end of every COMMIT")
    assert [client.call("GET", _record(number)).status_code for number in (1, 3)] == [200, 404]
    for call in ALONE:
        with standby.frozen():
            _is_unknown(client.call(*call[:2], **call[2]))
        wait_until(lambda: not _waiting(client.place.server), "the end of the COMMIT")


def test_the_lane_of_writers_recovers(client: Client, standby: PrivateServer) -> None:
    """More writers than there are places: no more wait in the server; when it ends, all can write.

    The later ones are told that nothing was changed, which is so.
    """
    server = client.place.server
    with standby.frozen(), ThreadPoolExecutor(3 * PLACES) as pool:

        def put(number: int) -> httpx.Response:
            return client.call("PUT", _record(number), json={"client_id": 1})

        answers = dict(enumerate(pool.map(put, range(1, 3 * PLACES + 1)), start=1))
        problems = {number: problem_of(answer, 503) for number, answer in answers.items()}
        unknown = {number for number, problem in problems.items() if "outcome" in problem}
        assert 0 < len(unknown) <= PLACES
        assert _waiting(server) <= PLACES
    wait_until(lambda: not _waiting(server), "the end of every COMMIT")
    wait_until(lambda: set(client.found()) >= unknown, "the changes")
    assert set(client.found()) == unknown
    with ThreadPoolExecutor(PLACES) as pool:
        assert {answer.status_code for answer in pool.map(put, range(101, 101 + PLACES))} == {201}
    assert server is not None
    own = f"SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND usename = '{USER}'"
    assert server.execute(own) == "0"


@pytest.mark.needs("serve")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_stop_cuts_a_commit_off_and_ends(
    place: Place, standby: PrivateServer, workers: int
) -> None:
    """SIGTERM while a COMMIT waits: the caller gets its problem, and the process ends by itself."""
    key = place.command("key", "create", "--name", "test", "--scope", "records:write")
    headers = {"Authorization": f"Bearer {key}"}
    options = ("--workers", str(workers))
    with (
        serving(place.folder, *options, **place.variables) as served,
        ThreadPoolExecutor(1) as pool,
    ):
        url = served.ready_on() + _record(1)
        with standby.frozen():
            body = {"client_id": 1}
            call = pool.submit(
                httpx.put, url, headers=headers, json=body, timeout=HANG_SECONDS, trust_env=False
            )
            wait_until(lambda: _waiting(place.server), "a COMMIT that waits")
            assert served.stop() == 0
            _is_unknown(call.result(HANG_SECONDS))
    printed = "".join(served.errors)
    assert "stopped_by_force" not in printed
    assert "Traceback" not in printed
    wait_until(lambda: place.sql("SELECT service_id FROM access_records") == ["1"], "the change")


@pytest.mark.needs("serve")
def test_a_service_starts_without_the_standby(place: Place, standby: PrivateServer) -> None:
    """It writes nothing at its start that was written before."""
    with serving(place.folder, **place.variables) as first:
        first.ready_on()
    with standby.frozen(), serving(place.folder, **place.variables) as served:
        assert httpx.get(served.ready_on() + "/readyz", trust_env=False).is_success


COMMANDS = {
    "key create": ("key", "create", "--name", "late", "--scope", "mail"),
    "keyring add": ("keyring", "add"),
    "reseal": ("reseal",),
    "import": ("import", "{file}"),
    "installation": ("installation", "create", "late"),
    "export": ("export", "{folder}/out.csv", "--include-passwords"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_that_the_change_may_come_later(
    place: Place, standby: PrivateServer, name: str
) -> None:
    """One line and exit code 1 while its COMMIT waits; afterwards everything is in order."""
    file = place.folder / "in.csv"
    file.write_text("service_id,client_id\n1,1\n")
    arguments = [part.format(file=file, folder=place.folder) for part in COMMANDS[name]]
    with standby.frozen():
        done = run(place.folder, *arguments, variables=place.variables)
    assert done.returncode == 1, done.stderr
    assert "has not answered to COMMIT" in done.stderr
    assert "Traceback" not in done.stderr
    wait_until(lambda: not _waiting(place.server), "the end of the COMMIT")
    assert "Everything is in order." in place.command("check")


def test_ctrl_c_ends_a_command_whose_commit_waits(place: Place, standby: PrivateServer) -> None:
    """The command says that the change may come later, and does not wait for the server."""
    command = [sys.executable, "-m", "app", "key", "create", "--name", "late", "--scope", "mail"]
    with standby.frozen():
        process = subprocess.Popen(
            command,
            env=environment(place.folder, **place.variables),
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_until(lambda: _waiting(place.server), "a COMMIT that waits")
        process.send_signal(signal.SIGINT)
        _, printed = process.communicate(timeout=HANG_SECONDS)
    assert (process.returncode, "has not answered to COMMIT" in printed) == (1, True), printed


@pytest.mark.needs("mariadb")
def test_mariadb_that_waits_for_a_replica_is_answered_for(tmp_path: Path) -> None:
    """Semisynchronous replication without its replica: unknown in time, and stored later."""
    with mariadb() as server:
        server.stop()
        server.settings = {"log-bin": "binlog", "sync-binlog": "1"}
        server.start()
        place = Place(tmp_path, server.new_database(), server).prepare()
        with LiveApi(place.settings) as api:
            server.execute("SET GLOBAL rpl_semi_sync_master_timeout = 100000000")
            server.execute("SET GLOBAL rpl_semi_sync_master_enabled = ON")
            put = partial(api.call, "PUT", _record(1), key=api.writer_key, json={"client_id": 1})
            _is_unknown(put())
            server.execute("SET GLOBAL rpl_semi_sync_master_enabled = OFF")
            read = partial(api.call, "GET", _record(1), key=api.writer_key)
            wait_until(lambda: read().status_code == 200, "the change")
            assert put().status_code == 200
