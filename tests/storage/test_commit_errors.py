"""Connections that end at COMMIT: the answer says that nobody knows, and nothing is guessed."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest

from tests.storage.conftest import SCOPES, Client
from tests.support.cutting_proxy import Cut, CuttingProxy, cutting_proxy
from tests.support.databases import SERVERS, new_place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of

NewId = Callable[[], int]
WRITERS, CALLS = 4, 30
CANARY = "canary-of-a-commit"


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


@pytest.fixture(scope="module")
def proxy(request: pytest.FixtureRequest, database_kind: str) -> Iterator[CuttingProxy]:
    """Give the proxy through which the service reaches its database."""
    server = request.getfixturevalue(f"{database_kind}_server")
    with cutting_proxy(server.port) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def client(
    request: pytest.FixtureRequest, database_kind: str, proxy: CuttingProxy
) -> Iterator[Client]:
    """Give a service behind the proxy."""
    place = new_place(request, database_kind).prepare()
    assert place.server is not None
    direct, cut = (f"127.0.0.1:{port}/" for port in (place.server.port, proxy.port))
    place = replace(place, database_url=place.database_url.replace(direct, cut))
    with LiveApi(place.settings) as api:
        yield Client(place, api, make_key(api, *SCOPES)[1])


def _stored(client: Client, service: int) -> list[str]:
    """Return the username that is stored for a service, read directly from the database."""
    return client.place.sql(
        f"SELECT coalesce(username, '-') FROM access_records WHERE service_id = {service}"
    )


def _count(client: Client, table: str, service: int) -> int:
    (count,) = client.place.sql(f"SELECT count(*) FROM {table} WHERE service_id = {service}")
    return int(count)


def _is_unknown(answer: httpx.Response) -> None:
    problem = problem_of(answer, 503)
    assert (problem["type"], problem["outcome"]) == ("/problems/outcome-unknown", "unknown")
    assert int(answer.headers["retry-after"]) >= 1
    assert CANARY not in answer.text


@pytest.mark.parametrize("cut", list(Cut))
def test_a_change_cut_at_commit_is_unknown(
    client: Client, proxy: CuttingProxy, new_id: NewId, cut: Cut
) -> None:
    """Wherever the connection ends the answer is the same; it was done once or not at all."""
    calls: list[tuple[str, dict[str, object] | None, list[str]]] = [
        ("PUT", {"client_id": 1, "username": "new"}, ["new"]),
        ("PATCH", {"username": "new"}, ["new"]),
        ("DELETE", None, []),
    ]
    for method, body, stored_after in calls:
        service = new_id()
        path = f"/v1/access-records/{service}"
        made = client.call("PUT", path, json={"client_id": 1, "username": "old"})
        proxy.plan(cut)
        _is_unknown(client.call(method, path, **({} if body is None else {"json": body})))
        assert proxy.planned == 0
        done = cut is Cut.AFTER
        assert _stored(client, service) == (stored_after if done else ["old"]), method
        assert _count(client, "audit_events", service) == 1 + done
        # Whoever tries again with the tag that was read does it once in all.
        options: dict[str, Any] = {} if body is None else {"json": body}
        headers = {"If-Match": made.headers["etag"]}
        again = client.call(method, path, headers=headers, **options)
        assert again.status_code in ({412, 404} if done else {200, 204}), method
        assert _count(client, "audit_events", service) == 2


@pytest.mark.parametrize("cut", list(Cut))
def test_an_import_cut_at_commit_is_whole_or_absent(
    client: Client, proxy: CuttingProxy, new_id: NewId, cut: Cut
) -> None:
    """An import whose COMMIT fails says so, and all of its rows are there or none."""
    services = [new_id() for _ in range(20)]
    rows = "".join(f"{service},1\n" for service in services)
    proxy.plan(cut)
    answer = client.call(
        "POST",
        "/v1/imports",
        content="service_id,client_id\n" + rows,
        headers={"Content-Type": "text/csv"},
    )
    _is_unknown(answer)
    counts = {_count(client, "access_records", service) for service in services}
    assert counts == {1 if cut is Cut.AFTER else 0}


@pytest.mark.parametrize("cut", list(Cut))
def test_no_password_is_revealed_without_its_event(
    client: Client, proxy: CuttingProxy, new_id: NewId, cut: Cut
) -> None:
    """Where nobody knows whether the event of a reveal is stored, the password stays inside."""
    service = new_id()
    client.api.put_record(service, client_id=1, password=CANARY)
    proxy.plan(cut)
    path = f"/v1/access-records/{service}/reveal-password"
    _is_unknown(client.call("POST", path, json={"reason": "test"}))
    assert client.password(service) == CANARY


@dataclass
class Ledger:
    """Service ids by what was said about them."""

    stored: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def test_under_load_every_answer_is_true(
    client: Client, proxy: CuttingProxy, new_id: NewId
) -> None:
    """Writers whose COMMITs fail at random: what was acknowledged is there, with one event."""
    chance = random.Random(1)
    proxy.plan(*chance.choices([None, Cut.BEFORE, Cut.AFTER], [3, 1, 1], k=WRITERS * CALLS))
    ledger = Ledger()

    def write(services: list[int]) -> None:
        for service in services:
            answer = client.call("PUT", f"/v1/access-records/{service}", json={"client_id": 1})
            if answer.status_code == 201:
                ledger.stored.append(service)
            else:
                _is_unknown(answer)
                ledger.unknown.append(service)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, [[new_id() for _ in range(CALLS)] for _ in range(WRITERS)]))
    present = set(map(int, client.place.sql("SELECT service_id FROM access_records")))
    assert set(ledger.stored) - present == set()
    # The control: to guess either way would have been wrong.
    assert set(ledger.unknown) & present
    assert set(ledger.unknown) - present
    sent = {*ledger.stored, *ledger.unknown}
    audited = client.place.sql("SELECT service_id FROM audit_events WHERE service_id IS NOT NULL")
    assert sorted(sent & present) == sorted(int(n) for n in audited if int(n) in sent)
