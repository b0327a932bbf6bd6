"""A client of the records API: short calls, one key."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.records.reader import RecordReader
from tests.records.stored import StoredRecords
from tests.support.live_api import LiveApi
from tests.support.sql import query_sql

JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Records:
    """Calls on the record of one fresh service."""

    api: LiveApi
    service_id: int

    @property
    def path(self) -> str:
        return f"/v1/access-records/{self.service_id}"

    def _send(self, method: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - of httpx
        return self.api.call(method, self.path, key=self.api.writer_key, **options)

    def get(self, **headers: str) -> httpx.Response:
        return self._send("GET", headers=_named(headers))

    def get_lines(self, name: str, *lines: str) -> httpx.Response:
        """Read the record with a header of several lines."""
        key = ("Authorization", f"Bearer {self.api.writer_key}")
        return self.api.http.get(self.path, headers=[key, *((name, line) for line in lines)])

    def put(self, body: object, **headers: str) -> httpx.Response:
        return self._send("PUT", content=json.dumps(body), headers=JSON | _named(headers))

    def patch(self, body: object, **headers: str) -> httpx.Response:
        return self._send("PATCH", content=json.dumps(body), headers=JSON | _named(headers))

    def delete(self, **headers: str) -> httpx.Response:
        return self._send("DELETE", headers=_named(headers))

    def make(self, **members: object) -> dict[str, Any]:
        """Store the record with a password and return it as it is read."""
        response = self.put({"client_id": 56, "password": "the first one", **members})
        assert response.is_success, response.text
        return dict(response.json())

    def password(self) -> str | None:
        """Return the stored password, by the service's own key."""
        services = self.api.app.state.services
        with services.database.read() as connection:
            stored = RecordReader(connection, services.keyring, 1).find(self.service_id)
        assert stored is not None
        return None if stored.password is None else stored.password.get_secret_value()

    def audit(self) -> list[dict[str, Any]]:
        """Return the events of the service, oldest first, `changes` as a value."""
        names = ("action", "changes", "key_name", "actor", "request_id", "reason")
        rows = query_sql(
            self.api.settings,
            f"SELECT {', '.join(names)} FROM audit_events WHERE service_id = ? ORDER BY id",
            self.service_id,
        )
        events = [dict(zip(names, row, strict=True)) for row in rows]
        return [{**event, "changes": json.loads(str(event["changes"]))} for event in events]


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def record(live_api: LiveApi, new_id: Callable[[], int]) -> Records:
    """Give a service that has no record yet."""
    return Records(live_api, new_id())


@pytest.fixture
def records(tmp_path: Path) -> Iterator[StoredRecords]:
    """Give the records of a database of the test's own."""
    with closing(StoredRecords(tmp_path / "data")) as records:
        yield records
