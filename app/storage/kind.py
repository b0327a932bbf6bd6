"""What a kind of database must tell: how to connect, what is unsafe, what may be tried again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, Protocol, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.config import SettingsError
from app.storage.lookup import RecordLookup

MODULES = {
    "sqlite": ("app.storage.sqlite", "Sqlite"),
    "postgresql": ("app.storage.postgresql", "PostgreSQL"),
    "mysql": ("app.storage.mariadb", "MariaDB"),
}


class DatabaseKind(Protocol):
    """One kind of database. Each has a module of its own."""

    def engine_options(self) -> dict[str, Any]:
        """Return what `create_engine` needs beside the URL."""

    def prepare(self, engine: Engine) -> None:
        """Add listeners to a new engine."""

    def find_unsafe(self, connection: Connection) -> list[str]:
        """Return what could lose or mangle what was acknowledged, each with what to do."""

    def take_turn(self, connection: Connection) -> None:
        """Wait until no other process changes the schema. Raises `DatabaseUnavailable`."""

    def is_rolled_back(self, error: DBAPIError) -> bool:
        """Return whether the server has certainly undone the transaction, as after a deadlock."""

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing of the transaction was stored."""

    def is_unusable(self, error: DBAPIError) -> bool:
        """Return whether the server, as it is set up now, cannot do this: as without its tables."""

    def is_too_slow(self, error: DBAPIError) -> bool:
        """Return whether the server ended the statement at its time limit."""

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return what ends the statement that runs on the connection; for another thread.

        Without a statement it does nothing. It raises nothing and may take some seconds.
        """

    def giving_way(
        self, connection: Connection, rest: Callable[[], None]
    ) -> AbstractContextManager[None]:
        """Call `rest` some thousand times a second while statements run in this process.

        Those of a server take none of the event loop's time.
        """

    def has_doubt(self, connection: Connection) -> bool:
        """Return whether a COMMIT that succeeded may not have done what it promises."""

    def lookup(self, url: URL) -> RecordLookup:
        """Return the look-up of the render path."""


def kind_of(url: URL) -> DatabaseKind:
    """Return the kind of a database URL. A driver is imported only where it is used.

    Raises `SettingsError` when it is not installed, or an option of the URL is not known.
    """
    module, name = MODULES[url.get_backend_name()]
    try:
        return cast("DatabaseKind", getattr(import_module(module), name)(url))
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"NFM_DATABASE_URL: needs the package {error.name}, which is not installed. "
            "Run: .venv/bin/pip install --no-deps -r requirements/databases.txt"
        ) from None
