"""What a setting decides for good goes by the database, on every kind of database.

Two services share each one; what the other one remembers of the settings is old on purpose.
"""

import json
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection

from app.audit.trail import Author
from app.input.conditions import NO_CONDITION
from app.installations import settings_store
from app.installations.settings import DisplaySettings, SettingsChange
from app.installations.settings_store import change, load_for_decision
from tests.storage.conftest import Client
from tests.support.databases import SERVERS
from tests.support.live_api import LiveApi

RACES = int(os.environ.get("NFM_TEST_RACES", "60")) // 3  # a kind of database
MOMENT_SECONDS = 0.3
NewId = Callable[[], int]


@pytest.fixture(scope="module")
def other(client: Client) -> Iterator[Client]:
    """Give a second service on the same database, with the same key."""
    with LiveApi(client.place.settings) as api:
        api.refresh_keys()
        yield Client(client.place, api, client.key)


@pytest.fixture
def from_memory(monkeypatch: pytest.MonkeyPatch, other: Client) -> None:
    """Let decisions go by what the other service remembers, as they did: the control."""
    memory = other.api.app.state.services.settings
    remembered = lambda _connection, _keyring, number: memory.for_display(number)  # noqa: E731
    monkeypatch.setattr(settings_store, "load_for_decision", remembered)


def _change(client: Client, **members: object) -> None:
    """Change settings; the other service does not hear of it."""
    assert client.call("PATCH", "/v1/settings", json=members).status_code == 200


def _change_for_all(client: Client, other: Client, **members: object) -> None:
    """Change settings, and let the other service learn it."""
    _change(client, **members)
    other.api.app.state.services.settings.refresh()


def _reconcile(client: Client, service: int, owner: int) -> None:
    """Send a list in which this service is cancelled, and all others are as they were."""
    lines: list[dict[str, object]] = [
        {"service_id": item["service_id"], "client_id": item["client_id"], "status": "Active"}
        for item in client.get("/v1/access-records", limit=500)["items"]
        if item["service_id"] != service
    ]
    lines.append({"service_id": service, "client_id": owner, "status": "Cancelled"})
    lines.append({"end": True, "count": len(lines)})
    answer = client.call(
        "POST",
        "/v1/reconciliations?force=true",
        content="\n".join(map(json.dumps, lines)),
        headers={"Content-Type": "application/x-ndjson"},
    )
    assert answer.json()["terminated"]["service_ids"] == [service], answer.text


def _deleted(client: Client, other: Client, new_id: NewId) -> int:
    """Take `delete` back and reconcile through the other service, often; count what is gone."""
    service, owner, gone = new_id(), new_id(), 0
    path = f"/v1/access-records/{service}"
    for _ in range(RACES):
        client.api.put_record(service, client_id=owner)
        _change_for_all(client, other, on_terminate="delete")
        _change(client, on_terminate="disable")
        _reconcile(other, service, owner)
        gone += client.call("GET", path).status_code == 404
        client.call("DELETE", path)
    return gone


def test_a_setting_taken_back_deletes_nothing(client: Client, other: Client, new_id: NewId) -> None:
    """A reconciliation through another service deletes no record once `disable` was answered."""
    assert _deleted(client, other, new_id) == 0


@pytest.mark.usefixtures("from_memory")
def test_memory_deletes_records(client: Client, other: Client, new_id: NewId) -> None:
    """The control: by the settings that the other service remembers, records are gone."""
    gone = _deleted(client, other, new_id)
    print(f"{client.place.database_url.partition(':')[0]}: {gone} of {RACES} records are deleted")
    assert gone > 0


def test_a_setting_that_comes_into_force_deletes(
    client: Client, other: Client, new_id: NewId
) -> None:
    """The other way round: `delete` holds at once, for records that outlived their service too."""
    service, owner = new_id(), new_id()
    client.api.put_record(service, client_id=owner)
    _change_for_all(client, other, on_terminate="disable")
    _reconcile(other, service, owner)
    assert client.get(f"/v1/access-records/{service}")["enabled"] is False
    _change(client, on_terminate="delete")
    _reconcile(other, service, owner)
    assert client.call("GET", f"/v1/access-records/{service}").status_code == 404


