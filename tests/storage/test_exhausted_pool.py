"""More callers than connections, all held up: refused in time, and it passes by itself."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from app.storage import database as module
from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.problem import problem_of

CALLERS = 60
HELD_SECONDS = 7
# Two waits of five seconds each, for those who waited behind the forty threads of the service.
LONGEST_SECONDS = 22
RECORD = "/v1/access-records/1"
MERGE_FIELDS = f"{RECORD}/merge-fields?client_id=1"
HOLD = {
    "postgresql": "BEGIN; SELECT 1 FROM access_records FOR UPDATE; SELECT pg_sleep({seconds});",
    "mariadb": "BEGIN; SELECT 1 FROM access_records FOR UPDATE; SELECT SLEEP({seconds});",
}


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


def test_callers_beyond_the_pool_are_refused_in_time(client: Client, database_kind: str) -> None:
    """Writers of a locked row get 200 or 503 within a bound, renders go on, and all recovers."""
    assert CALLERS > 2 * module.CONNECTIONS
    client.api.put_record(1, client_id=1, username="before")
    server = client.place.server
    assert server is not None
    name = client.place.database_url.rpartition("/")[2]
    statement = HOLD[database_kind].format(seconds=HELD_SECONDS)

    def change(number: int) -> httpx.Response:
        body = {"username": f"caller {number}"}
        return client.call("PATCH", RECORD, json=body, timeout=LONGEST_SECONDS)

    with ThreadPoolExecutor(CALLERS + 1) as pool:
        holder = pool.submit(server.execute, statement, name)
        time.sleep(0.5)
        calls = [pool.submit(change, number) for number in range(CALLERS)]
        time.sleep(1)
        render = client.call("GET", MERGE_FIELDS, timeout=2.7)
        answers = [call.result(LONGEST_SECONDS) for call in calls]
        holder.result(LONGEST_SECONDS)
    assert render.json()["merge_fields"]["netflow_username"] == "before"
    assert {answer.status_code for answer in answers} <= {200, 503}
    refused = [answer for answer in answers if answer.status_code == 503]
    assert refused
    for answer in refused:
        assert "outcome" not in problem_of(answer, 503)
        assert int(answer.headers["retry-after"]) >= 1
    version = client.get(RECORD)["version"]
    assert version == 1 + len(answers) - len(refused)
    assert client.call("PATCH", RECORD, json={"username": "after"}).status_code == 200
