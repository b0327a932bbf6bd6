"""Errors of COMMIT that prove that nothing was stored are not told as an unknown outcome."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable, OutcomeUnknown
from tests.support.databases import Place, new_place
from tests.support.disk import fill, small_disk
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of

DISK_BYTES = 8 * 1024**2
NOTES = "n" * 10_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small file system of the test's own."""
    with small_disk(tmp_path, DISK_BYTES) as disk:
        yield disk


def _put(api: LiveApi, service: int) -> httpx.Response:
    path = f"/v1/access-records/{service}"
    return api.call("PUT", path, key=api.writer_key, json={"client_id": 1, "notes": NOTES})


def test_a_full_disk_is_a_certain_refusal(disk: Path) -> None:
    """SQLite without space: 503 that promises that nothing was stored, and that is so."""
    with LiveApi(disk / "data") as api:
        assert _put(api, 1).status_code == 201
        filler = fill(disk)
        answers = {service: _put(api, service) for service in range(2, 40)}
        refused = {service for service, answer in answers.items() if not answer.is_success}
        assert refused
        for service in refused:
            problem = problem_of(answers[service], 503)
            assert problem["type"] == "/problems/database-unavailable"
            assert "outcome" not in problem
        filler.unlink()
        assert _put(api, 40).status_code == 201
        file = disk / "data" / "netflow-manager.sqlite3"
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute("SELECT service_id FROM access_records").fetchall()
    assert {service for (service,) in rows} == set(range(1, 41)) - refused


def test_a_database_at_its_limit_is_a_certain_refusal(database: Database) -> None:
    """Without a small disk: a statement that finds the file at its largest size is undone."""

    def work(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 10")
        _write(connection)

    with pytest.raises(DatabaseUnavailable):
        database.transact(work)
    assert not _is_written(database)


def _write(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE large AS SELECT zeroblob(1000000)")


def _is_written(database: Database) -> bool:
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'large'"
    with database.read() as connection:
        return bool(connection.exec_driver_sql(query).scalar_one())


def test_a_constraint_at_commit_undoes_everything(database: Database) -> None:
    """It is a mistake of the program, raised as what it is; the next transaction works."""
    attempts = []

    def work(connection: Connection) -> None:
        attempts.append(1)
        _write(connection)
        connection.exec_driver_sql("INSERT INTO child VALUES (99)")

    with pytest.raises(IntegrityError):
        database.transact(work)
    assert attempts == [1]
    assert not _is_written(database)
    database.transact(_write)
    assert _is_written(database)


def test_an_error_of_the_disk_at_commit_is_unknown_and_not_repeated(
    database: Database, tmp_path: Path
) -> None:
    """The control: a write that fails for another reason than space proves nothing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    attempts = []

    def work(connection: Connection) -> None:
        attempts.append(1)
        _write(connection)
        size = (tmp_path / "test.sqlite3-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, hard))

    try:
        with pytest.raises(OutcomeUnknown):
            database.transact(work)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert attempts == [1]
    database.transact(_write)  # the connection is usable again


DEFERRED = """
CREATE TABLE late (id int);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = TG_ARGV[0]; END $$;
CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON late
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse('{code}');
GRANT ALL ON late TO PUBLIC
"""


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize(
    ("code", "expected"),
    [("53100", DatabaseUnavailable), ("23514", IntegrityError), ("58030", OutcomeUnknown)],
)
def test_postgresql_says_what_commit_did_not_do(
    request: pytest.FixtureRequest, code: str, expected: type[Exception]
) -> None:
    """No space and a constraint are certain at COMMIT; an error of its files is not."""
    place = new_place(request, "postgresql")
    place.sql(DEFERRED.format(code=code))
    _fails_at_commit(place, expected)


def _insert_late(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO late VALUES (1)")


def _fails_at_commit(place: Place, expected: type[Exception]) -> None:
    database = Database(place.database_url)
    with pytest.raises(expected):
        database.transact(
            lambda connection: connection.exec_driver_sql("INSERT INTO late VALUES (1)")
        )
    assert place.sql("SELECT count(*) FROM late") == ["0"]
    database.close()


@pytest.mark.needs("mariadb")
def test_mariadb_made_read_only_before_commit_is_a_certain_refusal(
    request: pytest.FixtureRequest,
) -> None:
    """A server that another one takes over from refuses the COMMIT, and has stored nothing."""
    place = new_place(request, "mariadb")
    place.sql("CREATE TABLE late (id int)")
    database = Database(place.database_url)

    def work(connection: Connection) -> None:
        _insert_late(connection)
        place.sql("SET GLOBAL read_only = 1")

    try:
        with pytest.raises(DatabaseUnavailable):
            database.transact(work)
    finally:
        place.sql("SET GLOBAL read_only = 0")
    assert place.sql("SELECT count(*) FROM late") == ["0"]
    database.close()
