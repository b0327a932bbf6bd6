"""A private MariaDB server, from Debian's package mariadb-server."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.servers import PASSWORD, USER, PrivateServer, running


@contextmanager
def mariadb(*, fast: bool = False) -> Iterator["MariaDB"]:
    """Give a running server. `fast` gives up durability."""
    # In memory it maps its log, and what it has not flushed would survive a kill.
    with running(MariaDB, fast=fast, in_memory=fast) as server:
        yield server


class MariaDB(PrivateServer):
    """Keeps text as latin1 and without regard to case unless a table says otherwise."""

    system_user = "mysql"
    scheme = "mysql+pymysql"
    stop_signal = signal.SIGTERM
    client_host = "127.0.0.1"  # as the server sees it

    def install(self) -> None:
        """Make the data directory."""
        self.run(
            [
                *("mariadb-install-db", "--no-defaults", f"--datadir={self.folder / 'data'}"),
                *("--auth-root-authentication-method=normal", "--skip-test-db"),
                # As below: what makes the data directory is a server too.
                f"--tmpdir={self.folder}",
            ]
        )

    def command(self) -> list[str]:
        """Return what starts the server, in the foreground."""
        return [
            *("/usr/sbin/mariadbd", "--no-defaults", f"--datadir={self.folder / 'data'}"),
            *("--bind-address=127.0.0.1", f"--port={self.port}", "--skip-name-resolve"),
            *(f"--socket={self.socket}", f"--pid-file={self.folder / 'pid'}"),
            # As it starts, a server deletes the temporary tables of all others in the same folder.
            f"--tmpdir={self.folder}",
            *("--character-set-server=latin1", "--collation-server=latin1_swedish_ci"),
            f"--innodb-flush-log-at-trx-commit={0 if self.fast else 1}",
            f"--innodb-flush-method={'nosync' if self.fast else 'O_DIRECT'}",
            *("--innodb-buffer-pool-size=128M", "--max-connections=100"),
            *(f"--{name}={value}" for name, value in self.settings.items()),
        ]

    def execute(self, statement: str, database: str | None = None) -> str:
        """Run SQL as the administrator; rows come one a line, columns parted by tabs."""
        return self.run(
            [
                *("mariadb", "--no-defaults", "--batch", "--skip-column-names"),
                *(f"--socket={self.socket}", "--user=root", f"--execute={statement}"),
                *([database] if database else []),
            ]
        )

    def add_user(self) -> None:
        """Make the user that owns the databases of the tests."""
        self.execute(f"CREATE USER {USER}@'{self.client_host}' IDENTIFIED BY '{PASSWORD}'")

    def add_database(self, name: str) -> None:
        """Make an empty database for that user."""
        user = f"{USER}@'{self.client_host}'"
        self.execute(f"CREATE DATABASE {name}; GRANT ALL ON {name}.* TO {user}")

    @property
    def socket(self) -> str:
        """The path of the UNIX socket."""
        return str(self.folder / "socket")
