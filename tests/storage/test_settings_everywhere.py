"""Settings with a condition, on every kind of database, through two services."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.storage.conftest import Client
from tests.support.live_api import LiveApi

SETTINGS = "/v1/settings"
CALLERS, ROUNDS = 6, 8


@pytest.fixture(scope="module")
def other(client: Client) -> Iterator[Client]:
    """Return a second service on the same database, with the same key."""
    with LiveApi(client.place.settings) as api:
        api.refresh_keys()
        yield Client(client.place, api, client.key)


def test_one_of_many_changes_of_the_same_state_is_stored(client: Client, other: Client) -> None:
    """Changes that name the same ETag, at once through two services: one is 200, all others 412."""
    before = len(client.get("/v1/audit-events", action="settings.changed", limit=500)["items"])
    with ThreadPoolExecutor(CALLERS) as pool:
        for number in range(ROUNDS):
            etag = client.call("GET", SETTINGS).headers["etag"]

            def send(caller: int, etag: str = etag, number: int = number) -> tuple[int, str]:
                title = f"{number} {caller}"
                answer = (client, other)[caller % 2].call(
                    "PATCH",
                    SETTINGS,
                    json={"section_title": title},
                    headers={"If-Match": etag},
                )
                return answer.status_code, title

            answers = list(pool.map(send, range(CALLERS)))
            assert sorted(status for status, _ in answers) == [200] + [412] * (CALLERS - 1)
            (stored,) = [title for status, title in answers if status == 200]
            assert other.get(SETTINGS)["section_title"] == stored
    events = client.get("/v1/audit-events", action="settings.changed", limit=500)["items"]
    assert len(events) == before + ROUNDS


def test_the_etag_is_that_of_the_content(client: Client, other: Client) -> None:
    """Back and forth through two services, an ETag stands for one content, and a GET can be 304."""
    seen: dict[str, object] = {}
    for step in range(6):
        service = (client, other)[step % 2]
        body = {"section_title": ["A", "B", None][step % 3], "show_group": step % 2 == 0}
        answer = service.call("PATCH", SETTINGS, json=body)
        etag = answer.headers["etag"]
        assert seen.setdefault(etag, answer.json()) == answer.json()
        for reader in (client, other):
            again = reader.call("GET", SETTINGS, headers={"If-None-Match": etag})
            assert (again.status_code, again.headers["etag"]) == (304, etag)
        same = service.call("PATCH", SETTINGS, json=body, headers={"If-Match": etag})
        assert (same.status_code, same.headers["etag"]) == (200, etag)
    assert len(seen) == 6
