"""The interface that every database backend implements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, ClassVar, Protocol, cast

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


class Backend(Protocol):
    """A database backend. Each has a module of its own.

    `waits_at_commit` says whether a COMMIT may have to wait for other machines.
    """

    waits_at_commit: bool

    PING: ClassVar[str]
    """A statement that fails when the database can do nothing."""

    def engine_options(self) -> dict[str, Any]:
        """Return the arguments of `create_engine` besides the URL."""

    def prepare(self, engine: Engine) -> None:
        """Add listeners to a new engine."""

    def find_unsafe(self, connection: Connection) -> list[str]:
        """Return the settings that could lose or corrupt acknowledged data, each with its fix."""

    def take_turn(self, connection: Connection) -> None:
        """Wait until no other process changes the schema. Raises `DatabaseUnavailable`."""

    def is_rolled_back(self, error: DBAPIError) -> bool:
        """Return whether the server has certainly rolled back, as after a deadlock."""

    def is_not_stored(self, error: DBAPIError) -> bool:
        """Return whether an error of COMMIT proves that nothing of the transaction was stored."""

    def is_unusable(self, error: DBAPIError) -> bool:
        """Return whether the setup of the server prevents this, for example a missing table."""

    def is_too_slow(self, error: DBAPIError) -> bool:
        """Return whether the server ended the statement at its time limit."""

    def interrupter(self, connection: Connection) -> Callable[[], None]:
        """Return a function that ends the statement running on the connection.

        Other threads call it. It does nothing without a statement, never raises, and may take
        some seconds.
        """

    def giving_way(
        self, connection: Connection, rest: Callable[[], None]
    ) -> AbstractContextManager[None]:
        """Call `rest` some thousand times a second while statements run in this process.

        A server's statements do not take time from the event loop.
        """

    def has_doubt(self, connection: Connection) -> bool:
        """Return whether a successful COMMIT may not be durable after all."""

    def lookup(self) -> RecordLookup:
        """Return the look-up of the render path."""


def kind_of(url: URL) -> Backend:
    """Return the backend of a database URL. A driver is imported only if it is used.

    Raises `SettingsError` when it is not installed, or an option of the URL is not known.
    """
    module, name = MODULES[url.get_backend_name()]
    try:
        return cast("Backend", getattr(import_module(module), name)(url))
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"NFM_DATABASE_URL: needs the package {error.name}, which is not installed. "
            "Run: .venv/bin/pip install --no-deps -r requirements/databases.txt"
        ) from None
