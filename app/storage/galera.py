"""What a MariaDB server does differently as a node of a Galera cluster, and what that needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from app.storage.errors import NoQuorum
from app.storage.reasons import NOT_PRIMARY

READS_WAIT: Final = (
    "SET SESSION wsrep_sync_wait = IF(@@wsrep_on, @@wsrep_sync_wait | 1, @@wsrep_sync_wait)"
)
"""The statement that every new connection begins with.

After it a read waits until this node has applied what any node has acknowledged before. A server
without Galera is left as it is; one that was built without it needs `if_known` around it.
"""

_UNKNOWN_VARIABLE: Final = 1193
NO_PROVIDER: Final = "none"

REQUIRED: Final = {
    # A node without quorum would show what others have changed since.
    "wsrep_dirty_reads": "OFF",
    # A migration would change the tables of one node only.
    "wsrep_osu_method": "TOI",
}


@contextmanager
def if_known() -> Iterator[None]:
    """Suppress the error of either driver about a variable that the server does not know."""
    try:
        yield
    except Exception as error:
        if not error.args or error.args[0] != _UNKNOWN_VARIABLE:
            raise


def is_node(variables: Mapping[str, str]) -> bool:
    """Return whether these variables are those of a node of a cluster."""
    provider = variables.get("wsrep_provider", NO_PROVIDER)
    return variables.get("wsrep_on") == "ON" and provider != NO_PROVIDER


def find_unsafe(variables: Mapping[str, str]) -> Iterator[str]:
    """Yield the settings of a node that break a promise of the service, each with its fix."""
    if is_node(variables):
        for name, wanted in REQUIRED.items():
            if variables.get(name, wanted) != wanted:
                yield f"{name} is {variables[name]}: set it to {wanted}"


def check_primary(connection: Connection, variables: Mapping[str, str]) -> None:
    """Raise `NoQuorum` if this node has no quorum and so refuses every statement.

    Most of them end in an error that says only that a wait was too long.
    """
    if is_node(variables):
        status = connection.exec_driver_sql("SHOW GLOBAL STATUS LIKE 'wsrep_ready'").one()
        if status[1] != "ON":
            raise NoQuorum(NOT_PRIMARY)
