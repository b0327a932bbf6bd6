"""A PostgreSQL that is frozen: what waits for its answer ends, and is not used again."""

from collections.abc import Callable

import pytest

from app.storage.postgresql_wait import BoundedConnection
from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.problem import problem_of
from tests.support.waiting import HANG_SECONDS

PATIENCE_SECONDS = 1.0


@pytest.fixture(scope="module", params=SERVERS[:1])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on PostgreSQL alone: MariaDB's driver has a limit for each read."""
    return str(request.param)


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_call_ends_while_the_server_is_frozen(
    client: Client, new_id: Callable[[], int], monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """It is 503 although the server goes on only afterwards, which then serves again."""
    server = client.place.server
    assert server is not None
    path = f"/v1/access-records/{new_id()}"
    body = {"client_id": 1}
    assert client.call("PUT", path, json=body).status_code == 201
    monkeypatch.setattr(BoundedConnection, "answer_seconds", PATIENCE_SECONDS)
    options = {"json": {"client_id": 1, "notes": "n"}} if method == "PUT" else {}
    with server.frozen():
        answer = client.call(method, path, timeout=HANG_SECONDS, **options)
        problem_of(answer, 503)
    monkeypatch.undo()
    assert client.call("PUT", path, json=body | {"notes": "after"}).status_code == 200
    assert client.get(path)["notes"] == "after"
