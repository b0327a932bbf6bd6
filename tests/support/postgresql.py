"""A private PostgreSQL server, from Debian's package postgresql."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.support.servers import PASSWORD, USER, PrivateServer, running

ADMINISTRATOR = "postgres"


@contextmanager
def postgresql(*, fast: bool = False) -> Iterator["PostgreSQL"]:
    """Give a running server. `fast` gives up durability."""
    with running(PostgreSQL, fast=fast, in_memory=True) as server:
        yield server


@contextmanager
def standby_of(primary: PrivateServer) -> Iterator["Standby"]:
    """Give a server that follows another one; it is named `standby` for synchronous commits."""
    with running(partial(Standby, primary), fast=True, in_memory=True) as server:
        yield server


class PostgreSQL(PrivateServer):
    """Sorts text as dictionaries do, and not by bytes."""

    system_user = "postgres"
    scheme = "postgresql+psycopg"
    stop_signal = signal.SIGINT  # "fast": does not wait for clients to leave

    def install(self) -> None:
        """Make the data directory."""
        self.run(
            [
                *(str(binary("initdb")), "--pgdata", str(self.folder / "data"), "--no-sync"),
                *("--username", ADMINISTRATOR, "--encoding", "UTF8", "--locale", "C.UTF-8"),
                *("--locale-provider", "icu", "--icu-locale", "en"),
                *("--auth-local", "trust", "--auth-host", "scram-sha-256"),
            ]
        )

    def command(self) -> list[str]:
        """Return what starts the server, in the foreground."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self.folder,
            "fsync": "off" if self.fast else "on",
            "synchronous_commit": "off" if self.fast else "on",
            "full_page_writes": "off" if self.fast else "on",
            "max_connections": 100,
            **self.settings,
        }
        options = [part for item in settings.items() for part in ("-c", "=".join(map(str, item)))]
        return [str(binary("postgres")), "-D", str(self.folder / "data"), *options]

    def execute(self, statement: str, database: str | None = None) -> str:
        """Run SQL as the administrator; rows come one a line, columns parted by `|`."""
        return self.run(
            [
                *(str(binary("psql")), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"),
                *("--set", "ON_ERROR_STOP=1", "--host", str(self.folder)),
                *("--port", str(self.port), "--username", ADMINISTRATOR),
                *("--dbname", database or "postgres", "--command", statement),
            ]
        )

    def add_user(self) -> None:
        """Make the user that owns the databases of the tests."""
        self.execute(f"CREATE ROLE {USER} LOGIN PASSWORD '{PASSWORD}'")

    def add_database(self, name: str) -> None:
        """Make an empty database for that user."""
        self.execute(f"CREATE DATABASE {name} OWNER {USER}")


class Standby(PostgreSQL):
    """Copies a running server and follows it; it takes no writes."""

    def __init__(self, primary: PrivateServer, folder: Path, *, fast: bool) -> None:
        super().__init__(folder, fast=fast)
        self._primary = primary
        self.settings = {"cluster_name": "standby"}

    def install(self) -> None:
        """Copy the data directory of the primary."""
        self.run(
            [
                *(str(binary("pg_basebackup")), "--write-recovery-conf", "--checkpoint=fast"),
                *("--host", str(self._primary.folder), "--port", str(self._primary.port)),
                *("--username", ADMINISTRATOR, "--pgdata", str(self.folder / "data")),
                "--no-sync",
            ]
        )

    def add_user(self) -> None:
        """Do nothing: the users are those of the primary."""


def binary(name: str) -> Path:
    """Return a program of the newest PostgreSQL here. Debian keeps them outside of the path."""
    found = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    return max(found, key=lambda path: int(path.parts[-3]))
