"""What happens to services and clients in WHMCS reaches their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.admin_area import SESSION, add_staff
from tests.addon.whmcs import Step, Whmcs, elapse, section
from tests.faults.fault_server import closed_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

PASSWORD = "secret-of-the-client"
MODULE_HOOKS = {
    "AfterModuleSuspend": "Suspended",
    "AfterModuleUnsuspend": "Active",
    "AfterModuleTerminate": "Terminated",
}
EDITED = {
    "Active": "Active",
    "Suspended": "Suspended",
    "Terminated": "Terminated",
    "Cancelled": "Terminated",
    "Fraud": "Terminated",
}


def hook(name: str, **variables: object) -> Step:
    return {"do": "hook", "name": name, "vars": variables}


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give an empty WHMCS with an installation of the API to itself."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    return installation


@pytest.fixture
def service(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> dict[str, int]:
    """Give a service with a record, as hooks name it."""
    service_id, client_id = new_id(), new_id()
    whmcs.add_service(service_id, client_id)
    tenant.put(service_id, client_id=client_id, username="acme", password=PASSWORD)
    return {"serviceid": service_id, "userid": client_id}


def _play(whmcs: Whmcs, *steps: Step) -> list[str]:
    """Run hooks that must be silent and quick to fail, and return the activity log."""
    outcome = whmcs.play(*steps)
    assert outcome.faults == []
    assert [(step.thrown, step.printed) for step in outcome.steps] == [(None, "")] * len(steps)
    return outcome.activity


@pytest.mark.parametrize("name", list(MODULE_HOOKS))
@pytest.mark.parametrize("id_type", [int, str])
def test_a_module_command_sets_the_status(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], name: str, id_type: type
) -> None:
    """The record gets the status of its service, whatever type the ids have."""
    parameters = {key: id_type(value) for key, value in service.items()}
    activity = _play(whmcs, hook(name, params={**parameters, "domain": "x.example.com"}))

    record = tenant.record(service["serviceid"])
    assert record["service_status"] == MODULE_HOOKS[name]
    assert record["enabled"] is (name != "AfterModuleTerminate")
    assert activity == []


@pytest.mark.parametrize("status", list(EDITED))
def test_a_status_changed_by_hand_is_reported_in_one_call(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], status: str
) -> None:
    """An edit of the service, which runs no module hook, brings the record up to date."""
    whmcs.tables["tblhosting"][0]["domainstatus"] = status
    outcome = whmcs.play(hook("ServiceEdit", **service))

    assert tenant.record(service["serviceid"])["service_status"] == EDITED[status]
    assert [entry[2] for entry in outcome.module_log] == ["POST /v1/service-events"]


def test_a_status_without_an_event_asks_nothing(whmcs: Whmcs, service: dict[str, int]) -> None:
    """Pending and completed services, and services that are not there, cost no call."""
    whmcs.tables["tblhosting"][0]["domainstatus"] = "Pending"
    outcome = whmcs.play(
        hook("ServiceEdit", **service), hook("ServiceEdit", serviceid=999_999, userid=1)
    )

    assert outcome.module_log == []


def test_a_service_edited_for_another_owner_drops_the_login(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """When the edit was about one client and the service is another's, the record is taken away."""
    new_owner = new_id()
    whmcs.tables["tblhosting"][0]["userid"] = new_owner
    _play(whmcs, hook("ServiceEdit", **service))

    record = tenant.record(service["serviceid"])
    assert (record["client_id"], record["enabled"]) == (new_owner, False)
    assert record["has_password"] is False


@pytest.mark.parametrize("names", [("clientId", "userid"), ("clientId",), ("userid",)])
def test_a_deleted_service_takes_its_record_with_it(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], names: tuple[str, ...]
) -> None:
    """The record is deleted, told twice or not, and whichever name the client's id has."""
    whmcs.tables.pop("tblhosting")
    owner = dict.fromkeys(names, service["userid"])
    deleted = hook("ServiceDelete", serviceid=service["serviceid"], **owner)

    assert _play(whmcs, deleted, deleted) == []
    assert not tenant.has_record(service["serviceid"])


