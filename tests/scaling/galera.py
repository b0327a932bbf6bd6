"""Three nodes of MariaDB Galera with the documented file."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.support.documented import FOLDER, Network
from tests.support.mariadb import MariaDB
from tests.support.servers import running
from tests.support.waiting import wait_until

HOSTS = (21, 22, 23)
PORT = 3306


class Node(MariaDB):
    """One node, `number` on the network."""

    network: Network
    number: int
    begins = False  # a cluster, instead of joining it

    def command(self) -> list[str]:
        """Return what starts the node."""
        return [
            *("/usr/sbin/mariadbd", f"--defaults-file={self.folder / 'node.cnf'}"),
            *(f"--datadir={self.folder / 'data'}", f"--tmpdir={self.folder}"),
            *(f"--socket={self.folder / 'socket'}", f"--pid-file={self.folder / 'pid'}"),
            *("--skip-name-resolve", "--innodb-buffer-pool-size=64M"),
            "--innodb-log-file-size=16M",
            *(["--wsrep-new-cluster"] if self.begins else []),
        ]

    def install(self) -> None:
        """Write the documented file with the lines of this node."""
        lines = {
            "= 192.0.2.21  #": f"= 192.0.2.{self.number}  #",
            "//192.0.2.21:": f"//192.0.2.{self.number}:",
            "= db1  #": f"= {self.name}  #",
            "gcache.size=512M": "gcache.size=16M",  # the size of a file
        }
        text = self.network.configuration("galera.cnf", lines)
        (self.folder / "node.cnf").write_text(text, encoding="utf-8")

    @property
    def name(self) -> str:
        return f"db{self.number - 20}"

    def state(self) -> str:
        """Return how the node sees itself, such as `Synced`."""
        return self.execute("SHOW STATUS LIKE 'wsrep_local_state_comment'").split("\t")[1]


class _First(Node):
    """Makes what all nodes have from the start: a copy is faster than a transfer between nodes."""

    def install(self) -> None:
        super().install()
        MariaDB.install(self)
        self.begins = True

    def add_user(self) -> None:
        super().add_user()
        self.add_database("netflow")
        self.execute(_documented_user())
        self.stop()
        self.run(["cp", "-a", str(self.folder / "data"), str(self.folder / "copy")])
        self.start()
        self.begins = False


class _Joining(Node):
    first: _First

    def install(self) -> None:
        super().install()
        self.run(["cp", "-a", str(self.first.folder / "copy"), str(self.folder / "data")])

    def add_user(self) -> None:
        wait_until(lambda: self.state() == "Synced", "a node that is synced")


def _documented_user() -> str:
    """Return the statement that makes the user of HAProxy's check."""
    text = (FOLDER / "haproxy-galera.cfg").read_text(encoding="utf-8")
    found = re.search(r"CREATE USER .*;", text)
    assert found is not None
    return found[0].replace("192.0.2.%", "127.%")


@contextmanager
def galera(network: Network) -> Iterator[list[Node]]:
    """Yield three running nodes; they have the database `netflow`, and the user of HAProxy."""
    with ExitStack() as stack:
        kind: type[_First] = type("_First21", (_First,), {"network": network, "number": HOSTS[0]})
        first = stack.enter_context(running(kind, fast=False))
        nodes: list[Node] = [first]
        for number in HOSTS[1:]:
            values = {"network": network, "number": number, "first": first}
            joining: type[_Joining] = type("_Joining", (_Joining,), values)
            nodes.append(stack.enter_context(running(joining, fast=False)))
        yield nodes
