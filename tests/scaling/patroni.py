"""Two servers of PostgreSQL that Patroni looks after with the documented file."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from signal import SIGKILL, SIGTERM

import httpx
import pytest

from tests.support.documented import Network
from tests.support.postgresql import PostgreSQL, binary
from tests.support.servers import ServerCommandFailed, running
from tests.support.waiting import HANG_SECONDS, wait_until
from tests.support.web_servers import listening

HOSTS = (21, 22)
ETCD_HOST = 31
PORT = 5432


class Member(PostgreSQL):
    """One server and its Patroni, `number` on the network; `watchdog` is its mode."""

    stop_signal = SIGTERM  # Patroni ignores SIGINT where what started it does
    network: Network
    number: int
    watchdog = "off"

    def install(self) -> None:
        """Write the documented file with the lines of this node; Patroni makes the data."""
        version = binary("postgres").parent
        text = self.network.configuration(
            "patroni.yml",
            {
                "192.0.2.21": f"192.0.2.{self.number}",
                "name: db1": f"name: db{self.number - 20}",
                # Three of them on three hosts would show nothing else here.
                ",192.0.2.32:2379,192.0.2.33:2379": "",
                "/var/lib/postgresql/15/netflow": str(self.folder / "data"),
                "/usr/lib/postgresql/15/bin": str(version),
                "/var/lib/postgresql/netflow.pgpass": str(self.folder / "pgpass"),
                "/var/run/postgresql": str(self.folder),
                "mode: required": f"mode: {self.watchdog}",
                "/dev/watchdog\n": f"{self.folder / 'no-watchdog'}\n",  # never that of this machine
            },
        )
        (self.folder / "patroni.yml").write_text(text, encoding="utf-8")
        self.port = PORT

    def command(self) -> list[str]:
        """Return what starts Patroni, which starts the server."""
        return ["patroni", str(self.folder / "patroni.yml")]

    def add_user(self) -> None:
        """Wait for its role; what the documents create is replicated."""
        wait_until(lambda: self.has_role("health"), "the server")

    def has_role(self, role: str) -> bool:
        """Return whether Patroni says so: `primary`, `sync`, `health`."""
        url = f"http://{self.network.host(self.number)}:8008/{role}"
        try:
            return httpx.get(url, trust_env=False, timeout=HANG_SECONDS).is_success
        except httpx.TransportError:
            return False

    @property
    def postmaster(self) -> int:
        """The process id of the server."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def crash(self) -> None:
        """Kill the server; Patroni goes on."""
        os.kill(self.postmaster, SIGKILL)

    @contextmanager
    def started_by_hand(self) -> Iterator[None]:
        """Kill Patroni, and start its server as a primary: what nobody should do."""
        self.kill()
        stop = ["stop", "-m", "immediate", "-D", str(self.folder / "data")]
        with suppress(ServerCommandFailed):  # it has not been started again yet
            self.run([str(binary("pg_ctl")), *stop])
        (self.folder / "data" / "standby.signal").unlink(missing_ok=True)
        command = self.unprivileged([str(binary("postgres")), "-D", str(self.folder / "data")])
        with listening(command, (self.network.host(self.number), PORT)):
            wait_until(super()._answers, "the old primary")
            yield

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        return self.has_role("health")


class Unwatched(Member):
    """One that has no watchdog and needs it, as the file has it. `refusal` is what it logs."""

    watchdog = "required"
    number = HOSTS[0]

    def start(self) -> None:
        """Let Patroni try, until it ends."""
        with pytest.raises(AssertionError):
            super().start()
        self.refusal = self.log()

    def add_user(self) -> None:
        """There is no server."""

    def _answers(self) -> bool:
        return False  # its server does, for a moment, before Patroni asks for the watchdog


@contextmanager
def etcd(network: Network) -> Iterator[None]:
    """Run one until the block ends."""
    address = network.host(ETCD_HOST)
    clients, peers = f"http://{address}:2379", f"http://{address}:2380"
    command = [
        *("etcd", "--data-dir", str(network.folder / "etcd")),
        *("--listen-client-urls", clients, "--advertise-client-urls", clients),
        *("--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers),
        *("--initial-cluster", f"default={peers}"),
    ]
    with listening(command, (address, 2379)):
        yield


@contextmanager
def patroni(network: Network) -> Iterator[list[Member]]:
    """Yield a primary and its synchronous standby."""
    with ExitStack() as stack:
        stack.enter_context(etcd(network))
        members = []
        for number in HOSTS:
            values = {"network": network, "number": number}
            kind: type[Member] = type("_Member", (Member,), values)
            member = stack.enter_context(running(kind, fast=False))
            members.append(member)
        wait_until(lambda: members[1].has_role("sync"), "a synchronous standby")
        yield members
