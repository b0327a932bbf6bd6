"""Service events: what each does to a record, twice as well as once, and to whose."""

import json

import httpx
import pytest

from app.input.fields import MAX_ID
from tests.support.problem import problem_of, refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

EVENTS = "/v1/service-events"
OF_SERVICE = ("suspended", "unsuspended", "terminated", "deleted", "owner_changed")


@pytest.fixture
def owned(tenant: Tenant) -> Tenant:
    """Give service 1 of client 56 with a login."""
    tenant.put(1, client_id=56, username="acme", password="s3cret", group="DC1")
    return tenant


def _send(tenant: Tenant, event: str, client_id: int = 56, service_id: int = 1) -> bool:
    body = {"event": event, "service_id": service_id, "client_id": client_id}
    return _applied(tenant.post(EVENTS, body))


def _merge(tenant: Tenant, from_client_id: int, to_client_id: int) -> bool:
    ids = {"from_client_id": from_client_id, "to_client_id": to_client_id}
    return _applied(tenant.post(EVENTS, {"event": "client_merged", **ids}))


def _applied(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    assert list(response.json()) == ["applied"]
    return bool(response.json()["applied"])


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize(
    ("event", "status"), [("suspended", "Suspended"), ("unsuspended", "Active")]
)
def test_suspension_sets_the_status_only(
    owned: Tenant,
    event: str,
    status: str,
    enabled: bool,  # noqa: FBT001
) -> None:
    """The status is stored; `enabled`, login and everything else stay; twice changes nothing."""
    owned.patch(1, enabled=enabled)
    before = owned.record(1)
    assert _send(owned, event)
    after = owned.record(1)
    changed = {"service_status": status, "version": before["version"] + 1}
    assert after == before | changed | {"updated_at": after["updated_at"]}
    assert owned.password(1) == "s3cret"
    assert owned.events()[0]["changes"] == {"service_status": {"old": None, "new": status}}
    assert owned.events()[0]["action"] == f"service.{event}"
    assert _send(owned, event)
    assert owned.record(1) == after


@pytest.mark.parametrize(
    ("on_terminate", "enabled"), [("disable", False), ("keep", True), ("delete", None)]
)
def test_termination_does_what_the_setting_says(
    owned: Tenant,
    on_terminate: str,
    enabled: bool | None,  # noqa: FBT001
) -> None:
    """A terminated service is disabled, kept or deleted; a second report is no error."""
    owned.change_settings(on_terminate=on_terminate)
    assert _send(owned, "terminated")
    if enabled is None:
        assert not owned.has_record(1)
        assert owned.events()[0]["action"] == "record.deleted"
        assert not _send(owned, "terminated")
        return
    record = owned.record(1)
    assert (record["service_status"], record["enabled"]) == ("Terminated", enabled)
    assert owned.password(1) == "s3cret"
    assert owned.merge_fields(1, 56)["netflow_enabled"] is enabled
    assert _send(owned, "terminated")
    assert owned.record(1) == record


def test_what_was_disabled_stays_disabled(owned: Tenant) -> None:
    """`keep` keeps what is: it does not enable a record."""
    owned.change_settings(on_terminate="keep")
    owned.patch(1, enabled=False)
    assert _send(owned, "terminated")
    assert owned.record(1)["enabled"] is False


def test_a_deleted_service_loses_its_record(owned: Tenant) -> None:
    """The record goes, the trail tells; the same again is no error."""
    assert _send(owned, "deleted")
    assert not owned.has_record(1)
    assert owned.events()[0]["action"] == "record.deleted"
    assert not _send(owned, "deleted")


def test_a_new_owner_gets_no_login(owned: Tenant) -> None:
    """The new owner is stored, the login dropped, the record disabled, until assigned anew."""
    assert _send(owned, "owner_changed", client_id=57)
    record = owned.record(1)
    assert (record["client_id"], record["enabled"], record["has_password"]) == (57, False, False)
    assert owned.password(1) is None
    assert owned.events()[0]["changes"] == {
        "client_id": {"old": 56, "new": 57},
        "enabled": {"old": True, "new": False},
        "username": {"old": "acme", "new": None},
        "needs_review": {"old": None, "new": "owner_changed"},
        "password": "cleared",
    }
    owned.patch(1, enabled=True, password="n3w")
    assigned = owned.record(1)
    assert _send(owned, "owner_changed", client_id=57)
    assert owned.record(1) == assigned
    assert owned.password(1) == "n3w"


def test_a_merged_client_keeps_its_logins(owned: Tenant) -> None:
    """Every record of the one becomes the other's with its login; others stay as they are."""
    owned.put(2, client_id=56, username="b", password="two", enabled=False)
    owned.put(3, client_id=57, password="three")
    owned.put(4, client_id=58, password="four")
    assert _merge(owned, 56, 57)
    assert [owned.record(number)["client_id"] for number in (1, 2, 3, 4)] == [57, 57, 57, 58]
    passwords = [owned.password(number) for number in (1, 2, 3, 4)]
    assert passwords == ["s3cret", "two", "three", "four"]
    assert owned.merge_fields(1, 57)["netflow_password"] == "s3cret"
    assert not owned.merge_fields(1, 56)["netflow_enabled"]
    assert owned.record(2)["enabled"] is False
    events = owned.events(action="client.merged")
    assert sorted(event["service_id"] for event in events) == [1, 2]
    assert not _merge(owned, 56, 57)
    assert len(owned.events(action="client.merged")) == 2


def test_a_merge_takes_the_ids_at_both_ends(owned: Tenant) -> None:
    """The largest id moves too; beyond it, and below 1, no way in makes a record."""
    owned.put(MAX_ID, client_id=56)
    for outside in (0, -1, MAX_ID + 1):
        assert owned.try_put(outside, client_id=56).status_code == 422
        row = {"service_id": outside, "client_id": 56}
        headers = {"Content-Type": "application/x-ndjson"}
        imported = owned.call("POST", "/v1/imports", content=json.dumps(row), headers=headers)
        assert list(refused_members(imported)) == ["/service_id"]
    assert _merge(owned, 56, 57)
    assert owned.found(client_id=57) == [1, MAX_ID]
    assert owned.found(client_id=56) == []


def test_a_client_merged_into_itself(owned: Tenant) -> None:
    """Merging a client into itself changes nothing."""
    before = owned.record(1)
    _merge(owned, 56, 56)
    assert owned.record(1) == before


@pytest.mark.parametrize("event", [name for name in OF_SERVICE if name != "owner_changed"])
def test_another_clients_record_is_left_alone(owned: Tenant, event: str) -> None:
    """An event that names another client than the owner applies to nothing."""
    owned.change_settings(on_terminate="delete")
    before, trail = owned.record(1), owned.events()
    assert not _send(owned, event, client_id=57)
    assert (owned.record(1), owned.events()) == (before, trail)


@pytest.mark.parametrize("event", OF_SERVICE)
def test_a_service_without_a_record_is_no_error(owned: Tenant, event: str) -> None:
    """WHMCS reports every service; most have no record."""
    trail = owned.events()
    assert not _send(owned, event, service_id=99)
    assert owned.events() == trail


@pytest.mark.parametrize("on_terminate", ["disable", "delete", "keep"])
def test_a_broken_record_is_left_alone(owned: Tenant, on_terminate: str) -> None:
    """No event but `deleted` touches a broken record, merges neither."""
    owned.put(2, client_id=56, password="two")
    owned.change_settings(on_terminate=on_terminate)
    owned.edit_row(1)
    before = owned.record(1)
    for event in ("suspended", "unsuspended", "terminated"):
        assert not _send(owned, event)
    assert not _send(owned, "owner_changed", client_id=57)
    assert _merge(owned, 56, 58)
    assert owned.record(1) == before
    assert owned.record(2)["client_id"] == 58
    assert not _merge(owned, 56, 58)
    assert _send(owned, "deleted")
    assert not owned.has_record(1)


def test_installations_do_not_mix(owned: Tenant) -> None:
    """An event concerns the services of its key's installation only."""
    other = Tenant.of(owned.api)
    for event in ("suspended", "terminated", "deleted", "owner_changed"):
        assert not _send(other, event)
    assert not _merge(other, 56, 57)
    assert owned.record(1)["version"] == 1


BAD: list[tuple[object, str]] = [
    ([], ""),
    ({}, "/event"),
    ({"event": "canary", "service_id": 1, "client_id": 56}, "/event"),
    ({"event": None, "service_id": 1, "client_id": 56}, "/event"),
    ({"event": "suspended", "service_id": 1}, "/client_id"),
    ({"event": "suspended", "client_id": 56}, "/service_id"),
    ({"event": "suspended", "service_id": "1", "client_id": 56}, "/service_id"),
    ({"event": "suspended", "service_id": 2**31, "client_id": 56}, "/service_id"),
    ({"event": "suspended", "service_id": True, "client_id": 56}, "/service_id"),
    ({"event": "deleted", "service_id": 1, "client_id": 56, "canary": 1}, "/<unknown>"),
    ({"event": "client_merged", "from_client_id": 56}, "/to_client_id"),
    ({"event": "client_merged", "from_client_id": 0, "to_client_id": 5}, "/from_client_id"),
]


@pytest.mark.parametrize(("body", "pointer"), BAD)
def test_what_is_no_event(owned: Tenant, body: object, pointer: str) -> None:
    """An unknown event, a missing or wrong id, one member too many: 422, nothing changed."""
    response = owned.post(EVENTS, body)
    assert list(refused_members(response)) == [pointer]
    assert "canary" not in response.text
    assert owned.record(1)["version"] == 1


def test_events_need_their_scope(owned: Tenant) -> None:
    """A key without `lifecycle` reports nothing."""
    body = {"event": "deleted", "service_id": 1, "client_id": 56}
    response = owned.api.call("POST", EVENTS, key=owned.api.writer_key, json=body)
    problem_of(response, 403)


def test_only_a_termination_needs_the_settings(owned: Tenant) -> None:
    """While the settings are broken, WHMCS's other reports go on; a termination is 409."""
    owned.change_settings(on_terminate="delete")
    statement = "UPDATE display_settings SET version = 9 WHERE installation_id = ?"
    run_sql(owned.api.settings, statement, owned.installation_id)
    body = {"event": "terminated", "service_id": 1, "client_id": 56}
    assert problem_of(owned.post(EVENTS, body), 409)["type"] == "/problems/broken-settings"
    assert _send(owned, "suspended")
    assert _merge(owned, 56, 57)
    assert _send(owned, "deleted", client_id=57)
    assert not owned.has_record(1)
