"""Rotating a login: everywhere at once, in one transaction, or not at all."""

from typing import Any

import httpx
import pytest

from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

DEFAULT = "https://netflow.myownserver.net/"
OTHER = "https://netflow.example.com/"
LOGIN: dict[str, object] = {"netflow_url": None, "username": "acme", "new_password": "n3w-secret"}


@pytest.fixture
def client(tenant: Tenant) -> Tenant:
    """Give client 56 three records with one login, one with another, and a foreign one."""
    tenant.put(1, client_id=56, username="acme", password="old")
    tenant.put(2, client_id=56, username="acme", netflow_url=DEFAULT, password="drifted")
    tenant.put(3, client_id=56, username="acme", enabled=False)
    tenant.put(4, client_id=56, username="acme", netflow_url=OTHER, password="old")
    tenant.put(5, client_id=57, username="acme", password="old")
    return tenant


def _rotate(tenant: Tenant, **members: object) -> httpx.Response:
    return tenant.post("/v1/clients/56/login-rotations", LOGIN | members)


def _state(tenant: Tenant) -> list[tuple[Any, ...]]:
    """Return record and password of every service."""
    items = tenant.get("/v1/access-records")["items"]
    return [(item, tenant.password(item["service_id"])) for item in items]


@pytest.mark.parametrize("url", [None, DEFAULT, "HTTPS://NetFlow.myownserver.net", ""])
def test_every_record_with_the_login_changes(client: Tenant, url: str | None) -> None:
    """All records of that URL and username get the password, whatever they had; no others do."""
    response = _rotate(client, netflow_url=url)
    assert (response.status_code, response.json()) == (200, {"changed": [1, 2, 3]})
    assert [client.password(number) for number in (1, 2, 3)] == ["n3w-secret"] * 3
    assert [client.password(number) for number in (4, 5)] == ["old", "old"]
    versions = [client.record(number)["version"] for number in (1, 2, 3, 4, 5)]
    assert versions == [2, 2, 2, 1, 1]
    assert client.record(1)["netflow_url"] is None


def test_a_rotation_is_audited_for_each_record(client: Tenant) -> None:
    """Each record has one event that says that the password changed, and not to what."""
    response = client.post(
        "/v1/clients/56/login-rotations", LOGIN, **{"X-Actor": "jane", "X-Request-Id": "rotate-1"}
    )
    assert response.status_code == 200
    events = client.events(action="login.rotated")
    assert {event["service_id"]: event["changes"] for event in events} == {
        1: {"password": "changed"},
        2: {"password": "changed"},
        3: {"password": "set"},
    }
    assert {(event["actor"], event["request_id"]) for event in events} == {("jane", "rotate-1")}
    assert "n3w-secret" not in str(client.events())


def test_a_new_username(client: Tenant) -> None:
    """`new_username` goes into every record; blank or null leaves the old one."""
    assert _rotate(client, new_username=" acme-2 ").json() == {"changed": [1, 2, 3]}
    assert client.record(1)["username"] == "acme-2"
    assert client.events(action="login.rotated")[0]["changes"] == {
        "username": {"old": "acme", "new": "acme-2"},
        "password": "set",
    }
    for blank in (None, ""):
        assert _rotate(client, username="acme-2", new_username=blank).status_code == 200
        assert client.record(1)["username"] == "acme-2"


def test_a_login_without_a_username(client: Tenant) -> None:
    """A username of null means the records that have none."""
    client.put(6, client_id=56)
    assert _rotate(client, username=None).json() == {"changed": [6]}
    assert client.password(6) == "n3w-secret"


@pytest.mark.parametrize(
    ("client_id", "members"),
    [
        (99, {}),
        (56, {"username": "ACME"}),
        (56, {"username": None}),
        (56, {"netflow_url": "https://third.example.com/"}),
        (57, {"netflow_url": OTHER}),
    ],
)
def test_a_login_that_nobody_has(
    client: Tenant, client_id: int, members: dict[str, object]
) -> None:
    """404 where no record matches, and nothing changes."""
    before = _state(client)
    response = client.post(f"/v1/clients/{client_id}/login-rotations", LOGIN | members)
    problem = problem_of(response, 404)
    assert problem["type"] == "/problems/login-not-found"
    assert _state(client) == before


def test_a_broken_record_stops_the_rotation(client: Tenant) -> None:
    """One broken record with the login is 409: no other gets the password, no event is left."""
    client.edit_row(2, "netflow_group = 'edited'")
    before, events = _state(client), client.events()
    assert problem_of(_rotate(client), 409)["type"] == "/problems/broken-record"
    assert (_state(client), client.events()) == (before, events)


def test_a_rotation_that_fails_half_way_changes_nothing(client: Tenant) -> None:
    """An error of the database at the last record undoes the first ones too."""
    before, settings = _state(client), client.api.settings
    name = f"refuse_{client.installation_id}"
    run_sql(
        settings,
        f"CREATE TRIGGER {name} BEFORE UPDATE ON access_records WHEN OLD.service_id = 3"
        f" AND OLD.installation_id = {client.installation_id}"
        " BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    try:
        assert _rotate(client).status_code >= 500
    finally:
        run_sql(settings, f"DROP TRIGGER {name}")
    assert _state(client) == before
    assert client.events(action="login.rotated") == []


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"new_password": None}, "/new_password"),
        ({"new_password": ""}, "/new_password"),
        ({"new_password": "x" * 1025}, "/new_password"),
        ({"new_password": "a\0b"}, "/new_password"),
        ({"new_password": 5}, "/new_password"),
        ({"username": 5}, "/username"),
        ({"netflow_url": "ftp://x/"}, "/netflow_url"),
        ({"new_username": "a\u202eb"}, "/new_username"),
        ({"more": 1}, "/<unknown>"),
    ],
)
def test_what_is_no_rotation(client: Tenant, members: dict[str, object], pointer: str) -> None:
    """A bad member is 422 that names it, and nothing changes."""
    before = _state(client)
    assert list(refused_members(_rotate(client, **members))) == [pointer]
    assert _state(client) == before


@pytest.mark.parametrize("left_out", ["netflow_url", "username", "new_password"])
def test_a_login_is_named_in_full(client: Tenant, left_out: str) -> None:
    """URL and username may be null, and never be forgotten."""
    body = {name: value for name, value in LOGIN.items() if name != left_out}
    response = client.post("/v1/clients/56/login-rotations", body)
    assert refused_members(response) == {f"/{left_out}": "missing"}