def test_a_rotation_knows_the_default_url(client: Client, other: Client, new_id: NewId) -> None:
    """Which records have a login depends on the default URL: on the one of now, not of memory."""
    old, new = "https://old.example.com/", "https://new.example.com/"
    owner, by_default, by_name = new_id(), new_id(), new_id()
    _change_for_all(client, other, default_netflow_url=old)
    client.api.put_record(by_default, client_id=owner, username="acme", password="default's")
    members = {"netflow_url": old, "username": "acme", "password": "old's"}
    client.api.put_record(by_name, client_id=owner, **members)
    _change(client, default_netflow_url=new)
    listed = other.get(f"/v1/clients/{owner}/logins")["items"]
    assert [login["netflow_url"] for login in listed] == [new, old]
    path = f"/v1/clients/{owner}/login-rotations"
    body = {"netflow_url": old, "username": "acme", "new_password": "n3w"}
    assert other.post(path, body) == {"changed": [by_name]}
    assert (client.password(by_default), client.password(by_name)) == ("default's", "n3w")


def test_a_password_page_that_was_closed(client: Client, other: Client, new_id: NewId) -> None:
    """No service gives a password to the owner's page once the setting was taken back."""
    service, owner = new_id(), new_id()
    client.api.put_record(service, client_id=owner, password="s3cret")
    path = f"/v1/access-records/{service}/client-password"
    _change_for_all(client, other, client_password_page=True)
    assert other.post(path, {"client_id": owner})["password"] == "s3cret"
    _change(client, client_password_page=False)
    assert other.call("POST", path, json={"client_id": owner}).status_code == 404


def _decide(connection: Connection, client: Client) -> DisplaySettings:
    return load_for_decision(connection, client.api.app.state.services.keyring, 1)


def _set(connection: Connection, client: Client, **members: object) -> DisplaySettings:
    keyring = client.api.app.state.services.keyring
    wanted = SettingsChange.model_validate(members)
    return change(connection, keyring, Author(installation_id=1), wanted, NO_CONDITION)


@pytest.mark.parametrize("database_kind", SERVERS, indirect=True, scope="module")
def test_a_change_waits_for_a_decision(client: Client, other: Client) -> None:
    """Settings that change while a decision is carried out are acknowledged after it."""
    _change_for_all(client, other, on_terminate="delete")
    database = client.api.app.state.services.database
    is_decided, may_go_on = threading.Event(), threading.Event()

    def decide(connection: Connection) -> str:
        settings = _decide(connection, client)
        is_decided.set()
        may_go_on.wait(60)
        return settings.on_terminate

    with ThreadPoolExecutor(2) as pool:
        decision = pool.submit(database.transact, decide)
        assert is_decided.wait(60)
        answer = pool.submit(_change, client, on_terminate="disable")
        threading.Event().wait(MOMENT_SECONDS)
        was_early = answer.done()
        may_go_on.set()
        assert (decision.result(), was_early) == ("delete", False)
        answer.result()


@pytest.mark.parametrize("database_kind", SERVERS, indirect=True, scope="module")
def test_a_decision_waits_for_a_change(client: Client, other: Client) -> None:
    """A decision that meets a change on its way to the disk goes by what that stores."""
    _change_for_all(client, other, on_terminate="delete")
    database = client.api.app.state.services.database
    is_written, may_commit = threading.Event(), threading.Event()

    def write(connection: Connection) -> None:
        _set(connection, client, on_terminate="disable")
        is_written.set()
        may_commit.wait(60)

    with ThreadPoolExecutor(2) as pool:
        written = pool.submit(database.transact, write)
        assert is_written.wait(60)
        decision = pool.submit(database.transact, lambda found: _decide(found, client))
        threading.Event().wait(MOMENT_SECONDS)
        may_commit.set()
        written.result()
        assert decision.result().on_terminate == "disable"
