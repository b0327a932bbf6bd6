"""Two private PostgreSQL servers that Patroni looks after, with an etcd of their own."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.support.postgresql import ADMINISTRATOR, PostgreSQL, binary
from tests.support.servers import PASSWORD, USER, free_port, running, with_children
from tests.support.waiting import HANG_SECONDS, wait_until

MEMBERS = 2
HOST = "127.0.0.1"
# As short as Patroni allows: a leader that is gone is replaced after `ttl` seconds.
DYNAMIC = {
    "ttl": 10,
    "loop_wait": 1,
    "retry_timeout": 3,
    "maximum_lag_on_failover": 64 * 1024**2,
    "synchronous_mode": True,
    "postgresql": {"use_pg_rewind": True, "parameters": {"wal_keep_size": "256MB"}},
}
LOGINS = {
    role: {"username": name, "password": PASSWORD}
    for role, name in (("superuser", ADMINISTRATOR), ("replication", "replication"))
}


class Member(PostgreSQL):
    """One server and its Patroni. SQL goes to the leader, whichever member that is."""

    stop_signal = signal.SIGTERM  # Patroni ignores SIGINT where what started it does
    etcd_port: int
    peers: "list[Member]"

    def install(self) -> None:
        """Write what Patroni reads; it makes the data directory itself."""
        self.peers.append(self)
        self._rest = f"{HOST}:{free_port()}"
        address = f"{HOST}:{self.port}"
        configuration = {
            "scope": "netflow",
            "name": f"member{len(self.peers)}",
            "restapi": {"listen": self._rest, "connect_address": self._rest},
            "etcd3": {"host": f"{HOST}:{self.etcd_port}"},
            "bootstrap": {"dcs": DYNAMIC, "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}]},
            "postgresql": {
                "listen": address,
                "connect_address": address,
                "data_dir": str(self.folder / "data"),
                "bin_dir": str(binary("postgres").parent),
                "pgpass": str(self.folder / "pgpass"),
                "authentication": LOGINS,
                "parameters": {"unix_socket_directories": str(self.folder)},
                "pg_hba": [
                    f"host {name} all {HOST}/32 scram-sha-256" for name in ("all", "replication")
                ],
            },
        }
        (self.folder / "patroni.yml").write_text(json.dumps(configuration))

    def command(self) -> list[str]:
        """Return what starts Patroni, which starts the server."""
        return ["patroni", str(self.folder / "patroni.yml")]

    def execute(self, statement: str, database: str | None = None) -> str:
        """Run SQL on the leader."""
        return self.run(
            [
                *(str(binary("psql")), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"),
                *("--set", "ON_ERROR_STOP=1", "--command", statement),
                f"{self._hosts} dbname={database or 'postgres'}",
            ]
        )

    @property
    def _hosts(self) -> str:
        ports = [str(member.port) for member in self.peers]
        hosts = ",".join([HOST] * len(ports))
        login = f"user={ADMINISTRATOR} password={PASSWORD} target_session_attrs=read-write"
        return f"host={hosts} port={','.join(ports)} {login}"

    def new_database(self) -> str:
        """Make an empty database and return its URL, which names every member."""
        name = super().new_database().rpartition("/")[2]
        hosts = "&".join(f"host={HOST}:{member.port}" for member in self.peers)
        return f"{self.scheme}://{USER}:{PASSWORD}@/{name}?{hosts}&target_session_attrs=read-write"

    def add_user(self) -> None:
        """Make the user once; the other member gets it from there."""
        if len(self.peers) == 1:
            super().add_user()

    def is_in(self, role: str) -> bool:
        """Return whether Patroni says that its server has a role: leader, sync, async."""
        try:
            return httpx.get(f"http://{self._rest}/{role}", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def await_role(self, role: str) -> None:
        wait_until(lambda: self.is_in(role), f"the role {role}")

    def configure(self, **settings: object) -> None:
        """Change what `DYNAMIC` has, on both members."""
        answer = httpx.patch(f"http://{self._rest}/config", json=settings, timeout=HANG_SECONDS)
        answer.raise_for_status()

    def processes(self) -> list[int]:
        """Return the ids of Patroni, of its server, and of their children."""
        pids = super().processes()
        file = self.folder / "data" / "postmaster.pid"
        postmaster = int(file.read_text().split()[0]) if file.exists() else 0
        # The file can be older than the last crash.
        return pids + (
            with_children(postmaster) if Path(f"/proc/{postmaster}/task").exists() else []
        )

    def _answers(self) -> bool:
        return self.is_in("leader" if self.peers == [self] else "health")


@contextmanager
def patroni_pair() -> Iterator[list[Member]]:
    """Yield a leader and its synchronous standby."""
    with ExitStack() as stack:
        peers: list[Member] = []
        kind: type[Member] = type(
            "_Member", (Member,), {"etcd_port": stack.enter_context(_etcd()), "peers": peers}
        )
        for _ in range(MEMBERS):
            stack.enter_context(running(kind, fast=False))
        peers[1].await_role("sync")
        yield peers


@contextmanager
def _etcd() -> Iterator[int]:
    """Run etcd until the block ends; give its port."""
    port = free_port()
    clients, peers = f"http://{HOST}:{port}", f"http://{HOST}:{free_port()}"
    with TemporaryDirectory(prefix="nfm-") as folder:
        command = [
            *("setpriv", "--pdeathsig", "KILL", "--", "etcd", "--data-dir", folder),
            *("--listen-client-urls", clients, "--advertise-client-urls", clients),
            *("--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers),
            *("--initial-cluster", f"default={peers}"),
        ]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                wait_until(lambda: _is_healthy(clients), "etcd")
                yield port
            finally:
                process.kill()


def _is_healthy(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=5).is_success
    except httpx.TransportError:
        return False
