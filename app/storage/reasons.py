"""Why a database cannot be used: the class of the cause and the next step, for the host.

A reason is put together from fixed sentences and from names in the URL, never from what a server
or driver wrote: that can hold a password or a value. It goes to the terminal and the log, never
into an answer over HTTP.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy.engine import URL

UNKNOWN: Final = "The database did not answer, is locked or is full."
NAME: Final = "The host name in NFM_DATABASE_URL does not resolve."
REFUSED: Final = "No server accepts connections at the host and port of NFM_DATABASE_URL."
NO_ANSWER: Final = "The server did not answer in time: a firewall may drop the connection."
LOGIN: Final = (
    "The server refuses user or password of NFM_DATABASE_URL. Characters other than letters, "
    "digits and -._~ must be percent-encoded there: @ as %40, / as %2F, % as %25."
)
DATABASE: Final = "The server has no database of the name in NFM_DATABASE_URL. Create it."
CONNECT: Final = "The user may not connect to this database. Grant the right CONNECT on it."
HOST: Final = (
    "The server allows no connection from this host with this user: look at pg_hba.conf, or at the "
    "host of the user in MariaDB."
)
FULL_SERVER: Final = "The server takes no more connections: raise its limit, or use fewer workers."
STARTING: Final = "The server is starting up or shutting down. Try again."
SOCKET: Final = "This user may not open the socket of the server."
READ_ONLY: Final = "The server is read-only. Connect to the one that takes writes."
OPTION: Final = "An option of NFM_DATABASE_URL has a value that PostgreSQL does not know."
TLS: Final = "The TLS connection failed: look at the certificates and the options of the URL."
CERTIFICATES: Final = (
    "A file that ssl_ca, ssl_cert or ssl_key of NFM_DATABASE_URL names does not exist, is no "
    "certificate or key in PEM, or this user may not read it."
)
STANDBYS: Final = "No server of NFM_DATABASE_URL that answers takes writes: they are standbys."
POOLER: Final = (
    "A connection pooler refuses or drops the limits that are set for each connection. Connect to "
    "the server itself: the service has a pool of its own."
)
NOT_PRIMARY: Final = (
    "The server is a node of a Galera cluster that has no quorum, or is joining: it refuses every "
    "statement. It recovers when it reaches the other nodes again; if no node does, bootstrap one."
)
WAITED: Final = (
    "The server gave up waiting. Another transaction keeps the same rows locked, or a node of a "
    "Galera cluster is behind the others or without quorum. Try again."
)
MIGRATING: Final = (
    "`netflow-manager migrate` is running on {host}. Run it again when that one has ended."
)
TABLES: Final = "A table is missing. Run: netflow-manager migrate"
LOCKED: Final = "Another process has locked the file for long."
NO_DATABASE: Final = "The file is not an SQLite database."
FULL: Final = "The disk of the database is full."
_RIGHTS = {
    "postgresql": (
        "The user may not create or change tables. As the owner of the database, connected to it: "
        'GRANT USAGE, CREATE ON SCHEMA public TO "{user}"; and, where tables belong to another '
        'user, GRANT ALL ON ALL TABLES IN SCHEMA public TO "{user}";'
    ),
    "mysql": (
        "The database does not exist, or the user may not use it. As an administrator: "
        "CREATE DATABASE IF NOT EXISTS `{database}`; GRANT ALL ON `{database}`.* TO '{user}'@'%';"
    ),
}

# Of messages that come without a code, because there was no connection yet. The first match counts.
_IN_MESSAGES: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "postgresql": (
        ("failed to resolve host|could not translate host name", NAME),
        ("unsupported startup parameter", POOLER),
        ("session is (not )?read-only|hot standby mode", STANDBYS),
        ("invalid .* value", OPTION),
        (r'FATAL:\s+database "', DATABASE),
        ("FATAL:.*permission denied for database", CONNECT),
        ("FATAL:.*(too many clients|too many connections|connection slots)", FULL_SERVER),
        ("FATAL:.*(starting up|shutting down|recovery mode)", STARTING),
        ("FATAL:.*pg_hba", HOST),
        ("FATAL:.*(authentication|role)|no password supplied", LOGIN),
        ("Permission denied", SOCKET),
        ("[Cc]onnection refused|No such file or directory|No route to host|unreachable", REFUSED),
        ("timeout expired|timed out", NO_ANSWER),
        ("SSL|certificate", TLS),
    ),
    "mysql": (
        (r"Name or service not known|\[Errno -\d\]", NAME),
        ("Permission denied", SOCKET),
        ("refused|No such file or directory|No route to host|unreachable", REFUSED),
        ("timed out", NO_ANSWER),
        ("SSL|certificate", TLS),
    ),
}
_OF_CODES: Final[Mapping[str, Mapping[object, str]]] = {
    "postgresql": {
        "28P01": LOGIN,
        "28000": LOGIN,
        "3D000": DATABASE,
        "3F000": _RIGHTS["postgresql"],
        "42501": _RIGHTS["postgresql"],
        "42P01": TABLES,
        "53100": FULL,
        "25006": READ_ONLY,
    },
    "mysql": {
        1044: _RIGHTS["mysql"],
        1040: FULL_SERVER,
        1045: LOGIN,
        1698: LOGIN,
        4151: "The server has locked the account of this user.",
        1130: HOST,
        1049: DATABASE,
        1142: _RIGHTS["mysql"],
        1146: TABLES,
        1021: FULL,
        1203: FULL_SERVER,
        1836: READ_ONLY,
        1290: READ_ONLY,
        1047: NOT_PRIMARY,
        1205: WAITED,
    },
    "sqlite": {
        sqlite3.SQLITE_CANTOPEN: "The file cannot be opened: check that its folder exists and that "
        "this user may read and write both.",
        sqlite3.SQLITE_READONLY: "The file or its folder is not writable by this user.",
        sqlite3.SQLITE_PERM: "This user may not open the file.",
        sqlite3.SQLITE_BUSY: LOCKED,
        sqlite3.SQLITE_FULL: FULL,
        sqlite3.SQLITE_IOERR: "Reading or writing the file failed: check the disk.",
        sqlite3.SQLITE_NOTADB: NO_DATABASE,
        sqlite3.SQLITE_CORRUPT: "The file is damaged: restore a backup. If a file that ends in "
        "-wal or -shm beside it belongs to another database, stop every process and remove that.",
    },
}
_PRIMARY_CODE = 0xFF


def reason(error: BaseException | None, url: URL) -> str:
    """Return why a driver raised an error, and the next step. `UNKNOWN` if that is not known."""
    backend = url.get_backend_name()
    found = _OF_CODES[backend].get(_code(error)) or _in_message(str(error), backend)
    return found.format(user=url.username, database=url.database)


def name_of(url: URL) -> str:
    """Return which database a URL names, without the password and other options than hosts."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    hosts = {name: url.query[name] for name in ("host", "port") if name in url.query}
    return url.set(query=hosts).render_as_string(hide_password=True)


def _code(error: BaseException | None) -> object:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    # PyMySQL has a state of SQL too, which says less than its number.
    code = error.args[0] if error is not None and error.args else None
    return code if isinstance(code, int) else getattr(error, "sqlstate", None)


def _in_message(message: str, backend: str) -> str:
    patterns = _IN_MESSAGES.get(backend, ())
    return next((found for part, found in patterns if re.search(part, message)), UNKNOWN)
