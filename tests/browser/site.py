"""The stand-in for WHMCS as a site: `php -S` on a free port, over a database of its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from sqlalchemy import create_engine, make_url, text

from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS, wait_until

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

STUBS = Path(__file__).parents[2] / "whmcs_hook" / "stubs"
PRODUCT_ID = 7
APPLIANCE_ID = 8
ROLE_WITH_ACCESS, ROLE_WITHOUT = 1, 2

Row = dict[str, Any]

# What every site has; tests bring clients and services of their own.
BEGINNING: dict[str, list[Row]] = {
    "tbladminroles": [
        {"id": ROLE_WITH_ACCESS, "name": "Full Administrator"},
        {"id": ROLE_WITHOUT, "name": "Sales Operator"},
    ],
    "tbladmins": [
        {"id": 1, "roleid": ROLE_WITH_ACCESS, "username": "root", "language": "english"},
        {"id": 2, "roleid": ROLE_WITHOUT, "username": "sales", "language": "english"},
    ],
    "tblproducts": [
        {"id": PRODUCT_ID, "type": "server", "name": "VPS Large", "servertype": "virtualizor"},
        {"id": APPLIANCE_ID, "type": "server", "name": "Appliance", "servertype": "appliance"},
    ],
    "tblconfiguration": [{"id": 1, "setting": "SystemURL", "value": "https://whmcs.example.com/"}],
}


class Site:
    """A running site; use as a context manager. `database_url` names an empty MariaDB database."""

    def __init__(self, folder: Path, database_url: str, *, smarty: int = 4) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._engine = create_engine(database_url)
        self._environment = {
            **os.environ,
            "TMPDIR": str(folder),
            "STANDIN_DATABASE": json.dumps(_connection(database_url)),
            "STANDIN_FAULTS": str(folder / "faults"),
            "STANDIN_SMARTY": str(smarty),
            # A proxy in the environment must not be used: nothing listens at this one.
            "http_proxy": "http://127.0.0.1:1",
        }
        self._tables: list[str] = []

    def __enter__(self) -> Self:
        self._php("install.php", json.dumps(BEGINNING))
        with self._engine.connect() as connection:
            self._tables = list(connection.execute(text("SHOW TABLES")).scalars())
        command = [
            "php",
            *self._options(),
            "-S",
            f"127.0.0.1:{self.port}",
            "-t",
            str(STUBS / "web"),
        ]
        with (self.folder / "php.log").open("wb") as log:
            self._process = subprocess.Popen(
                [*command, str(STUBS / "web" / "router.php")],
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._engine.dispose()

    def reset(self) -> None:
        """Begin afresh: the rows of the beginning and no other."""
        with self._engine.begin() as connection:
            for table in self._tables:
                connection.execute(text(f"DELETE FROM {table}"))
        for table, rows in BEGINNING.items():
            for row in rows:
                self.add(table, **row)

    def add(self, table: str, **row: Any) -> int:  # noqa: ANN401 - columns have every type
        """Store a row and return its id."""
        names = ", ".join(f"`{name}`" for name in row)
        values = ", ".join(f":{name}" for name in row)
        statement = f"INSERT INTO {table} ({names}) VALUES ({values})"
        with self._engine.begin() as connection:
            return int(connection.execute(text(statement), row).lastrowid)

    def rows(self, statement: str, **values: Any) -> list[Row]:  # noqa: ANN401
        """Return what a query gives."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(statement), values).mappings()]

    def sql(self, statement: str, **values: Any) -> None:  # noqa: ANN401
        with self._engine.begin() as connection:
            connection.execute(text(statement), values)

    def faults(self) -> list[Row]:
        """Return what PHP had to say against any page since the last time, and forget it."""
        file = self.folder / "faults"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]

    def _php(self, script: str, said: str) -> None:
        subprocess.run(
            ["php", *self._options(), str(STUBS / "web" / script)],
            input=said,
            env=self._environment,
            text=True,
            timeout=HANG_SECONDS,
            check=True,
        )

    def _options(self) -> list[str]:
        sessions = self.folder / "sessions"
        sessions.mkdir(exist_ok=True)
        values = [f"session.save_path={sessions}", "display_errors=0", "memory_limit=128M"]
        return [part for value in values for part in ("-d", value)]

    def _wait(self) -> None:
        wait_until(self._answers, f"PHP's own server, see {self.folder / 'php.log'}")

    def _answers(self) -> bool:
        try:
            url = f"{self.url}/static/site.css"
            httpx.get(url, trust_env=False, timeout=HANG_SECONDS).raise_for_status()
        except httpx.TransportError:
            return False
        return True


def _connection(database_url: str) -> Row:
    """Describe the database as illuminate takes it."""
    url = make_url(database_url)
    return {
        "driver": "mysql",
        "host": url.host,
        "port": url.port,
        "database": url.database,
        "username": url.username,
        "password": url.password,
        "charset": "utf8mb4",
        "collation": "utf8mb4_unicode_ci",
    }
