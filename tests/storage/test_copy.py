"""`copy` moves an installation between all kinds of databases: every answer stays the same.

NFM_TEST_COPY_ROWS sets the number of records (docs/move.md has figures of 100,000).
"""

import csv
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from sqlalchemy import insert, inspect

from app.storage import transfer
from app.storage.contents import TABLES, contents
from app.storage.database import Database
from app.storage.tables import access_records, metadata
from tests.support.command import Done, run
from tests.support.databases import Place, new_place
from tests.support.live_api import LiveApi
from tests.support.provisioning import PRODUCT, RULES, rule_path
from tests.support.waiting import wait_until
from tests.usage import measured_records

ROWS = int(os.environ.get("NFM_TEST_COPY_ROWS", "2000"))
SAMPLE = 40
KINDS = ("sqlite", "postgresql", "mariadb", "sqlite")
MEMBERS = ("service_id", "client_id", "netflow_url", "username", "group", "ip_address", "notes")
ODD = ("plain", "Ünïcödé 🔑", "ends with a blank ", "%s '\\\" --", "line\nbreak", "STRASSE straße")


class Reader(LiveApi):
    """A service that stores nothing but when a key was used."""

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: self._server.started, "the start of the API")
        return self


def rows(number: int) -> Iterator[dict[str, object]]:
    for service in range(1, number + 1):
        odd = ODD[service % len(ODD)]
        yield {
            "service_id": service,
            "client_id": service % 97 + 1,
            "netflow_url": f"https://netflow.example.com/{service}" if service % 3 else "",
            "username": f"user{service}",
            "group": f"ACME-{service % 7}",
            "ip_address": f"10.{service // 65536}.{service // 256 % 256}.{service % 256}",
            "notes": f"{odd} {service}" * (300 if service % 500 == 0 else 1),
            "password": f"{odd.strip()} {service}" if service % 5 else "",
        }


def filled(place: Place) -> str:
    """Fill every table of a database, and return a key that reads everything."""
    place.prepare()
    file = place.folder / "in.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, (*MEMBERS, "password"))
        writer.writeheader()
        writer.writerows(rows(ROWS))
    place.command("import", str(file))
    place.command("installation", "create", "second")
    place.command("key", "create", "--name", "mail", "--scope", "mail", "--installation", "second")
    place.command("keyring", "promote", place.command("keyring", "add"))
    scopes = ("admin", "records:read", "records:write", "mail", "render", "lifecycle")
    options = [part for scope in scopes for part in ("--scope", scope)]
    key = place.command("key", "create", "--name", "reader", *options)
    with Reader(place.settings) as api:
        changed = api.call("PATCH", "/v1/settings", key=key, json={"client_area_enabled": False})
        assert changed.is_success, changed.text
        for service in range(1, SAMPLE):
            path = f"/v1/access-records/{service}"
            body = {"username": "changed", "password": f"new {service}"}
            assert api.call("PATCH", path, key=key, json=body).is_success
        assert api.call("PUT", rule_path(), key=key, json={"username": "C{client_id}"}).is_success
        event = {"event": "created", "product_id": PRODUCT, "service_id": ROWS + 1, "client_id": 56}
        assert api.call("POST", "/v1/service-events", key=key, json=event).json()["applied"]
        assert api.call("DELETE", f"/v1/access-records/{SAMPLE}", key=key).is_success
    measured_records.fill(place.settings)
    return key


