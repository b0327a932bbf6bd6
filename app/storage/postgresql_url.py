"""What psycopg gets from a URL of PostgreSQL: the same on the render path and everywhere else."""

from typing import Any

import psycopg
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from app.config import SettingsError
from app.storage.ways import Way, Ways

CONNECT_SECONDS = 3
LOCK_MS = 5_000

PLACE = ("host", "hostaddr", "port")
"""Options that name a server. Each may be a list, with commas, of one value for each host."""
WRITABLE = frozenset({"read-write", "primary"})
KNOWN = frozenset(option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults())
"""The options of libpq. psycopg has more, with values that are no strings."""

HOSTS = (
    "NFM_DATABASE_URL: hosts and ports do not match. Write ?host=a,b&port=5432,5433 or, unless one "
    "is an IPv6 address, ?host=a:5432&host=b:5433."
)
OPTIONS = "NFM_DATABASE_URL: PostgreSQL takes the options of libpq, each once, and no others."
ATTRIBUTES = (
    "NFM_DATABASE_URL: target_session_attrs must be read-write or primary, as the service writes; "
    "with several hosts it is read-write by itself."
)


def connect_arguments(url: URL) -> dict[str, Any]:
    """Return the arguments of the driver, apart from the limits of a connection.

    They are what SQLAlchemy makes of the URL. Raises `SettingsError` for hosts that it does not
    understand, and for options that libpq does not know, or with which some connections could not
    write or be out of date.
    """
    try:
        arguments = dict(url.get_dialect()().create_connect_args(url)[1])
    except (ArgumentError, ValueError):
        raise SettingsError(HOSTS) from None
    is_repeated = not all(isinstance(value, str | int) for value in arguments.values())
    if is_repeated or arguments.keys() - KNOWN:
        raise SettingsError(OPTIONS)
    hosts = _listed(arguments, "host")
    if len(hosts) > 1:
        # SQLAlchemy takes an IPv6 address with a port apart at the wrong colons.
        if any(not host or "[" in host for host in hosts):
            raise SettingsError(HOSTS)
        # Otherwise each connection could end at another server, and at one that lags behind.
        arguments.setdefault("target_session_attrs", "read-write")
    if not {arguments.get("target_session_attrs", "primary")} <= WRITABLE:
        raise SettingsError(ATTRIBUTES)
    return arguments


def ways_to(arguments: dict[str, Any]) -> Ways:
    """Return the servers that the arguments name, in their order. Raises `SettingsError`."""
    lists = {name: _listed(arguments, name) for name in PLACE if name in arguments}
    count = max(map(len, lists.values()), default=1)
    if any(len(values) not in {1, count} for values in lists.values()):
        raise SettingsError(HOSTS)
    servers: list[Way] = [
        {name: values[number % len(values)] for name, values in lists.items()}
        for number in range(count)
    ]
    return Ways(servers, (psycopg.Error, TimeoutError))


def limits(arguments: dict[str, Any], statement_ms: int) -> dict[str, Any]:
    """Return the limits of a connection; those of the session follow the `options` of the URL."""
    return {
        "connect_timeout": CONNECT_SECONDS,
        "options": (
            f"{arguments.get('options', '')} -c statement_timeout={statement_ms}"
            f" -c lock_timeout={LOCK_MS} -c synchronous_commit=on"
        ).lstrip(),
        "application_name": "netflow-manager",
        "client_encoding": "UTF8",
        # A host that is gone does not answer: without these a thread would wait for hours.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }


def _listed(arguments: dict[str, Any], name: str) -> list[str]:
    return str(arguments.get(name, "")).split(",")
