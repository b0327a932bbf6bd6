"""The databases that are measured: SQLite in a folder, servers started privately when needed."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql
from tests.support.servers import PrivateServer

SQLITE = "SQLite"
SERVERS: dict[str, tuple[str, Callable[[], AbstractContextManager[PrivateServer]]]] = {
    "PostgreSQL": ("/usr/lib/postgresql", postgresql),
    "MariaDB": ("/usr/sbin/mariadbd", mariadb),
}
KINDS = (SQLITE, *SERVERS)


@dataclass(frozen=True, slots=True)
class Place:
    """An empty database of one kind; without a URL it is the embedded SQLite of the folder."""

    kind: str
    folder: Path
    url: str | None = None

    def environment(self) -> dict[str, str]:
        """Return the settings that name it."""
        names = {"NFM_DATA_DIR": str(self.folder)}
        if self.url is not None:
            names["NFM_DATABASE_URL"] = self.url
            names["NFM_KEYRING_FILE"] = str(self.folder / "keyring.json")
        return names

    def process_environment(self) -> dict[str, str]:
        """Return the whole environment of a process that uses it."""
        return {**os.environ, **self.environment()}


@dataclass
class Databases:
    """Gives empty databases; each server is started once, at the first question."""

    folder: Path
    stack: ExitStack
    _servers: dict[str, PrivateServer] = field(default_factory=dict)
    _made: int = 0

    def new(self, kind: str) -> Place:
        """Return an empty database of that kind."""
        self._made += 1
        folder = self.folder / f"data{self._made}"
        if kind == SQLITE:
            return Place(kind, folder)
        folder.mkdir()
        if kind not in self._servers:
            self._servers[kind] = self.stack.enter_context(SERVERS[kind][1]())
        return Place(kind, folder, self._servers[kind].new_database())


def is_installed(kind: str) -> bool:
    """Return whether this kind can be measured here."""
    return kind == SQLITE or Path(SERVERS[kind][0]).exists()


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    """Give databases below a folder; at the end no server runs."""
    with ExitStack() as stack:
        yield Databases(folder, stack)