def answers(place: Place, key: str) -> dict[str, object]:
    """Return digests of what the service answers about everything that it has."""
    with Reader(place.settings) as api:
        paths = ("/v1/access-records", "/v1/audit-events", RULES)
        found = {path: _digest(_pages(api, key, path)) for path in paths}
        sampled = []
        for service in range(1, ROWS, max(1, ROWS // SAMPLE)):
            path = f"/v1/access-records/{service}"
            record = api.call("GET", path, key=key)
            fields = api.call("GET", f"{path}/merge-fields", key=key, params={"client_id": 3})
            sampled += [record.headers.get("etag"), record.text, fields.text]
        settings = api.call("GET", "/v1/settings", key=key)
        keys = api.call("GET", "/v1/api-keys", key=key).json()
    for item in keys["items"]:
        del item["last_used_at"]  # these very calls change it; the databases are compared besides
    return found | {
        "records": _digest(sampled),
        "settings": (settings.headers["etag"], settings.text),
        "keys": keys,
    }


def _pages(api: LiveApi, key: str, path: str) -> Iterator[str]:
    cursor = None
    while True:
        parameters = {"limit": 500} | ({} if cursor is None else {"cursor": cursor})
        page = api.call("GET", path, key=key, params=parameters)
        assert page.status_code == 200, page.text
        yield page.text
        cursor = page.json()["next_cursor"]
        if cursor is None:
            return


def _digest(texts: Any) -> str:  # noqa: ANN401
    return hashlib.sha256(json.dumps(list(texts)).encode()).hexdigest()


def exported(place: Place) -> str:
    """Return the digest of an export with passwords, which leaves an event in the trail."""
    file = place.folder / "out.ndjson"
    place.command("export", "--include-passwords", "--force", str(file))
    return hashlib.sha256(file.read_bytes()).hexdigest()


def copy(place: Place, target: Place) -> Done:
    """Copy from one place to another, whose URL is in a file; the keyring goes with it."""
    file = target.folder / "database-url"
    file.write_text(f"{target.database_url}\n")
    (target.folder / "keyring.json").unlink(missing_ok=True)
    (target.folder / "keyring.json").hardlink_to(place.folder / "keyring.json")
    return run(place.folder, "copy", "--to-file", str(file), variables=place.variables)


def content_of(place: Place) -> dict[str, Any]:
    database = Database(place.database_url)
    try:
        return contents(database)
    finally:
        database.close()


@pytest.mark.no_cover  # the tests below reach the same lines
@pytest.mark.needs("postgresql", "mariadb")
def test_every_answer_stays_the_same(request: pytest.FixtureRequest) -> None:
    """From SQLite over PostgreSQL and MariaDB back to SQLite, and each one goes on counting."""
    places = [new_place(request, kind) for kind in KINDS]
    key = filled(places[0])
    assert [name for name, found in content_of(places[0]).items() if not found.rows] == []
    seen, files = [], []
    for place, target in zip(places, [*places[1:], None], strict=True):
        seen.append(answers(place, key))
        if target is not None:
            done = copy(place, target)
            assert done.returncode == 0, done.stderr
            assert f"access_records: {ROWS} rows\n" in done.stdout
            assert "both databases hold the same" in done.stdout
            assert content_of(place) == content_of(target)
        files.append(exported(place))
        place.command("installation", "create", "third")
        assert place.sql("SELECT max(id) FROM installations") == ["3"]
        assert place.command("check").endswith("Everything is in order.")
    assert seen == [seen[0]] * len(places)
    assert files == [files[0]] * len(places)


def test_no_table_is_forgotten(place: Place) -> None:
    """What a migration makes is what is copied, but for the revision and a lock."""
    database = Database(place.database_url)
    with database.read() as connection:
        made = set(inspect(connection).get_table_names())
    database.close()
    assert made - {"alembic_version", "schema_lock"} == {table.name for table in TABLES}
    assert set(metadata.tables) == {table.name for table in TABLES}


@pytest.fixture
def source(request: pytest.FixtureRequest) -> Place:
    """A small installation in SQLite."""
    place = new_place(request, "sqlite").prepare()
    place.command("key", "create", "--name", "x", "--scope", "mail")
    return place


def test_a_target_with_data_is_left_alone(source: Place, place: Place) -> None:
    """A database with a key, or with another installation, is not copied over."""
    place.command("installation", "create", "mine")
    before = content_of(place)
    done = copy(source, place)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Failed: Target: It is not empty: it has installations. Copy into" in done.stderr
    assert content_of(place) == before


def test_an_interrupted_copy_is_not_served(
    source: Place, empty_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing uses or migrates the unfinished database; the same command starts over."""
    add = transfer.Target.add

    def interrupted(self: transfer.Target, table: Any, batch: Any) -> None:  # noqa: ANN401
        add(self, table, batch)
        if table.name == "api_keys":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transfer.Target, "add", interrupted)
        assert copy(source, empty_place).returncode == 1
    assert content_of(empty_place)["api_keys"].rows == 1
    for arguments in (["serve"], ["migrate"], ["key", "list"], ["check"]):
        done = run(empty_place.folder, *arguments, variables=empty_place.variables)
        assert done.returncode in {1, 78}
        assert "A copy into this database was not finished" in done.stdout + done.stderr
    assert copy(source, empty_place).returncode == 0
    assert content_of(empty_place) == content_of(source)
    assert "Everything is in order" in empty_place.command("check")


def test_a_source_that_is_written_meanwhile_is_found_out(
    source: Place, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that is made after the snapshot is not in the copy, which then stays unfinished."""
    target = new_place(request, "sqlite")
    check = transfer.Target.check

    def written(self: transfer.Target, copied: Any) -> None:  # noqa: ANN401
        source.command("key", "create", "--name", "late", "--scope", "mail")
        check(self, copied)

    with monkeypatch.context() as patch:
        patch.setattr(transfer.Target, "check", written)
        done = copy(source, target)
    assert done.returncode == 1
    assert "The source was written while it was copied: its table api_keys has" in done.stderr
    done = run(target.folder, "key", "list", variables=target.variables)
    assert "A copy into this database was not finished" in done.stderr


ODD_ROWS: dict[str, dict[str, Any]] = {
    "a zero byte": {"notes": "a\0b"},
    "too long": {"username": "x" * 256},
    "invalid UTF-8": {"notes": b"\xff"},
    "a string as a number": {"client_id": "five"},
    "a number too large": {"client_id": 2**31},
    "a flag that is none": {"enabled": 2},
}


@pytest.mark.parametrize("odd", ODD_ROWS)
def test_an_edited_row_is_named(source: Place, request: pytest.FixtureRequest, odd: str) -> None:
    """SQLite stores any value in any column: what other databases refuse is found in time."""
    database = Database(source.database_url)
    record: dict[str, Any] = {
        column.name: 1 for column in access_records.columns if not column.nullable
    }
    record |= {"incarnation": "x", "seal": "x", "enabled": True, "service_id": 7}
    with database.engine.connect() as connection:
        connection.execute(insert(access_records).values(record))
        ((name, value),) = ODD_ROWS[odd].items()
        stored = f"CAST(x'{value.hex()}' AS TEXT)" if isinstance(value, bytes) else "?"
        values = () if isinstance(value, bytes) else (value,)
        connection.exec_driver_sql(f"UPDATE access_records SET {name} = {stored}", values)
        connection.commit()
    database.close()
    done = copy(source, new_place(request, "sqlite"))
    assert done.returncode == 1
    assert f"access_records (installation_id 1, service_id 7) has a value in {name}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_row_without_its_parent_is_not_copied(
    source: Place, request: pytest.FixtureRequest
) -> None:
    """The sentence names the table, and no value of the row."""
    source.sql("PRAGMA foreign_keys = OFF")
    source.sql("UPDATE api_keys SET installation_id = 99")
    done = copy(source, new_place(request, "sqlite"))
    assert done.returncode == 1
    assert "refuses rows of api_keys: they refer to rows that are missing" in done.stderr


def test_an_older_or_the_same_database_is_refused(source: Place, tmp_path: Path) -> None:
    """The command says what to do first; no target is made."""
    same = run(source.folder, "copy", "--to", source.database_url, variables=source.variables)
    assert "is the database that is to be copied" in same.stderr
    none = run(source.folder, "copy", variables=source.variables)
    assert (none.returncode, "--to-file" in none.stderr) == (2, True)
    source.sql("UPDATE alembic_version SET version_num = '0007'")
    target = f"sqlite:///{tmp_path}/target.sqlite3"
    older = run(source.folder, "copy", "--to", target, variables=source.variables)
    assert "Run: netflow-manager migrate" in older.stderr
    assert list(tmp_path.glob("target*")) == []
