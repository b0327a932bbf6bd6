"""What a release has left behind: its rows and its keyring, as JSON beside the tests.

    python -m tests.support.released

writes those of the newest revision, for each kind of database, with the code of this tree. Run it
once when a revision is added, before a release; files of older revisions are never written again.
"""

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Select, Table, func, insert, select

from app.storage import migrate
from app.storage.contents import stored_columns
from app.storage.database import Database
from app.storage.revision import NEWEST
from tests.support.databases import Place
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql
from tests.support.provisioning import RULES, rule_path

FOLDER = Path(__file__).parents[1] / "storage" / "releases"
ALL_SCOPES = ("render", "mail", "records:read", "records:write", "lifecycle", "reveal", "admin")
MOVED = 9
SETTINGS = {
    "default_netflow_url": "https://netflow.example.com/%C3%BC",
    "show_group": False,
    "visible_statuses": ["Active", "Suspended"],
    "section_title": "Verkehr 🔑",
    "on_terminate": "delete",
}
RECORDS: dict[int, dict[str, Any]] = {
    1: {
        "client_id": 5,
        "netflow_url": "https://198.51.100.7:8443/",
        "username": "acme",
        "password": "correct horse 🐎 battery staple",
        "group": "ACME-DC1",
        "ip_address": "203.0.113.0/28, 2001:db8::/64",
        "notes": "ticket 881\nsecond line",
    },
    2: {"client_id": 5},
    MOVED: {"client_id": 7, "username": "sold", "password": "taken"},
    3: {"client_id": 6, "enabled": False, "username": "Zoë", "password": "p" * 1_024},
    2_147_483_647: {"client_id": 2_147_483_647, "password": " =blank at both ends "},
}
RULE = {
    "netflow_url": "https://netflow.example.com/",
    "username": "c{client_id}",
    "password": "generate",
    "group": "Ünïts 🔑 of {hostname}",
    "notes": "ticket\nsecond line",
}
Release = dict[str, Any]


def write(place: Place) -> Release:
    """Fill a new database by the calls that people make, and return what is in it.

    One record and one key are sealed with the key before the newest, one record waits for review.
    """
    with LiveApi(place.prepare().settings) as api:
        old = place.command("key", "create", "--name", "old", *_options(ALL_SCOPES))
        api.await_status(old, 200)
        _put(api, old, 1)
        api.call("PATCH", "/v1/settings", key=old, json=SETTINGS).raise_for_status()
        api.call("PUT", rule_path(), key=old, json=RULE).raise_for_status()
    new = place.command("keyring", "add").splitlines()[0]
    place.command("keyring", "promote", new)
    with LiveApi(place.settings) as api:
        for service_id in RECORDS.keys() - {1}:
            _put(api, old, service_id)
        _report_owner(api, old)
        expired = place.command("key", "create", "--name", "gone", *_options(("mail",)))
        place.command("key", "revoke", expired.split("_")[1])
        paths = {number: f"/v1/access-records/{number}" for number in RECORDS}
        read = {number: api.call("GET", path, key=old).json() for number, path in paths.items()}
        settings = api.call("GET", "/v1/settings", key=old).json()
        rules = api.call("GET", RULES, key=old).json()["items"]
    return {
        "keyring": json.loads((place.folder / "keyring.json").read_text(encoding="utf-8")),
        "tables": _dump(place),
        # No file of the repository holds a key.
        "key": old.split("_"),
        "revoked_key": expired.split("_"),
        "records": read,
        # Who moves a record takes its login away.
        "passwords": {n: body.get("password") for n, body in RECORDS.items()} | {MOVED: None},
        "settings": settings,
        "rules": rules,
    }


def _options(scopes: tuple[str, ...]) -> list[str]:
    return [part for scope in scopes for part in ("--scope", scope)]


def _put(api: LiveApi, key: str, service_id: int) -> None:
    path = f"/v1/access-records/{service_id}"
    api.call("PUT", path, key=key, json=RECORDS[service_id]).raise_for_status()


def _report_owner(api: LiveApi, key: str) -> None:
    event = {"event": "owner_changed", "service_id": MOVED, "client_id": 8}
    api.call("POST", "/v1/service-events", key=key, json=event).raise_for_status()


def _dump(place: Place) -> dict[str, list[dict[str, Any]]]:
    database = Database(place.database_url)
    with database.read() as connection:
        tables = _tables(database)
        rows = {
            table.name: [dict(row) for row in connection.execute(_written(table)).mappings()]
            for table in tables
        }
    database.close()
    return rows


def _written(table: Table) -> Select[Any]:
    """Return all rows without the columns that the database computes itself."""
    return select(*stored_columns(table))


def _tables(database: Database) -> list[Table]:
    found = MetaData()
    found.reflect(database.engine)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def load(place: Place, revision: str, release: Release) -> None:
    """Put an empty place into the state that a release has left behind."""
    database = Database(place.database_url)
    migrate.upgrade(database, revision)
    with database.engine.begin() as connection:
        for table in reversed(_tables(database)):
            connection.execute(table.delete())
        for table in _tables(database):
            if rows := release["tables"][table.name]:
                connection.execute(insert(table), rows)
            if database.url.get_backend_name() == "postgresql" and "id" in table.c:
                _go_on_numbering(connection, table)
    database.close()
    file = place.folder / "keyring.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(release["keyring"]), encoding="utf-8")


def _go_on_numbering(connection: Connection, table: Table) -> None:
    sequence = func.pg_get_serial_sequence(table.name, "id")
    if connection.scalar(select(sequence)) is not None:
        last = select(func.max(table.c.id)).scalar_subquery()
        connection.execute(select(func.setval(sequence, last)))


def releases() -> list[tuple[str, str]]:
    """Return revision and kind of every file."""
    return sorted((file.parent.name, file.stem) for file in FOLDER.glob("*/*.json"))


def read(revision: str, kind: str) -> Release:
    """Return what a release has left behind."""
    release: Release = json.loads((FOLDER / revision / f"{kind}.json").read_text(encoding="utf-8"))
    # Revisions before 0009 had no rules.
    keys = {name: "_".join(release[name]) for name in ("key", "revoked_key")}
    return {"rules": []} | release | keys


def main() -> None:
    """Write the files of the newest revision."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {"postgresql": postgresql, "mariadb": mariadb}
        for kind in ("sqlite", *servers):
            place_folder = folder / kind
            place_folder.mkdir()
            server = stack.enter_context(servers[kind]()) if kind in servers else None
            url = server.new_database() if server else f"sqlite:///{place_folder / 'test.sqlite3'}"
            release = write(Place(place_folder, url, server))
            target = FOLDER / NEWEST / f"{kind}.json"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(
                json.dumps(release, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )


if __name__ == "__main__":
    main()
