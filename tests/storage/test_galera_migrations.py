"""Migrations of three nodes of Galera at once: one works, and nothing is left that needs a hand."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import IntegrityError

from app.storage import galera_lease, migrate
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.storage.galera_lease import TAKEN_OVER
from app.storage.reasons import MIGRATING
from app.storage.revision import NEWEST, check_revision
from tests.support.command import environment
from tests.support.dying import code_of
from tests.support.galera import on_node
from tests.support.mariadb import MariaDB
from tests.support.waiting import HANG_SECONDS

pytestmark = [pytest.mark.needs("mariadb"), pytest.mark.no_cover]

ROUNDS = int(os.environ.get("NFM_TEST_GALERA_ROUNDS", "2"))
# Every how many statements a migration is killed.
STRIDE = 1 if ROUNDS > 2 else 9
WRITES = re.compile(r"\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b")
REVISIONS = text("SELECT version_num FROM alembic_version")
INSERT_SECOND = "INSERT INTO alembic_version (version_num) VALUES ('0001')"
DELETE_SECOND = "DELETE FROM alembic_version WHERE version_num = '0001'"
SAYS_SO = re.compile(MIGRATING.format(host=".+"))


@pytest.fixture
def databases(nodes: list[MariaDB]) -> Iterator[list[Database]]:
    """Give an empty database, as each node has it."""
    url = nodes[0].new_database()
    databases = [Database(on_node(url, node)) for node in nodes]
    yield databases
    for database in databases:
        database.close()


@pytest.fixture
def short_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a holder for dead after a fraction of a second. It beats once in two."""
    monkeypatch.setattr(galera_lease, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(galera_lease, "STILL", 4)


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up after a short wait for the lock."""
    monkeypatch.setattr(galera_lease, "LOOKS", 2)


def _revisions(databases: list[Database]) -> list[list[str]]:
    found = []
    for database in databases:
        with database.read() as connection:
            found.append(list(connection.execute(REVISIONS).scalars()))
    return found


def _refuses_a_second_row(database: Database) -> bool:
    try:
        database.transact(lambda connection: connection.execute(text(INSERT_SECOND)))
    except IntegrityError:
        return True
    return False


class _Interrupted:
    """Calls something before a statement of a migration that matches, once."""

    def __init__(self, database: Database, statement: str, call: Callable[[], object]) -> None:
        self._engine = database.engine
        self._statement = re.compile(statement)
        self._waiting = [call]

    def __enter__(self) -> None:
        event.listen(self._engine, "before_cursor_execute", self._see)

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._see)

    def _see(self, _connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if self._waiting and self._statement.match(statement):
            self._waiting.pop()()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_three_migrations_at_once(databases: list[Database], tmp_path: Path, round_: int) -> None:
    """Three processes on three nodes: one works, the others wait or say so; one revision."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "app", "migrate"],
            env=environment(
                tmp_path,
                NFM_DATABASE_URL=database.url.render_as_string(hide_password=False),
                NFM_KEYRING_FILE=str(tmp_path / "keyring.json"),
            ),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        for database in databases
    ]
    ends = [(process.communicate(timeout=HANG_SECONDS)[1], process.wait()) for process in processes]
    print(f"round {round_}: {ends}")
    assert ("", 0) in ends
    for printed, code in ends:
        assert (printed, code) == ("", 0) or (SAYS_SO.search(printed) and code == 1), printed
    assert _revisions(databases) == [[NEWEST]] * 3


@pytest.mark.usefixtures("no_patience")
def test_another_node_says_who_is_at_work(databases: list[Database]) -> None:
    """While one node migrates, a migration on another one ends in one sentence."""
    first, second, _ = databases
    said: list[str] = []

    def migrate_beside() -> None:
        with pytest.raises(DatabaseUnavailable) as refused:
            migrate.upgrade(second)
        said.append(str(refused.value))

    with _Interrupted(first, r"\s*CREATE TABLE.* api_keys", migrate_beside):
        migrate.upgrade(first)
    assert [bool(SAYS_SO.fullmatch(sentence)) for sentence in said] == [True]
    assert _revisions(databases) == [[NEWEST]] * 3


