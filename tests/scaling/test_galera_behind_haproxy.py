"""Three nodes of Galera behind HAProxy, as docs/scaling.md has it."""

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import OperationalError

from tests.scaling.galera import PORT, Node, galera
from tests.scaling.replicas import Replica, running
from tests.support.databases import Place
from tests.support.documented import Network
from tests.support.haproxy import HAProxy, haproxy
from tests.support.servers import PASSWORD, USER
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = [pytest.mark.needs("serve", "haproxy", "mariadb"), pytest.mark.no_cover]

ROUNDS = int(os.environ.get("NFM_SCALING_ROUNDS", "1"))
HOSTS = (11, 12)
MYSQL_CHECK = "option mysql-check user haproxy"


@dataclass(frozen=True)
class Cluster:
    """The nodes, and an HAProxy on the host of each of two replicas."""

    network: Network
    nodes: list[Node]
    proxies: list[HAProxy]

    def url(self, host: int) -> str:
        """Return the URL of the database through the HAProxy of that host."""
        return f"mysql+pymysql://{USER}:{PASSWORD}@{self.network.host(host)}:{PORT}/netflow"

    def connect(self, host: int) -> Connection:
        return create_engine(self.url(host), poolclass=NullPool).connect()

    def chosen(self) -> set[str]:
        """Return the nodes that new connections of all hosts come to."""
        nodes = set()
        for host in HOSTS:
            with self.connect(host) as connection:
                nodes.add(_node_of(connection))
        return nodes

    def await_up(self, *names: str) -> None:
        wait_until(lambda: all(one.up() == [*names] for one in self.proxies), f"only {names}")


def _text(network: Network, host: int) -> str:
    return network.configuration("haproxy-galera.cfg", {"127.0.0.1:": f"192.0.2.{host}:"})


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("galera")
    network = Network(folder)
    with ExitStack() as stack:
        nodes = stack.enter_context(galera(network))
        proxies = [
            stack.enter_context(
                haproxy(_text(network, host), (network.host(host), PORT), folder / f"proxy{host}")
            )
            for host in HOSTS
        ]
        cluster = Cluster(network, nodes, proxies)
        cluster.await_up("db1", "db2", "db3")
        yield cluster


def _node_of(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT @@wsrep_node_name").scalar_one())


def test_one_node_has_all_connections(cluster: Cluster) -> None:
    """Every HAProxy chooses the same node; when it is back, nobody stays with the other one."""
    first = cluster.nodes[0]
    assert cluster.chosen() == {"db1"}
    first.stop()
    cluster.await_up("db2", "db3")
    assert cluster.chosen() == {"db2"}
    with cluster.connect(HOSTS[0]) as left:
        assert _node_of(left) == "db2"
        first.start()
        cluster.await_up("db1", "db2", "db3")
        assert cluster.chosen() == {"db1"}
        with pytest.raises(OperationalError):
            _node_of(left)


@dataclass
class Way:
    """A replica on a host with an HAProxy, and when its first write was refused."""

    proxy: HAProxy
    url: str
    key: str
    refused_at: float | None = None

    def write(self) -> bool:
        """Write once and return whether it is stored; note the time of the first 503."""
        body = {"client_id": 1, "notes": str(time.monotonic_ns())}
        headers = {"Authorization": f"Bearer {self.key}"}
        url = f"{self.url}/v1/access-records/1"
        with httpx.Client(headers=headers, trust_env=False, timeout=HANG_SECONDS) as client:
            status = client.put(url, json=body).status_code
        assert status in {200, 201, 503}
        if status == 503:
            self.refused_at = self.refused_at or time.monotonic()
        return status != 503

    def write_until_refused(self) -> None:
        while self.refused_at is None:
            self.write()


@pytest.fixture(scope="module")
def ways(cluster: Cluster) -> Iterator[tuple[Way, Way]]:
    """Give a replica behind the documented check, and one behind HAProxy's own: the control."""
    network, control_host = cluster.network, 13
    hosts = (HOSTS[0], control_host)
    urls = [cluster.url(host) for host in hosts]
    place = Place(network.folder, urls[0], cluster.nodes[0]).prepare()
    key = place.command("key", "create", "--name", "test", "--scope", "records:write")
    text = _text(network, control_host)
    text = re.sub(
        r"option tcp-check(\n +(tcp-check|#) .*)+", "option mysql-check user haproxy", text
    )
    assert "tcp-check" not in text
    address = (network.host(control_host), PORT)
    with haproxy(text, address, network.folder / "control") as control:
        wait_until(lambda: control.up() == ["db1", "db2", "db3"], "three nodes")
        replicas = [
            Replica(place, network, host, url) for host, url in zip(hosts, urls, strict=True)
        ]
        with running(replicas):
            documented, other = (f"http://{replica.address}:8000" for replica in replicas)
            yield Way(cluster.proxies[0], documented, key), Way(control, other, key)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_without_quorum_writes_are_refused_soon(
    cluster: Cluster, ways: tuple[Way, Way], _round: int
) -> None:
    """The check finds a node that lost its peers before Galera does; `mysql-check` never does.

    Once the peers are back, everything works again by itself.
    """
    documented, control = ways
    with ThreadPoolExecutor(2) as pool:
        wait_until(lambda: all(way.write() for way in ways), "writes")
        documented.refused_at = control.refused_at = None
        writers = [pool.submit(way.write_until_refused) for way in ways]
        with cluster.nodes[1].frozen(), cluster.nodes[2].frozen():
            began = time.monotonic()
            for writer in writers:
                writer.result()
            wait_until(lambda: cluster.nodes[0].state() == "Initialized", "the loss of quorum")
            assert documented.proxy.up() == []
            assert control.proxy.up() == ["db1"]
    seconds = [(way.refused_at or 0) - began for way in ways]
    print(f"503 after {seconds[0]:.1f} s, with mysql-check after {seconds[1]:.1f} s")
    assert seconds[0] < seconds[1]
    cluster.await_up("db1", "db2", "db3")
    wait_until(lambda: all(way.write() for way in ways), "writes after the return of the peers")
