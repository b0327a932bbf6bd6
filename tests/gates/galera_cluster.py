"""Three private MariaDB servers as one Galera cluster, on a network of their own."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from tests.gates.lan import Lan, lan
from tests.support.mariadb import MariaDB
from tests.support.servers import PASSWORD, USER, ServerCommandFailed, running
from tests.support.waiting import wait_until

NODES = 3
# Not in its turn after the writes of others, for which a node waits that has just come back.
STATUS = (
    "SET SESSION wsrep_sync_wait = 0; "
    "SELECT variable_value FROM information_schema.global_status WHERE variable_name = '{}'"
)
POSITION = re.compile(r"Recovered position: (\S+)")


class Node(MariaDB):
    """One server. Its clients are on the same machine and use its UNIX socket."""

    lan: Lan
    number: int
    client_host = "localhost"

    def install(self) -> None:
        """Make the data directory, and settle on the settings of the cluster."""
        super().install()
        addresses = ",".join(map(Lan.address, range(1, NODES + 1)))
        self._is_first_start = True
        self._position = ""
        self.settings = {
            "wsrep-on": "ON",
            "wsrep-provider": "/usr/lib/galera/libgalera_smm.so",
            "wsrep-cluster-name": "netflow",
            "wsrep-cluster-address": f"gcomm://{addresses}",
            "wsrep-node-address": Lan.address(self.number),
            "wsrep-provider-options": "gcache.size=32M",
            "wsrep-sst-method": "rsync",
            "binlog-format": "ROW",
            "innodb-autoinc-lock-mode": "2",
        }

    def command(self) -> list[str]:
        """Return what starts the server: the first one of all makes the cluster."""
        makes_cluster = self.number == 1 and self._is_first_start
        options = ["--wsrep-new-cluster"] if makes_cluster else []
        return [*super().command(), *options, *self._start_position()]

    def _start_position(self) -> list[str]:
        return [f"--wsrep-start-position={self._position}"] if self._position else []

    def begin(self) -> None:
        """Start; after a crash from where its own log ends, as Debian's unit does it."""
        if not self._is_first_start:
            log = self.folder / "recovery.err"
            self._position = ""
            self.run([*self.command(), "--wsrep-recover", f"--log-error={log}"])
            self._position = POSITION.findall(log.read_text())[-1]
        super().begin()
        self._is_first_start = False

    def add_user(self) -> None:
        """Make the user on the first node; the others get it from there."""
        if self.number == 1:
            super().add_user()

    def url(self, name: str) -> str:
        return f"{self.scheme}://{USER}:{PASSWORD}@localhost/{name}?unix_socket={self.socket}"

    def await_synced(self) -> None:
        """Wait until the node has all that the others have."""
        for name, value in (("wsrep_cluster_size", "3"), ("wsrep_local_state_comment", "Synced")):
            wait_until(lambda: self._status(name) == value, f"{name} = {value}")  # noqa: B023

    def _status(self, name: str) -> str:
        try:
            return self.execute(STATUS.format(name))
        except ServerCommandFailed as error:
            return str(error)

    def unprivileged(self, command: Sequence[str], *options: str) -> list[str]:
        """Return what runs a command as the server's own system user on its machine."""
        return [*self.lan.within(self.number), *super().unprivileged(command, *options)]


@contextmanager
def galera_cluster() -> Iterator[list[Node]]:
    """Yield three running nodes, whose `lan` can cut each of them off."""
    with ExitStack() as stack:
        network = stack.enter_context(lan(NODES))
        nodes = []
        for number in range(1, NODES + 1):
            kind: type[Node] = type("_Node", (Node,), {"lan": network, "number": number})
            nodes.append(stack.enter_context(running(kind, fast=False)))
        yield nodes
