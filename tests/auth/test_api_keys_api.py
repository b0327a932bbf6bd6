"""API keys over HTTP: list, create, revoke, and when each was used last."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.auth import snapshot
from app.auth.key_format import key_id_of
from app.storage.errors import DatabaseUnavailable
from app.times import now
from app.upkeep import background
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.sql import database_file, query_sql
from tests.support.tenant import Tenant
from tests.support.waiting import wait_until

KEYS = "/v1/api-keys"
MEMBERS = {
    *("id", "name", "scopes", "installation", "created_at", "expires_at", "last_used_at"),
    "revoked_at",
}
HTTP_SCOPES = ["lifecycle", "mail", "records:read", "records:write", "render"]


def _create(tenant: Tenant, **members: object) -> dict[str, Any]:
    response = tenant.post(KEYS, {"name": "hook", "scopes": ["mail"]} | members)
    assert response.status_code == 201, response.text
    return dict(response.json())


def _status(tenant: Tenant, key: str) -> int:
    return tenant.api.call("GET", "/v1/whoami", key=key).status_code


def test_a_new_key_works_soon(tenant: Tenant) -> None:
    """The answer shows the key this once; it works soon, with its scopes and no others."""
    made = _create(tenant, scopes=HTTP_SCOPES, name=" hook ")
    assert made.keys() == MEMBERS | {"key"}
    tenant.api.await_status(made["key"], 200)
    assert key_id_of(made["key"]) == made["id"]
    who = tenant.api.call("GET", "/v1/whoami", key=made["key"]).json()
    names = ("id", "name", "scopes", "expires_at", "installation")
    assert who == {name: made[name] for name in names}
    assert (who["name"], who["scopes"]) == ("hook", HTTP_SCOPES)


def test_a_key_is_shown_once(tenant: Tenant) -> None:
    """Neither list nor trail nor database holds the key; the list has all that is known of it."""
    made = _create(tenant)
    listed = tenant.get(KEYS)["items"]
    assert [item.keys() for item in listed] == [MEMBERS] * 2
    assert [item["id"] for item in listed] == [tenant.key_id, made["id"]]
    secret = made.pop("key").rsplit("_", 1)[1]
    assert listed[1] == made
    assert secret not in str(listed)
    assert secret not in str(tenant.events())
    assert secret.encode() not in database_file(tenant.api.settings).read_bytes()
    event = tenant.events()[0]
    assert (event["action"], event["changes"]["key"]["new"]) == ("key.created", made["id"])


@pytest.mark.parametrize("scope", ["reveal", "admin"])
def test_host_only_scopes(tenant: Tenant, scope: str) -> None:
    """A key that reads passwords or gives keys is not made over HTTP, alone or among others."""
    for scopes in ([scope], ["mail", scope]):
        response = tenant.post(KEYS, {"name": "x", "scopes": scopes})
        assert refused_members(response) == {"/scopes": "host_only"}
    assert len(tenant.get(KEYS)["items"]) == 1


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["canary"]}, "/scopes/0"),
        ({"scopes": "mail"}, "/scopes"),
        ({"scopes": None}, "/scopes"),
        ({"name": ""}, "/name"),
        ({"name": " "}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"name": "a\tb"}, "/name"),
        ({"name": None}, "/name"),
        ({"canary": 1}, "/<unknown>"),
        *(
            ({"expires_at": value}, "/expires_at")
            for value in (
                "canary",
                "2020-01-01T00:00:00Z",
                "2100-01-01",
                "2100-01-01T00:00:00",
                "9999-12-31T23:59:59-01:00",
                4102444800,
                True,
            )
        ),
    ],
)
def test_what_is_no_key(tenant: Tenant, members: dict[str, object], pointer: str) -> None:
    """A bad name, scope or expiry is 422 and makes no key."""
    response = tenant.post(KEYS, {"name": "hook", "scopes": ["mail"]} | members)
    assert list(refused_members(response)) == [pointer]
    assert "canary" not in response.text
    assert len(tenant.get(KEYS)["items"]) == 1


def test_a_key_expires(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is good until its expiry, in whatever zone that is given, and not after it."""
    made = _create(tenant, expires_at="2100-01-01T02:00:00+02:00")
    assert made["expires_at"] == "2100-01-01T00:00:00.000000Z"
    moment = now() + 3_600_000_000
    _, text = make_key(tenant.api, "mail", expires_at=moment)
    for seen_at, status in ((moment - 1, 200), (moment, 401)):
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, "now", lambda seen_at=seen_at: seen_at)
            assert _status(tenant, text) == status


