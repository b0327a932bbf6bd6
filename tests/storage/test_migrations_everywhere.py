"""Revisions go up, down and up again with data in place, on every kind of database."""

import re
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.storage import migrate
from app.storage.database import Database
from app.storage.revision import NEWEST, check_revision
from app.storage.tables import metadata
from tests.support.command import environment, run
from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS

PROCESSES = 4
RECORD = (
    "INSERT INTO access_records (installation_id, service_id, client_id, enabled, ip_address, seal,"
    " version, incarnation, created_at, updated_at)"
    " VALUES (1, :n, 7, :yes, '10.0.0.0/24, 10.0.1.1', 'ü🔑', 1, 'i', 1, 1)"
)

EVENT = (
    "INSERT INTO audit_events (at, installation_id, action, changes)"
    " VALUES (1, 1, 'record.created', '{}')"
)

# The columns that every revision has.
RECORDS = (
    "SELECT installation_id, service_id, client_id, enabled, netflow_url, username, netflow_group,"
    " ip_address, notes, service_status, seal, version, incarnation, created_at, updated_at,"
    " password_changed_at FROM access_records ORDER BY service_id"
)


def _tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def _records(database: Database) -> list[tuple[object, ...]]:
    with database.read() as connection:
        rows = connection.execute(text(RECORDS))
        return [tuple(row) for row in rows]


def test_up_down_up_with_data(empty_place: Place) -> None:
    """The revisions make the tables of the code, keep 2,000 records, and can be taken back."""
    database = Database(empty_place.database_url)
    migrate.upgrade(database, "0001")
    parameters = [{"n": number, "yes": True} for number in range(1, 2_001)]
    database.transact(lambda connection: connection.execute(text(RECORD), parameters))
    before = _records(database)
    for _ in range(2):
        migrate.upgrade(database)
        migrate.upgrade(database)
        check_revision(database)
        with database.read() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
            count = connection.execute(text("SELECT count(*) FROM record_networks")).scalar_one()
        assert (count, _records(database)) == (4_000, before)
        migrate.downgrade(database, "0001")
        assert _records(database) == before
    migrate.downgrade(database, "base")
    assert _tables(database) <= {"alembic_version"}
    migrate.upgrade(database)
    assert _tables(database) == {*metadata.tables, "alembic_version"}
    database.close()


def test_the_release_before_goes_on_writing(place: Place) -> None:
    """What writes only the columns that it knows still can, and its rows are as all others."""
    database = Database(place.database_url)
    database.transact(lambda connection: connection.execute(text(RECORD), {"n": 1, "yes": True}))
    assert place.sql("SELECT lent FROM access_records WHERE needs_review IS NULL") == ["0"]
    database.transact(lambda connection: connection.execute(text(EVENT)))
    assert place.sql("SELECT action FROM audit_events WHERE address IS NULL") == ["record.created"]
    database.close()


def test_processes_that_migrate_at_once_take_turns(empty_place: Place) -> None:
    """Of several processes that start together one migrates, and all of them succeed."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "app", "migrate"],
            env=environment(empty_place.folder, **empty_place.variables),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    ends = [
        (process.communicate(timeout=HANG_SECONDS)[1], process.returncode) for process in processes
    ]
    assert ends == [("", 0)] * PROCESSES
    assert empty_place.sql("SELECT name FROM installations") == ["default"]


EDITED = {
    "two": (
        "INSERT INTO alembic_version (version_num) VALUES ('0004')",
        f"more than one row (0004, {NEWEST})",
        r"DELETE FROM alembic_version [^;]+;",
    ),
    "none": (
        "DELETE FROM alembic_version",
        "alembic_version has no row",
        r"INSERT INTO alembic_version [^;]+;",
    ),
}


@pytest.mark.parametrize(("edit", "message", "way_out"), EDITED.values(), ids=EDITED)
def test_a_wrong_number_of_revisions_leads_to_the_statement(
    place: Place, edit: str, message: str, way_out: str
) -> None:
    """What an older release could leave on Galera, or a hand, is named with the way out."""
    place.sql(edit)
    for name in ("migrate", "check"):
        done = run(place.folder, name, variables=place.variables)
        printed = done.stdout + done.stderr
        assert (done.returncode != 0, "Traceback" in printed) == (True, False)
        assert message in printed
    statement = re.search(way_out, printed)
    assert statement
    place.sql(statement[0])
    place.command("migrate")
    assert place.sql("SELECT version_num FROM alembic_version") == [NEWEST]


def test_text_compares_byte_for_byte(place: Place) -> None:
    """Whatever the server's own default is, case, accents and blanks at the end count."""
    database = Database(place.database_url)
    names = ["a", "A", "á", "a ", "\uff41", "🔑", "🔒"]
    insert = text("INSERT INTO installations (name, created_at) VALUES (:name, 1)")
    database.transact(
        lambda connection: connection.execute(insert, [{"name": name} for name in names])
    )
    query = text("SELECT name FROM installations WHERE name = :name")
    with database.read() as connection:
        for name in names:
            assert connection.execute(query, {"name": name}).scalars().all() == [name]
    database.close()
