"""One service a kind of database, shared by the tests of a module."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.records.store import RecordStore
from app.storage.database import Database
from tests.support.databases import Place, new_place
from tests.support.galera import galera
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.mariadb import MariaDB

SCOPES = (
    *("records:read", "records:write", "mail", "render"),
    *("lifecycle", "reveal", "admin"),
)


@dataclass(frozen=True)
class Client:
    """Calls with a key that may do everything."""

    place: Place
    api: LiveApi
    key: str

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        return self.api.call(method, path, key=self.key, **options)

    def get(self, path: str, **parameters: object) -> Any:  # noqa: ANN401 - JSON
        answer = self.call("GET", path, params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: object) -> Any:  # noqa: ANN401 - JSON
        answer = self.call("POST", path, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def found(self, **filters: object) -> list[int]:
        """Return the services whose records a list with these filters has."""
        items = self.get("/v1/access-records", **filters)["items"]
        return [item["service_id"] for item in items]

    def password(self, service_id: int) -> str | None:
        path = f"/v1/access-records/{service_id}/reveal-password"
        revealed: str | None = self.post(path, {"reason": "test"})["password"]
        return revealed


@pytest.fixture(scope="module")
def client(request: pytest.FixtureRequest, database_kind: str) -> Iterator[Client]:
    """Give a service on each kind of database in turn: use ids of your own."""
    place = new_place(request, database_kind).prepare()
    with LiveApi(place.settings) as api:
        yield Client(place, api, make_key(api, *SCOPES)[1])


@pytest.fixture(scope="session")
def nodes() -> Iterator[list[MariaDB]]:
    """Give the three nodes of a Galera cluster, shared by all tests of this process."""
    with galera(3) as nodes:
        yield nodes


@pytest.fixture
def unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let copies of a login leave no mark on the row that they read: the control."""
    monkeypatch.setattr(RecordStore, "_mark_lenders", lambda *_: None)


@pytest.fixture
def prepared(place: Place) -> Iterator[Database]:
    """Give the database of a place that is migrated and has its keyring, of every kind in turn."""
    database = Database(place.database_url)
    yield database
    database.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a database with a parent row and a child that may name it late."""
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    with database.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (id REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        connection.commit()
    yield database
    database.close()