def _migrate_apart(url: str, statements: int = 1_000) -> bool:
    """Migrate in another process; return whether it killed itself before that statement.

    The revisions of alembic are global to a process: it cannot migrate twice at once.
    """
    child = os.fork()
    if child == 0:
        left = iter(range(statements, -1, -1))

        def count(*given: object) -> None:
            if WRITES.match(str(given[2])) and next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        with suppress(BaseException):
            migrate.upgrade(Database(url))
            os._exit(0)
        os._exit(1)
    code = code_of(child)
    assert code in {0, -signal.SIGKILL}
    return code != 0


@pytest.mark.usefixtures("short_lease")
def test_a_killed_migration_needs_no_hand(nodes: list[MariaDB]) -> None:
    """Killed before any statement, those of the lock too: the next one, elsewhere, ends it."""
    killed = 0
    while True:
        url = nodes[0].new_database()
        was_killed = _migrate_apart(url, killed * STRIDE)
        others = [Database(on_node(url, node)) for node in nodes[1:]]
        migrate.upgrade(others[0])
        check_revision(others[1])
        assert _revisions(others) == [[NEWEST]] * 2
        assert _refuses_a_second_row(others[1])
        for database in others:
            database.close()
        if not was_killed:
            break
        killed += 1
    print(f"killed {killed} times")
    assert killed * STRIDE > 25


def _overtaken(databases: list[Database], statement: str) -> str:
    """Stop the first node before a statement until the second has migrated; return its error."""
    first, second, _ = databases
    url = second.url.render_as_string(hide_password=False)
    try:
        with _Interrupted(first, statement, lambda: _migrate_apart(url)):
            migrate.upgrade(first)
    except DatabaseUnavailable as error:
        return str(error)
    return ""


@pytest.mark.usefixtures("short_lease")
@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (r"\s*INSERT INTO alembic_version", TAKEN_OVER),
        (r"\s*CREATE TABLE.* api_keys", TAKEN_OVER),
        # The row that the other one changed rolls this one back: there is nothing left to do.
        (r"\s*UPDATE alembic_version", ""),
    ],
)
def test_a_migration_that_sleeps_gives_way(
    databases: list[Database], monkeypatch: pytest.MonkeyPatch, statement: str, says: str
) -> None:
    """One that was stopped for longer than its lease lasts leaves the revision of the other one."""
    monkeypatch.setattr(galera_lease, "BEAT_SECONDS", HANG_SECONDS)
    assert _overtaken(databases, statement) == says
    assert _revisions(databases) == [[NEWEST]] * 3


@pytest.mark.usefixtures("short_lease")
def test_without_the_column_a_sleeper_leaves_two_revisions(
    databases: list[Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what makes a second row impossible is the column, not the lock alone."""
    monkeypatch.setattr(galera_lease, "BEAT_SECONDS", HANG_SECONDS)
    monkeypatch.setattr(galera_lease, "_ONE_ROW", ())
    _overtaken(databases, r"\s*INSERT INTO alembic_version")
    assert [len(rows) for rows in _revisions(databases)] == [2] * 3


def test_a_database_of_an_older_release_gets_the_column(databases: list[Database]) -> None:
    """What was migrated without the lock allows no second revision after the next migration."""
    first, second, _ = databases
    migrate.upgrade(first)
    for statement in ("ALTER TABLE alembic_version DROP COLUMN only_row", "DROP TABLE schema_lock"):
        with first.engine.connect() as connection:
            connection.exec_driver_sql(statement)
    assert not _refuses_a_second_row(first)
    first.transact(lambda connection: connection.execute(text(DELETE_SECOND)))
    migrate.upgrade(second)
    assert _refuses_a_second_row(first)
