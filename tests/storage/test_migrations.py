"""Revisions go up and down with data in place, and end where the tables of the code are."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.config import SettingsError
from app.storage import migrate
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable, SchemaMismatch
from app.storage.revision import KNOWN, MIGRATIONS, NEWEST, check_revision
from app.storage.tables import metadata
from app.upkeep import opening
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.sql import query_sql, run_sql


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database."""
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    yield database
    database.close()


def _tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    """A database made by the revisions does not differ from the tables that the code uses."""
    migrate.upgrade(database)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert _tables(database) == {*metadata.tables, "alembic_version"}


def test_up_down_up(database: Database) -> None:
    """Every revision can be taken back to nothing and applied again; a second up does nothing."""
    for _ in range(2):
        migrate.upgrade(database)
        migrate.upgrade(database)
        check_revision(database)
        migrate.downgrade(database, "base")
        assert _tables(database) <= {"alembic_version"}


def test_data_survives_an_upgrade(tmp_path: Path) -> None:
    """Migrating a database that is in use changes no row of it."""
    with LiveApi(tmp_path / "data") as api:
        for service_id in range(1, 20):
            api.put_record(service_id, client_id=1, password="p")
        tables = [*metadata.tables]
        before = [query_sql(api.settings, f"SELECT * FROM {table}") for table in tables]
        opening.prepare(api.settings)
        assert before == [query_sql(api.settings, f"SELECT * FROM {table}") for table in tables]
        assert len(before[tables.index("access_records")]) == 19


def test_a_new_database_has_the_default_installation(database: Database) -> None:
    """Who needs no second installation never has to make the first."""
    migrate.upgrade(database)
    with database.read() as connection:
        rows = connection.execute(text("SELECT id, name FROM installations")).all()
    assert [tuple(row) for row in rows] == [(1, "default")]


def test_a_failed_revision_leaves_nothing(database: Database) -> None:
    """A migration is one transaction: where it cannot end, nothing of it is there."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE audit_events (id INTEGER)")
        connection.commit()
    with pytest.raises(DatabaseUnavailable):
        migrate.upgrade(database)
    assert _tables(database) <= {"audit_events", "alembic_version"}


def test_another_revision_stops_the_boot(tmp_path: Path) -> None:
    """A database of a newer version is refused with both revisions and the cure."""
    settings = embedded_settings(tmp_path / "data")
    opening.prepare(settings)
    opening.open_database(settings).close()
    run_sql(settings, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaMismatch, match=r"revision 9999.*needs \d{4}.*Install"):
        opening.open_database(settings)


def test_a_missing_database_is_not_made_anew(tmp_path: Path) -> None:
    """Where the file is gone the boot stops: an empty one would look like a lost one."""
    settings = embedded_settings(tmp_path / "data")
    opening.prepare(settings)
    Path(settings.data_dir / "netflow-manager.sqlite3").unlink()
    with pytest.raises(SettingsError, match="there is no database"):
        opening.open_database(settings)
    assert not Path(settings.data_dir / "netflow-manager.sqlite3").exists()


def test_alembic_itself_migrates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The tool alone, with alembic.ini and the environment, reaches the same revision."""
    caplog.set_level(logging.CRITICAL, "alembic")
    monkeypatch.setenv("NFM_DATA_DIR", str(tmp_path))
    command.upgrade(Config(str(Path(__file__).parents[2] / "alembic.ini")), "head")
    opening.open_database(embedded_settings(tmp_path)).close()


def test_every_revision_says_which_programs_can_use_it() -> None:
    """From the first one that can say so, each names the oldest of them, and none an older one."""
    modules = [script.module for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    said = {m.revision: m.oldest_program for m in modules if m.revision > "0007"}
    oldest = [said[revision] or revision for revision in sorted(said)]
    assert oldest == sorted(oldest)
    assert all(program in KNOWN for program in oldest)


def test_the_newest_revision_is_named() -> None:
    """The revision that the program asks for is the newest file of the migrations."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_current_head() == NEWEST
