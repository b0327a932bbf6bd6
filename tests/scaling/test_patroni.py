"""PostgreSQL with Patroni behind HAProxy, as docs/scaling.md has it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import NullPool, create_engine

from tests.scaling.patroni import PORT, Member, Unwatched, etcd, patroni
from tests.support.documented import Network
from tests.support.haproxy import HAProxy, haproxy
from tests.support.servers import PASSWORD, running
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.needs("haproxy", "patroni", "etcd", "postgresql"), pytest.mark.no_cover]

HOST = 11
SETUP = f"CREATE ROLE netflow LOGIN PASSWORD '{PASSWORD}'", "CREATE DATABASE netflow OWNER netflow"
SERVER = "SELECT host(inet_server_addr())"


@dataclass(frozen=True)
class Cluster:
    network: Network
    members: list[Member]
    proxy: HAProxy

    def ask(self, host: int, statement: str) -> str:
        """Run SQL at that host as the service's user."""
        url = f"postgresql+psycopg://netflow:{PASSWORD}@{self.network.host(host)}:{PORT}/netflow"
        with create_engine(url, poolclass=NullPool).begin() as connection:
            return str(connection.exec_driver_sql(statement).scalar_one())


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    network = Network(tmp_path_factory.mktemp("patroni"))
    text = network.configuration("haproxy-patroni.cfg", {"127.0.0.1:": f"192.0.2.{HOST}:"})
    address = (network.host(HOST), PORT)
    with patroni(network) as members, haproxy(text, address, network.folder / "proxy") as proxy:
        for statement in SETUP:
            members[0].execute(statement)
        yield Cluster(network, members, proxy)


def test_an_old_primary_is_never_asked(cluster: Cluster) -> None:
    """HAProxy follows the primary, and passes by one that somebody starts without Patroni."""
    old, new = cluster.members
    wait_until(lambda: cluster.proxy.up() == ["db1"], "the primary")
    assert cluster.ask(HOST, SERVER) == cluster.network.host(old.number)
    old.crash()
    wait_until(lambda: cluster.proxy.up() == ["db2"], "the new primary")
    assert cluster.ask(HOST, SERVER) == cluster.network.host(new.number)
    with old.started_by_hand():
        # The control: it takes writes.
        assert cluster.ask(old.number, "SELECT pg_is_in_recovery()") == "False"
        assert cluster.proxy.up() == ["db2"]
        assert cluster.ask(HOST, SERVER) == cluster.network.host(new.number)


def test_a_node_without_a_watchdog_is_no_primary(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """As the file has it, Patroni would rather have no cluster than one without fencing."""
    network = Network(tmp_path_factory.mktemp("unwatched"))
    kind: type[Unwatched] = type("_Unwatched", (Unwatched,), {"network": network})
    with etcd(network), running(kind, fast=False) as member:
        assert "Configuration requires watchdog" in member.refusal
