"""More callers than connections, all held up: refused in time, and it passes by itself."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from app.storage import database as module
from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.holding import holding
from tests.support.problem import problem_of

pytestmark = pytest.mark.usefixtures("product_limits")

CALLERS = 60
RECORD = "/v1/access-records/1"
MERGE_FIELDS = f"{RECORD}/merge-fields?client_id=1"
LOCK = "BEGIN; SELECT 1 FROM access_records FOR UPDATE"


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


def test_callers_beyond_the_pool_are_refused_in_time(client: Client, database_kind: str) -> None:
    """Writers of a locked row get 503 before it is free again; renders go on, and all recovers."""
    assert CALLERS > 2 * module.CONNECTIONS
    client.api.put_record(1, client_id=1, username="before")
    server = client.place.server
    assert server is not None
    name = client.place.database_url.rpartition("/")[2]

    def change(number: int) -> httpx.Response:
        return client.call("PATCH", RECORD, json={"username": f"caller {number}"})

    with holding(server, name, database_kind, LOCK), ThreadPoolExecutor(CALLERS) as pool:
        calls = [pool.submit(change, number) for number in range(CALLERS)]
        render = client.call("GET", MERGE_FIELDS)
        assert not all(call.done() for call in calls)
        answers = [call.result() for call in calls]
    assert render.json()["merge_fields"]["netflow_username"] == "before"
    for answer in answers:
        assert "outcome" not in problem_of(answer, 503)
        assert int(answer.headers["retry-after"]) >= 1
    assert client.get(RECORD)["version"] == 1
    assert client.call("PATCH", RECORD, json={"username": "after"}).status_code == 200