def test_a_revoked_key_stops(tenant: Tenant) -> None:
    """Revoking is 204, once or twice, stays in the list and the trail, and ends the key at once."""
    made = _create(tenant)
    assert _status(tenant, made["key"]) == 200
    for _ in range(2):
        assert tenant.call("DELETE", f"{KEYS}/{made['id']}").status_code == 204
    assert tenant.get(KEYS)["items"][1]["revoked_at"] is not None
    revoked = tenant.events(action="key.revoked")
    assert [event["changes"]["key"]["old"] for event in revoked] == [made["id"]]
    assert _status(tenant, made["key"]) == 401


def test_a_key_works_when_its_answer_arrives(tenant: Tenant) -> None:
    """On the worker that made it, also just after it has read its keys."""
    for _ in range(20):
        assert _status(tenant, _create(tenant)["key"]) == 200


def test_keys_of_others_do_not_exist(tenant: Tenant) -> None:
    """Another installation's key is neither listed nor revoked: 404, as for no key at all."""
    other = Tenant.of(tenant.api)
    for key_id in (other.key_id, "0" * 12):
        problem = problem_of(tenant.call("DELETE", f"{KEYS}/{key_id}"), 404)
        assert problem["type"] == "/problems/key-not-found"
    assert [item["id"] for item in tenant.get(KEYS)["items"]] == [tenant.key_id]
    assert _status(other, other.key) == 200
    assert list(refused_members(tenant.call("DELETE", f"{KEYS}/canary"))) == ["/key_id"]


@pytest.fixture
def other_api(tmp_path: Path) -> Iterator[LiveApi]:
    with LiveApi(tmp_path / "data") as api:
        yield api


def _last_used(api: LiveApi) -> list[Any]:
    return [row[0] for row in query_sql(api.settings, "SELECT last_used_at FROM api_keys")]


def test_uses_are_stored_at_the_end(tmp_path: Path) -> None:
    """A service that stops writes down when each key was used last; unused ones have no time."""
    before = time.time_ns() // 1000
    with LiveApi(tmp_path / "data") as api:
        make_key(api, "mail")
        assert api.call("GET", "/v1/whoami", key=api.writer_key).status_code == 200
        assert _last_used(api) == [None, None]
    used, unused = sorted(_last_used(api), key=str)
    assert before < used < time.time_ns() // 1000
    assert unused is None


def test_uses_are_stored_meanwhile(other_api: LiveApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """A running service stores them from time to time, and the list and `check` still agree."""
    monkeypatch.setattr(background, "STORE_NOTES_SECONDS", 0.0)
    admin = make_key(other_api, "admin")[1]
    wait_until(
        lambda: other_api.call("GET", KEYS, key=admin).json()["items"][1]["last_used_at"],
        "the time when the key was used",
    )
    # The time is no part of the seal: the keys are still whole.
    other_api.refresh_keys()
    assert other_api.call("GET", "/v1/whoami", key=admin).status_code == 200


def test_a_request_that_renders_writes_nothing(other_api: LiveApi) -> None:
    """A hundred mails and pages change no page of the database: uses are only remembered."""
    other_api.put_record(1, client_id=56, password="s3cret")
    key = make_key(other_api, "mail", "render")[1]
    with closing(sqlite3.connect(database_file(other_api.settings))) as connection:
        version = connection.execute("PRAGMA data_version").fetchone()
        for _ in range(50):
            for kind in ("merge-fields", "client-area"):
                path = f"/v1/access-records/1/{kind}?client_id=56"
                assert other_api.call("GET", path, key=key).status_code == 200
        assert connection.execute("PRAGMA data_version").fetchone() == version
        other_api.put_record(2, client_id=56)
        assert connection.execute("PRAGMA data_version").fetchone() != version
    assert set(_last_used(other_api)) == {None}


def test_a_later_use_is_never_overwritten(tmp_path: Path) -> None:
    """Of two workers the later use counts, whichever stores it last."""
    with LiveApi(tmp_path / "data") as first:
        key = make_key(first, "mail")[1]
        with LiveApi(tmp_path / "data") as second:
            assert first.call("GET", "/v1/whoami", key=key).status_code == 200
            time.sleep(0.01)
            assert second.call("GET", "/v1/whoami", key=key).status_code == 200
        latest = max(time for time in _last_used(first) if time is not None)
    assert latest in _last_used(first)


def test_uses_survive_a_database_that_is_locked(other_api: LiveApi) -> None:
    """Uses that cannot be stored are kept, unless there are later ones, and stored then."""
    services = other_api.app.state.services
    key = make_key(other_api, "mail")[0]
    services.keys.take_uses()
    services.keys.give_back({key.id: 5})
    with closing(sqlite3.connect(database_file(other_api.settings))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable):
            asyncio.run(services.background.store_key_uses())
    services.keys.give_back({key.id: 4})
    asyncio.run(services.background.store_key_uses())
    assert 5 in _last_used(other_api)
