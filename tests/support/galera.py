"""Private MariaDB servers as one Galera cluster.

Debian's mariadb-server brings what that needs beside: galera-4 and rsync.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import make_url

from tests.support.mariadb import MariaDB
from tests.support.servers import free_port, running


class _Node(MariaDB):
    """A server that joins the cluster of another one as it starts, with all that this one has."""

    seed_port: int | None = None

    def install(self) -> None:
        """Make the data directory, and settle on the ports of the cluster."""
        super().install()
        self.cluster_port = free_port()
        self.settings = {
            "wsrep-on": "ON",
            "wsrep-provider": "/usr/lib/galera/libgalera_smm.so",
            "wsrep-cluster-name": "netflow",
            "wsrep-cluster-address": f"gcomm://{self._seed}",
            "wsrep-node-address": f"127.0.0.1:{self.cluster_port}",
            "wsrep-provider-options": f"gmcast.listen_addr=tcp://127.0.0.1:{self.cluster_port};"
            f"ist.recv_addr=127.0.0.1:{free_port()};gcache.size=16M",
            "wsrep-sst-method": "rsync",
            "wsrep-sst-receive-address": f"127.0.0.1:{free_port()}",
            "binlog-format": "ROW",
            "innodb-autoinc-lock-mode": "2",
        }

    @property
    def _seed(self) -> str:
        return "" if self.seed_port is None else f"127.0.0.1:{self.seed_port}"

    def add_user(self) -> None:
        """Make the user on the first node; the others get it from there."""
        if self.seed_port is None:
            super().add_user()


@contextmanager
def galera(nodes: int) -> Iterator[list[MariaDB]]:
    """Give so many running nodes, all in synchronisation."""
    with ExitStack() as stack:
        first = stack.enter_context(running(_Node, fast=False))
        joining: type[_Node] = type("_Joining", (_Node,), {"seed_port": first.cluster_port})
        others = [stack.enter_context(running(joining, fast=False)) for _ in range(nodes - 1)]
        yield [first, *others]


def on_node(url: str, node: MariaDB) -> str:
    """Return the URL of the same database on another node."""
    return make_url(url).set(port=node.port).render_as_string(hide_password=False)
