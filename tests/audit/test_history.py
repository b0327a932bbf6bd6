"""History and audit trail over HTTP: what happened, newest first, and never a secret."""

from typing import Any

import pytest

from tests.support.problem import problem_of, refused_members
from tests.support.tenant import Tenant

TRAIL = "/v1/audit-events"
MEMBERS = {
    *("id", "at", "key_id", "key_name", "actor", "action", "service_id", "changes", "reason"),
    *("request_id", "address"),
}


def _history(tenant: Tenant, service_id: int = 1, **query: str | int) -> list[dict[str, Any]]:
    path = f"/v1/access-records/{service_id}/history"
    return list(tenant.get(path, **query)["items"])


@pytest.fixture
def told(tenant: Tenant) -> Tenant:
    """Give a record that was created, changed, revealed, deleted and created again."""
    tenant.put(1, client_id=56, username="acme", password="canary-1")
    tenant.patch(1, username="acme-2", password="canary-2")
    tenant.post("/v1/access-records/1/reveal-password", {"reason": "ticket 881"})
    tenant.call("DELETE", "/v1/access-records/1")
    tenant.put(1, client_id=57, password="canary-3")
    tenant.put(2, client_id=56)
    return tenant


def test_history_is_kept_beyond_the_record(told: Tenant) -> None:
    """Newest first; a deletion takes nothing away, and a second record goes on with it."""
    assert [event["action"] for event in _history(told)] == [
        "record.created",
        "record.deleted",
        "password.revealed",
        "record.updated",
        "record.created",
    ]
    told.call("DELETE", "/v1/access-records/1")
    assert len(_history(told)) == 6
    assert _history(told)[0]["action"] == "record.deleted"


def test_an_event_says_what_changed(told: Tenant) -> None:
    """Each event has all members; of a secret only that it changed."""
    updated = _history(told)[3]
    assert updated.keys() == MEMBERS
    assert updated["changes"] == {
        "username": {"old": "acme", "new": "acme-2"},
        "password": "changed",
    }
    assert (updated["key_id"], updated["key_name"]) == (told.key_id, "test")
    assert updated["at"].endswith("Z")
    everything = told.call("GET", TRAIL, params={"limit": 500}).text
    assert "canary" not in everything
    assert told.key not in everything
    assert "canary" not in str(_history(told))


def test_history_pages(told: Tenant) -> None:
    """Pages of one put together are the whole history."""
    path = "/v1/access-records/1/history"
    cursor: dict[str, str] = {}
    seen: list[dict[str, Any]] = []
    for _ in range(5):
        page = told.get(path, limit=1, **cursor)
        seen += page["items"]
        cursor = {"cursor": page["next_cursor"]}
    assert page["next_cursor"] is None
    assert seen == _history(told)


def test_a_service_without_history(told: Tenant) -> None:
    """A service that never had a record has an empty history."""
    assert _history(told, 3) == []


def test_filters_of_the_trail(told: Tenant) -> None:
    """Service, action, actor and time narrow the trail, alone and together."""
    told.call("PATCH", "/v1/access-records/2", json={"notes": "n"}, headers={"X-Actor": "jane"})
    events = told.events()
    assert [event["id"] for event in events] == sorted(
        (event["id"] for event in events), reverse=True
    )
    assert {event["service_id"] for event in told.events(service_id=2)} == {2}
    assert len(told.events(service_id=2)) == 2
    assert len(told.events(action="record.created")) == 3
    assert told.events(action="record") == []
    assert [event["service_id"] for event in told.events(actor="jane")] == [2]
    assert told.events(actor="jan") == []
    assert told.events(service_id=1, actor="jane") == []
    since = events[1]["at"]
    assert told.events(since=since) == [event for event in events if event["at"] >= since]
    assert told.events(since="2100-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("service_id", text) for text in ("0", "x", "", "2147483648")),
        *(("since", text) for text in ("yesterday", "2026-01-01", "9999-12-31T23:59:59-01:00")),
        *(("limit", text) for text in ("0", "501")),
        *(("cursor", text) for text in ("canary", "bmZtOjk5OTk5OTk5OTk5OTk5OTk5OTk5")),
        *((name, "canary" * 20) for name in ("action", "actor")),
    ],
)
def test_what_the_trail_cannot_be_asked(told: Tenant, name: str, value: str) -> None:
    """A bad filter is 422 that names it and repeats nothing."""
    response = told.call("GET", TRAIL, params={name: value})
    assert list(refused_members(response)) == [f"/{name}"]
    assert "canary" not in response.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"jane", "jane"),
        ("Zoë Łukasz 管理".encode(), "Zoë Łukasz 管理"),
        ("Zoë".encode("latin-1"), "Zoë"),
        ("Zoe\u0308".encode(), "Zo\u00eb"),
        ("\u00a0jane ".encode() + b"\xc2\xa0", "jane"),
        (b"", None),
        ("é".encode() * 100, "é" * 100),
    ],
)
def test_actors(tenant: Tenant, sent: bytes, kept: str | None) -> None:
    """An actor comes in UTF-8 or Latin-1, counts in characters, and can be looked for."""
    headers = {b"X-Actor": sent, b"Authorization": f"Bearer {tenant.key}".encode()}
    response = tenant.api.http.put("/v1/access-records/1", json={"client_id": 1}, headers=headers)
    assert response.status_code == 201
    assert _history(tenant)[0]["actor"] == kept
    if kept is not None:
        assert len(tenant.events(actor=kept)) == 1


@pytest.mark.parametrize("sent", [b"x" * 101, "é".encode() * 101, "a\u202eb".encode(), b"a\tb"])
def test_what_is_no_actor(tenant: Tenant, sent: bytes) -> None:
    """More than 100 characters, or one that nobody sees, are 422 and nothing is stored."""
    headers = {b"X-Actor": sent, b"Authorization": f"Bearer {tenant.key}".encode()}
    response = tenant.api.http.put("/v1/access-records/1", json={"client_id": 1}, headers=headers)
    assert list(refused_members(response)) == ["/x-actor"]
    assert tenant.found() == []


def test_another_installation_has_its_own_trail(told: Tenant) -> None:
    """Neither trail nor history shows what happened elsewhere to a service of the same id."""
    other = Tenant.of(told.api)
    other.put(1, client_id=56)
    assert len(_history(other)) == 1
    assert [event["action"] for event in other.events()] == ["record.created", "key.created"]
    assert not {event["id"] for event in other.events()} & {event["id"] for event in told.events()}


def test_a_cursor_of_another_installation_shows_nothing_of_it(told: Tenant) -> None:
    """A cursor is only a place: with another key it lists what that key may see."""
    other = Tenant.of(told.api)
    other.put(9, client_id=1)
    cursor = told.get(TRAIL, limit=1)["next_cursor"]
    found = other.get(TRAIL, cursor=cursor)["items"]
    assert {event["service_id"] for event in found} <= {9, None}


@pytest.mark.parametrize("path", [TRAIL, "/v1/access-records/0/history"])
def test_the_trail_is_read_only(tenant: Tenant, path: str) -> None:
    """Nobody writes or deletes an event over HTTP."""
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert problem_of(tenant.call(method, path, json={}), 405)
