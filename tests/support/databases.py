"""An empty database of each kind, prepared as an operator does it, with its keyring."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.config import Settings
from tests.support.command import run
from tests.support.servers import PrivateServer
from tests.support.waiting import HANG_SECONDS

KINDS = [
    pytest.param("sqlite"),
    pytest.param("postgresql", marks=pytest.mark.needs("postgresql")),
    pytest.param("mariadb", marks=pytest.mark.needs("mariadb")),
]
SERVERS = KINDS[1:]


@dataclass(frozen=True)
class Place:
    """A database, its settings, and its own client."""

    folder: Path
    database_url: str
    server: PrivateServer | None

    @property
    def variables(self) -> dict[str, str]:
        """The environment that names this database."""
        return {
            "NFM_DATA_DIR": str(self.folder),
            "NFM_DATABASE_URL": self.database_url,
            "NFM_KEYRING_FILE": str(self.folder / "keyring.json"),
        }

    @property
    def settings(self) -> Settings:
        return Settings.from_mapping(self.variables)

    def command(self, *arguments: str) -> str:
        """Run `netflow-manager` on this database and return what it prints."""
        done = run(self.folder, *arguments, variables=self.variables)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def prepare(self) -> "Place":
        """Migrate, and make the keyring."""
        self.command("migrate")
        self.command("keyring", "init")
        return self

    def sql(self, statement: str) -> list[str]:
        """Run a statement directly in the database and return the first column of its rows."""
        if self.server is not None:
            name = make_url(self.database_url).database
            return self.server.execute(statement, name).splitlines()
        file = self.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, timeout=HANG_SECONDS)) as connection, connection:
            return [str(row[0]) for row in connection.execute(statement).fetchall()]


def new_place(request: pytest.FixtureRequest, kind: str) -> Place:
    """Make an empty database of this kind; a server is started when it is the first."""
    factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    folder = factory.mktemp("place")
    if kind == "sqlite":
        return Place(folder, f"sqlite:///{folder / 'test.sqlite3'}", None)
    server: PrivateServer = request.getfixturevalue(f"{kind}_server")
    return Place(folder, server.new_database(), server)
