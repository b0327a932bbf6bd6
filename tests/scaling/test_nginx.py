"""Three replicas behind nginx, as docs/scaling.md has it, while replicas come and go."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

import httpx
import pytest

from tests.scaling.load import Load
from tests.scaling.replicas import Replica
from tests.scaling.site import Cluster, Site, site
from tests.support import recipe
from tests.support.command import environment
from tests.support.holding import holding
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.needs("serve", "nginx", "postgresql"), pytest.mark.no_cover]

ROUNDS = int(os.environ.get("NFM_SCALING_ROUNDS", "1"))
RENDERS = 12
MERGE_FIELDS = "1/merge-fields?client_id=1"
LOCK = "BEGIN; SELECT 1 FROM access_records WHERE service_id = 1 FOR UPDATE"
WAITING = "SELECT usename FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
# How each of the three ends: as documented, or in the middle of everything.
ENDS = (signal.SIGTERM, signal.SIGKILL, signal.SIGTERM)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tree of the next release."""
    return recipe.next_release(tmp_path_factory.mktemp("newer"))


def test_a_rolling_upgrade_under_load(cluster: Cluster, newer: Path, tmp_path: Path) -> None:
    """No render fails and no write is repeated, whether replicas are stopped or killed.

    Beforehand the newer release migrates. The first replica of each round is taken out of nginx
    before it is stopped: then no write fails either.
    """
    with site(cluster, tmp_path, documented=True) as nginx:
        load = Load(nginx.url, nginx.key)
        with load.running():
            _migrate(cluster, newer)
            for replica, end, is_first in _turns(cluster):
                replica.variables["PYTHONPATH"] = str(newer)
                failed = load.failed_writes
                with nginx.without(replica) if is_first else nullcontext():
                    load.await_more(renders=20, writes=4)
                    replica.restart(end)
                load.await_more(renders=20, writes=4)
                assert not is_first or load.failed_writes == failed
        print(f"renders {dict(load.renders)}, writes {dict(load.writes)}")
    assert all("interface" in replica.documentation() for replica in cluster.replicas)
    assert set(load.renders) == {200}
    assert max(nginx.arrivals("PUT")) == 1
    assert load.lost(cluster.place) == []
    assert set(load.writes) <= {200, 201, 502}


def _migrate(cluster: Cluster, newer: Path) -> None:
    variables = cluster.place.variables | {"PYTHONPATH": str(newer)}
    command = [sys.executable, "-m", "app", "migrate"]
    done = subprocess.run(
        command,
        env=environment(cluster.place.folder, **variables),
        cwd=newer,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"at revision {recipe.REVISION}" in done.stdout


def _turns(cluster: Cluster) -> Iterator[tuple[Replica, signal.Signals, bool]]:
    for _ in range(ROUNDS):
        for replica, end, number in zip(cluster.replicas, ENDS, itertools.count(), strict=False):
            yield replica, end, number == 0


def _renders(nginx: Site, **options: float) -> list[int]:
    return [nginx.call("GET", MERGE_FIELDS, **options).status_code for _ in range(RENDERS)]


@contextmanager
def _refused_by_its_database(cluster: Cluster) -> Iterator[None]:
    """Let the database refuse the login of one replica."""
    sql, user = cluster.place.sql, cluster.replicas[2].name
    sql(f"ALTER ROLE {user} NOLOGIN")
    sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{user}'")
    yield
    sql(f"ALTER ROLE {user} LOGIN")


def test_a_replica_without_its_database(cluster: Cluster, tmp_path: Path) -> None:
    """Its 503 is not passed on to a page while another replica can answer; by default it is."""
    ways = [tmp_path / "documented", tmp_path / "defaults"]
    statuses = []
    with _refused_by_its_database(cluster):
        for way in ways:
            way.mkdir()
            with site(cluster, way, documented=way is ways[0]) as nginx:
                statuses.append(set(_renders(nginx)))
    assert statuses == [{200}, {200, 503}]


@contextmanager
def _writing_when_killed(
    cluster: Cluster, nginx: Site, notes: str
) -> Iterator[tuple[Future[int], str]]:
    """Write, and kill the replica that does it while a lock keeps it waiting.

    Yields the status to come, and the name of the replica.
    """
    place = cluster.place
    assert place.server is not None
    name = place.database_url.rpartition("/")[2]
    body = {"client_id": 1, "notes": notes}
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        with holding(place.server, name, "postgresql", LOCK):
            status = pool.submit(lambda: nginx.call("PUT", "1", json=body).status_code)
            wait_until(lambda: place.sql(WAITING), "a write that waits")
            (user,) = place.sql(WAITING)
            (replica,) = (one for one in cluster.replicas if one.name == user)
            stack.callback(replica.restart, signal.SIGKILL)
            replica.stop(signal.SIGKILL)
            yield status, user
        status.result()
        wait_until(lambda: nginx.arrivals("PUT"), "the line in the log")


def test_a_write_is_sent_once(cluster: Cluster, tmp_path: Path) -> None:
    """A replica is killed while it writes: the caller is told, and nobody writes a second time."""
    with site(cluster, tmp_path, documented=True) as nginx:
        with _writing_when_killed(cluster, nginx, "documented") as (status, _):
            assert status.result() == 502
        assert nginx.arrivals("PUT") == [1]
    assert cluster.place.sql("SELECT notes FROM access_records WHERE service_id = 1") != [
        "documented"
    ]


def test_by_default_a_write_is_repeated(cluster: Cluster, tmp_path: Path) -> None:
    """The control: nginx sends it to another replica as well, whatever the first has done."""
    with site(cluster, tmp_path, documented=False) as nginx:
        with _writing_when_killed(cluster, nginx, "repeated") as (status, first):
            wait_until(lambda: {*cluster.place.sql(WAITING)} - {first}, "another replica")
        assert status.result() == 200
        assert nginx.arrivals("PUT") == [2]


def test_a_replica_that_hangs(cluster: Cluster, tmp_path: Path) -> None:
    """Another one answers instead of it; by default a page would wait for a minute."""
    ways = {documented: tmp_path / str(documented) for documented in (True, False)}
    with cluster.replicas[1].frozen():
        for documented, folder in ways.items():
            folder.mkdir()
            with site(cluster, folder, documented=documented, patient=False) as nginx:
                if documented:
                    assert set(_renders(nginx)) == {200}
                else:
                    with pytest.raises(httpx.ReadTimeout):
                        _renders(nginx, timeout=2)