def test_a_merge_keeps_the_logins(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """The records of a client that was merged belong to the other one, password included."""
    into = new_id()
    merged = hook("AfterClientMerge", toUserID=into, fromUserID=service["userid"])
    _play(whmcs, merged, hook("AfterClientMerge", toUserID=into, fromUserID=into))

    assert tenant.record(service["serviceid"])["client_id"] == into
    assert tenant.password(service["serviceid"]) == PASSWORD


def test_a_client_before_deletion_loses_access_and_no_record(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """WHMCS may fail to delete: records are disabled, with login, and the log says how many."""
    second, disabled, other, other_client = (new_id() for _ in range(4))
    for number, client in ((second, service["userid"]), (disabled, service["userid"])):
        whmcs.add_service(number, client)
        tenant.put(number, client_id=client, enabled=number != disabled)
    whmcs.add_service(other, other_client)
    tenant.put(other, client_id=other_client)
    version = tenant.record(disabled)["version"]

    [line] = _play(whmcs, hook("PreDeleteClient", userid=str(service["userid"])))

    assert "Access records disabled: 2. " in line
    assert "If the client stays, enable them again" in line
    records = [tenant.record(n) for n in (service["serviceid"], second, disabled, other)]
    assert [record["enabled"] for record in records] == [False, False, False, True]
    assert records[2]["version"] == version
    assert records[0]["username"] == "acme"
    assert tenant.password(service["serviceid"]) == PASSWORD


def test_a_deleted_client_takes_records_along_with_the_services(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int]
) -> None:
    """Each record goes when WHMCS says that its service is gone, disabled before or not."""
    numbers = {"serviceid": service["serviceid"], "clientId": service["userid"]}
    deleted = [hook("PreDeleteClient", userid=service["userid"]), hook("ServiceDelete", **numbers)]

    assert len(_play(whmcs, *deleted)) == 1
    assert not tenant.has_record(service["serviceid"])


def test_a_deletion_that_could_not_be_followed_is_told(
    whmcs: Whmcs, live_api: LiveApi, tenant: Tenant, service: dict[str, int]
) -> None:
    """Without API or scope the client's page goes on, and the log has the reason each time."""
    before_deletion = hook("PreDeleteClient", userid=service["userid"])
    whmcs.settings["api_key"] = live_api.create_key("lifecycle")
    lines = _play(whmcs, before_deletion, before_deletion)
    whmcs.connect(closed_port(), tenant.key)
    lines += _play(whmcs, before_deletion)

    assert len(lines) == 3
    assert all("Access records disabled: 0, not all. " in line for line in lines)
    assert "records:read" in lines[0]
    assert tenant.record(service["serviceid"])["enabled"]


def test_a_broken_record_does_not_stop_the_others(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """A record that was edited outside of the API is passed over before the client's deletion."""
    second = new_id()
    tenant.put(second, client_id=service["userid"])
    tenant.edit_row(service["serviceid"])

    [line] = _play(whmcs, hook("PreDeleteClient", userid=service["userid"]))

    assert "Access records disabled: 1. " in line
    assert not tenant.record(second)["enabled"]


def test_another_clients_event_changes_nothing(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """An event that names a client who does not own the record leaves it alone."""
    before = tenant.record(service["serviceid"])
    wrong = {"serviceid": service["serviceid"], "userid": new_id()}
    _play(
        whmcs,
        hook("AfterModuleTerminate", params=wrong),
        hook("ServiceDelete", serviceid=wrong["serviceid"], clientId=wrong["userid"]),
    )

    assert tenant.record(service["serviceid"]) == before


@pytest.mark.parametrize("variables", [{}, {"params": None}, {"params": "x"}, {"userid": "1 or 1"}])
def test_odd_arguments_do_nothing(whmcs: Whmcs, variables: dict[str, Any]) -> None:
    """Whatever a hook is given, it neither throws nor prints nor calls."""
    names = [*MODULE_HOOKS, "ServiceEdit", "ServiceDelete", "AfterClientMerge", "PreDeleteClient"]
    outcome = whmcs.play(*[hook(name, **variables) for name in names])

    assert outcome.faults == []
    assert {(step.thrown, step.printed) for step in outcome.steps} == {(None, "")}
    assert outcome.module_log == []


def test_before_the_addon_is_set_up_nothing_is_said(whmcs: Whmcs, service: dict[str, int]) -> None:
    """An addon without address and key stays silent, nightly run included."""
    whmcs.settings.clear()
    steps = [
        hook("AfterModuleSuspend", params=service),
        hook("AfterClientMerge", toUserID=1, fromUserID=2),
        hook("PreDeleteClient", userid=service["userid"]),
        hook("DailyCronJob"),
    ]

    assert _play(whmcs, *steps) == []


def test_a_moved_service_is_hidden_at_once(
    whmcs: Whmcs, tenant: Tenant, service: dict[str, int], new_id: NewId
) -> None:
    """WHMCS has no hook for a move: no owner sees the section, the night disables the record."""
    old_owner, new_owner = service["userid"], new_id()
    shown = whmcs.play(section(service["serviceid"]), client=old_owner)
    assert "acme" in shown.results[0][0]
    whmcs.tables["tblhosting"][0]["userid"] = new_owner
    whmcs.add("tblclients", id=new_owner, language="english")

    for client in (old_owner, new_owner):
        assert whmcs.play(section(service["serviceid"]), client=client).results == [[""]]
    [line] = _play(whmcs, hook("DailyCronJob"))

    assert "moved to another client (disabled, login dropped): 1" in line
    record = tenant.record(service["serviceid"])
    assert (record["client_id"], record["enabled"]) == (new_owner, False)
    assert record["has_password"] is False


def test_a_missing_scope_is_told_once_by_its_name(
    whmcs: Whmcs, live_api: LiveApi, service: dict[str, int]
) -> None:
    """A key without the scope for events brings one line an hour, which names the scope."""
    whmcs.settings["api_key"] = live_api.create_key("render")
    suspended = hook("AfterModuleSuspend", params=service)

    [line] = _play(whmcs, suspended, suspended, elapse(70), suspended)
    assert "lacks the scope lifecycle" in line
    assert "nightly reconciliation" in line
    assert _play(whmcs, suspended) == []
    assert len(_play(whmcs, elapse(3700), suspended)) == 1


def test_the_trail_says_who_did_it(whmcs: Whmcs, tenant: Tenant, service: dict[str, int]) -> None:
    """The administrator where one is logged in, by id without the table of staff, else WHMCS."""
    suspended = hook("AfterModuleSuspend", params=service)
    unsuspended = hook("AfterModuleUnsuspend", params=service)
    add_staff(whmcs)
    _play(whmcs, suspended, SESSION, unsuspended)
    _play(whmcs, {"do": "sql", "text": "drop table tbladmins"}, SESSION, suspended)

    events = tenant.events(service_id=service["serviceid"])
    actors = [event["actor"] for event in events if event["action"] != "record.created"]
    assert actors[:3] == ["whmcs admin 3", "grace", "whmcs"]
