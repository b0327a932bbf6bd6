"""An installation of a test's own on the shared API: what it lists and counts is its alone."""

import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import Connection, insert

from app.installations import settings_store
from app.records.reader import RecordReader
from app.storage.known_keys import hold_primary
from app.storage.tables import installations
from app.times import now
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.sql import run_sql

ALL_SCOPES = (
    "render",
    "mail",
    "records:read",
    "records:write",
    "lifecycle",
    "reveal",
    "admin",
)
_WIDE = "\U0001f600"
# The texts of a record whose JSON is as long as can be.
LARGEST: dict[str, object] = {
    "netflow_url": "https://example.com/" + "x" * 2_000,
    "username": _WIDE * 255,
    "group": _WIDE * 251 + "wide",
    "ip_address": _WIDE * 255,
    "notes": _WIDE * 10_000,
}
_NUMBERS = itertools.count(1)


def add_installation(api: LiveApi, name: str) -> int:
    """Store an installation with the settings of a new one, and return its id."""
    services = api.app.state.services

    def work(connection: Connection) -> int:
        row = {"name": name, "created_at": now()}
        result = connection.execute(insert(installations).values(row))
        (installation_id,) = result.inserted_primary_key or (0,)
        keys = hold_primary(connection, services.keyring)
        settings_store.add_defaults(connection, keys, installation_id)
        return int(installation_id)

    installation_id: int = services.database.transact(work)
    return installation_id


@dataclass(frozen=True)
class Tenant:
    """Calls of one installation, with a key that may do everything."""

    api: LiveApi
    installation_id: int
    key_id: str
    key: str

    @classmethod
    def of(cls, api: LiveApi) -> "Tenant":
        """Add an installation with a key."""
        installation_id = add_installation(api, f"tenant {next(_NUMBERS)}")
        key, text = make_key(api, *ALL_SCOPES, installation_id=installation_id)
        return cls(api, installation_id, key.id, text)

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        return self.api.call(method, path, key=self.key, **options)

    def get(self, path: str, **query: str | int | list[str]) -> Any:  # noqa: ANN401 - a JSON value
        response = self.call("GET", path, params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def post(self, path: str, body: object, **headers: str) -> httpx.Response:
        return self.call("POST", path, json=body, headers=headers)

    def put(self, service_id: int, **members: object) -> dict[str, Any]:
        """Store a record and return it as it is read."""
        response = self.try_put(service_id, **members)
        assert response.is_success, response.text
        return dict(response.json())

    def try_put(self, service_id: int, **members: object) -> httpx.Response:
        return self.call("PUT", f"/v1/access-records/{service_id}", json=members)

    def import_rows(self, rows: Iterable[dict[str, object]]) -> None:
        """Store many records at once."""
        content = "\n".join(map(json.dumps, rows))
        headers = {"Content-Type": "application/x-ndjson"}
        response = self.call("POST", "/v1/imports", content=content, headers=headers)
        assert response.is_success, response.text

    def patch(self, service_id: int, **members: object) -> httpx.Response:
        return self.call("PATCH", f"/v1/access-records/{service_id}", json=members)

    def record(self, service_id: int) -> dict[str, Any]:
        return dict(self.get(f"/v1/access-records/{service_id}"))

    def has_record(self, service_id: int) -> bool:
        return self.call("GET", f"/v1/access-records/{service_id}").status_code == 200

    def change_settings(self, **members: object) -> None:
        response = self.call("PATCH", "/v1/settings", json=members)
        assert response.status_code == 200, response.text

    def found(self, **query: str | int | list[str]) -> list[int]:
        """Return the service ids of the first page that a list has."""
        items = self.get("/v1/access-records", **query)["items"]
        return [item["service_id"] for item in items]

    def password(self, service_id: int) -> str | None:
        """Return the stored password, by the service's own key."""
        services = self.api.app.state.services
        with services.database.read() as connection:
            reader = RecordReader(connection, services.keyring, self.installation_id)
            stored = reader.find(service_id)
        assert stored is not None
        return None if stored.password is None else str(stored.password.get_secret_value())

    def merge_fields(self, service_id: int, client_id: int) -> dict[str, Any]:
        path = f"/v1/access-records/{service_id}/merge-fields"
        return dict(self.get(path, client_id=client_id)["merge_fields"])

    def events(self, **query: str | int) -> list[dict[str, Any]]:
        """Return the audit events, newest first."""
        return list(self.get("/v1/audit-events", limit=500, **query)["items"])

    def forget_settings(self) -> None:
        """Store the defaults anew, so that edited settings fill no log from now on."""
        statement = "DELETE FROM display_settings WHERE installation_id = ?"
        run_sql(self.api.settings, statement, self.installation_id)
        services = self.api.app.state.services
        services.database.transact(
            lambda connection: settings_store.add_defaults(
                connection, hold_primary(connection, services.keyring), self.installation_id
            )
        )

    def edit_row(self, service_id: int, assignment: str = "username = 'edited'") -> None:
        """Change the row of a record directly in the database, so that its seal does not match."""
        changed = run_sql(
            self.api.settings,
            f"UPDATE access_records SET {assignment} WHERE installation_id = ? AND service_id = ?",
            self.installation_id,
            service_id,
        )
        assert changed == 1
