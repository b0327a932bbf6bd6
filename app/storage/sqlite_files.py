"""SQLite databases as files: copies of them, and the lock on one that is to be replaced."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DatabaseError

from app.storage.errors import DatabaseInUse, DatabaseUnavailable, NotADatabase
from app.storage.sqlite import BUSY_TIMEOUT_MS, PRIMARY_CODE, as_text

WAIT_SECONDS = 30
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of a database for the files that belong to it."""
GIVE_UP_SECONDS = BUSY_TIMEOUT_MS / 1_000 + 1
"""After this time nobody waits any more for a lock that was taken before."""

# SQLite locks these bytes of every database file (https://www.sqlite.org/fileformat2.html, 1.6).
FIRST_LOCK_BYTE = 0x40000000
LOCK_BYTES = 512
HEADER = b"SQLite format 3\0"
IN_USE = "A process uses the database: stop the service and every other command, then try again."


def take_copy(source: Path, target: Path) -> None:
    """Write one consistent state of a database into an empty file; writers continue meanwhile.

    Pages of deleted data are left out. Raises `DatabaseUnavailable`.
    """
    with closing(sqlite3.connect(source, timeout=WAIT_SECONDS)) as connection:
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error:
            raise DatabaseUnavailable("The copy failed: is there room in the folder?") from None


def change_file(file: Path, statement: str) -> None:
    """Run a statement on a database that nobody else uses, however long it takes.

    Raises `DatabaseUnavailable`.
    """
    with closing(sqlite3.connect(file)) as connection:
        try:
            with connection:
                connection.execute(statement)
        except sqlite3.Error:
            raise DatabaseUnavailable("The copy failed: is there room in the folder?") from None


@contextmanager
def reading_file(file: Path) -> Iterator[Connection]:
    """Yield a connection to a file that nobody writes, which leaves no other file beside it.

    Raises `NotADatabase` also out of the block, when the file is damaged or none of SQLite's.
    """
    address = f"{file.absolute().as_uri()}?immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True)
        connection.text_factory = as_text
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise NotADatabase("The copy is damaged, or not a database of SQLite.") from error


def check_intact(connection: Connection) -> None:
    """Raise `NotADatabase` unless every page, index and reference of the database is right."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found != "ok" or orphan is not None:
        raise NotADatabase("The copy is damaged: SQLite's own check of its content fails.")


@contextmanager
def exclusive(file: Path) -> Iterator[None]:
    """Hold a database so that no other process can read or write it during the block.

    Its write-ahead log is written into it first, unless it is damaged. Raises `DatabaseInUse`.
    """
    address = f"{file.absolute().as_uri()}?mode=rw"
    # SQLite would delete the log of a file that has lost its first page.
    if _has_header(file):
        connection = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
        with closing(connection):
            if _is_locked(connection):
                yield
                return
    # What is damaged is locked as a file, as SQLite would lock it.
    with file.open("r+b") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCK_BYTES, FIRST_LOCK_BYTE)
        except OSError:
            raise DatabaseInUse(IN_USE) from None
        yield


def _has_header(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(HEADER)) == HEADER


def _is_locked(connection: sqlite3.Connection) -> bool:
    """Lock a database, and return False if it is damaged. Raises `DatabaseInUse`."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        # With a write-ahead log, which a process can have begun in between, it lets others read.
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & PRIMARY_CODE == sqlite3.SQLITE_BUSY:
            raise DatabaseInUse(IN_USE) from None
        return False
    if mode != "delete":
        raise DatabaseInUse(IN_USE)
    return True


def beside(file: Path) -> list[Path]:
    """Return the files that SQLite keeps beside a database, those that exist."""
    named = (file.with_name(f"{file.name}{end}") for end in BESIDE)
    return [path for path in named if os.path.lexists(path)]
