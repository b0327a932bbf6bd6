"""With SQL nobody brings the default settings back: what was omitted stays omitted."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from app.auth import key_rows
from app.config import Settings
from app.storage import migrate
from app.storage.errors import DatabaseUnavailable
from app.storage.tables import api_keys, metadata
from app.upkeep import opening
from tests.support import command
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.sql import query_sql, run_sql

OLDER = "0003"
"""The newest revision of the release whose installations had no row of settings by default."""
FIELDS = "/v1/access-records/7/merge-fields?client_id=5"
DELETE = "DELETE FROM display_settings"
INSERT = "INSERT INTO display_settings SELECT id, '{}', 1, %s, 0 FROM installations"
A_SEAL = "(SELECT seal FROM api_keys LIMIT 1)"
KEPT = "KEPT"

TRAFFIC = sorted(name for name in metadata.tables if name.startswith("usage_") or name == "leases")

ATTACKS: dict[str, list[str]] = {
    "delete": [DELETE],
    "delete one": [f"{DELETE} WHERE installation_id = 1"],
    "blank": ["UPDATE display_settings SET chosen = '{}'"],
    "blank with its seal": ["UPDATE display_settings SET chosen = '{}', seal = '', version = 0"],
    "row without a seal": [DELETE, INSERT % "''"],
    "row with a seal of a key": [DELETE, INSERT % A_SEAL],
    "swap": [
        "UPDATE display_settings SET installation_id = 3 WHERE installation_id = 1",
        "UPDATE display_settings SET installation_id = 1 WHERE installation_id = 2",
        "UPDATE display_settings SET installation_id = 2 WHERE installation_id = 3",
    ],
    "as from an older release": [
        DELETE,
        f"UPDATE alembic_version SET version_num = '{OLDER}'",
        *(f"DROP TABLE {table}" for table in TRAFFIC),
        "DROP TABLE provisioning_turns",
        "DROP TABLE provisioning_rules",
        "DROP INDEX ix_access_records_updated",
        "DROP INDEX ix_access_records_username_lower",
        "ALTER TABLE access_records DROP COLUMN username_lower",
        "ALTER TABLE sealing_keys DROP COLUMN state",
        "DROP INDEX ix_access_records_needs_review",
        "ALTER TABLE access_records DROP COLUMN needs_review",
        "ALTER TABLE access_records DROP COLUMN lent",
        "DROP TABLE schema_revisions",
        "ALTER TABLE audit_events DROP COLUMN address",
    ],
    "as new, without a sealing key": [DELETE, "DELETE FROM sealing_keys"],
    "as without keys": [DELETE, f"DELETE FROM api_keys WHERE id <> '{KEPT}'"],
}


def _password(api: LiveApi, key: str) -> str:
    answer = api.call("GET", FIELDS, key=key)
    assert answer.status_code == 200
    return str(answer.json()["merge_fields"]["netflow_password"])


def _omitting(api: LiveApi) -> str:
    """Store a password that mails omit, and return the key that mails are written with."""
    api.put_record(7, client_id=5, password="s3cret")
    admin = api.create_key("admin")
    mail = api.create_key("mail")
    assert _password(api, mail) == "s3cret"
    body = {"email_password": "omit"}
    assert api.call("PATCH", "/v1/settings", key=admin, json=body).is_success
    assert _password(api, mail) == ""
    return mail


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_omitted_stays_omitted(tmp_path: Path, attack: str) -> None:
    """Whatever SQL does to the rows, at once and after a restart no mail has the password."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        assert command.run(folder, "installation", "create", "second").returncode == 0
        mail = _omitting(api)
        for statement in ATTACKS[attack]:
            run_sql(api.settings, statement.replace(KEPT, mail.split("_")[1]))
        with suppress(DatabaseUnavailable):  # where a table is gone
            asyncio.run(api.app.state.services.keys.refresh())
        assert _password(api, mail) == ""
    for _ in range(2):
        opening.prepare(embedded_settings(folder))
        checked = command.run(folder, "check")
        assert checked.returncode == 1
        assert "Settings of installation 1: the row was" in checked.stdout
        with LiveApi(folder) as api:
            assert _password(api, mail) == ""


def test_keys_that_vouch_cannot_be_left_out(tmp_path: Path) -> None:
    """Without any key the defaults do not come back either, as long as there is a record."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        _omitting(api)
    settings = embedded_settings(folder)
    run_sql(settings, DELETE)
    run_sql(settings, "DELETE FROM api_keys")
    with LiveApi(folder) as api:
        assert _password(api, api.create_key("mail")) == ""
    assert "Settings of installation 1: the row was deleted" in command.run(folder, "check").stdout


def _make_older(settings: Settings, *, keep_settings: bool) -> None:
    """Turn a database into what the release before this one leaves behind."""
    database = opening.open_database(settings)
    keyring = opening.look_at_keyring(settings, database)

    def work(connection: Connection) -> None:
        for row in connection.execute(select(api_keys)).mappings().all():
            seal = keyring.current.seal(b"", key_rows.sealed_fields_of(row))
            this_key = update(api_keys).where(api_keys.c.id == row["id"])
            connection.execute(this_key.values(seal=seal))

    database.transact(work)
    migrate.downgrade(database, OLDER)
    database.close()
    if not keep_settings:
        run_sql(settings, DELETE)


def _served(folder: Path) -> None:
    with LiveApi(folder):
        pass


def _migrated(folder: Path) -> None:
    assert command.run(folder, "migrate").returncode == 0
    assert command.run(folder, "check").returncode == 0
    assert command.run(folder, "key", "create", "--name", "x", "--scope", "mail").returncode == 0


@pytest.mark.parametrize("start", [_served, _migrated])
def test_an_update_brings_rows_once(tmp_path: Path, start: Callable[[Path], None]) -> None:
    """A database of the release before gets its defaults sealed, and then never again."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        api.put_record(7, client_id=5, password="s3cret")
        mail = api.create_key("mail")
    _make_older(embedded_settings(folder), keep_settings=False)
    start(folder)
    assert command.run(folder, "check").returncode == 0
    assert len(query_sql(embedded_settings(folder), "SELECT * FROM display_settings")) == 1
    with LiveApi(folder) as api:
        assert _password(api, mail) == "s3cret"
    run_sql(embedded_settings(folder), DELETE)
    with LiveApi(folder) as api:
        assert _password(api, mail) == ""


def test_an_update_keeps_what_was_chosen(tmp_path: Path) -> None:
    """Settings of the release before are there after the update, and can be deleted no more."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        mail = _omitting(api)
    _make_older(embedded_settings(folder), keep_settings=True)
    with LiveApi(folder) as api:
        assert _password(api, mail) == ""
        admin = api.create_key("admin")
        settings = api.call("GET", "/v1/settings", key=admin).json()
        assert settings["email_password"] == "omit"
    run_sql(embedded_settings(folder), DELETE)
    with LiveApi(folder) as api:
        assert _password(api, mail) == ""
