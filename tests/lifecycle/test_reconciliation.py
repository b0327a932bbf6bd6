"""Reconciliation: the full list of services against every record."""

from typing import Any

import pytest

from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.service_lists import TALLIES, Service, listing, report_of, send
from tests.support.tenant import Tenant


def _state(tenant: Tenant) -> list[Any]:
    items = tenant.get("/v1/access-records", limit=500)["items"]
    return [(item, tenant.password(item["service_id"])) for item in items]


@pytest.fixture
def records(tenant: Tenant) -> Tenant:
    """Give services 1 to 6 of client 56."""
    for service_id in range(1, 7):
        tenant.put(service_id, client_id=56, username="acme", password="s3cret")
    tenant.patch(6, enabled=False)
    return tenant


MIXED: list[Service] = [
    (1, 56, "Active"),
    (2, 57, "Active"),
    (3, 56, "Terminated"),
    (4, 56, "Suspended"),
    (99, 1, "Active"),
]
"""Service 2 has another owner, 3 ended, 5 and 6 are gone; 6 is disabled already."""

EXPECTED: dict[str, Any] = {
    "dry_run": False,
    "services": 5,
    "records": 6,
    "orphaned": [5],
    "owner_changed": [2],
    "terminated": [3],
    "status_changed": [1, 2, 3, 4],
    "broken": [],
}


def test_differences_are_fixed(records: Tenant) -> None:
    """Owners, ended services, statuses and orphans, each as its event; nothing is deleted."""
    assert report_of(send(records, listing(MIXED))) == EXPECTED
    state = {item["service_id"]: item for item, _ in _state(records)}
    names = ("client_id", "enabled", "has_password", "service_status")
    assert {key: tuple(item[name] for name in names) for key, item in state.items()} == {
        1: (56, True, True, "Active"),
        2: (57, False, False, "Active"),
        3: (56, False, True, "Terminated"),
        4: (56, True, True, "Suspended"),
        5: (56, False, True, None),
        6: (56, False, True, None),
    }
    run, *events = records.events()[:6]
    actions = {event["service_id"]: event["action"] for event in events}
    assert actions == {
        1: "service.status_changed",
        2: "service.owner_changed",
        3: "service.terminated",
        4: "service.status_changed",
        5: "service.missing",
    }
    assert (run["action"], run["service_id"]) == ("reconciliation.applied", None)
    assert run["changes"] == {"services": 5, "records": 6, "broken": 0} | {
        name: len(EXPECTED[name]) for name in TALLIES
    }


def test_a_second_run_finds_nothing(records: Tenant) -> None:
    """The same list again changes no record, reports nothing to do, and is noted as a run."""
    send(records, listing(MIXED))
    before, events = _state(records), records.events()
    report = report_of(send(records, listing(reversed(MIXED))))
    assert report == EXPECTED | {name: [] for name in TALLIES}
    run, *earlier = records.events()
    assert (_state(records), earlier) == (before, events)
    assert run["action"] == "reconciliation.applied"


def test_a_dry_run_tells_and_changes_nothing(records: Tenant) -> None:
    """A dry run has the same report and leaves records and trail alone."""
    before, events = _state(records), records.events()
    report = report_of(send(records, listing(MIXED), dry_run="true"))
    assert report == EXPECTED | {"dry_run": True}
    assert (_state(records), records.events()) == (before, events)


@pytest.mark.parametrize("status", ["Terminated", "Cancelled", "Fraud"])
@pytest.mark.parametrize("on_terminate", ["disable", "delete", "keep"])
def test_ended_services(tenant: Tenant, status: str, on_terminate: str) -> None:
    """Terminated, cancelled and fraud services are treated as the setting says, once."""
    tenant.put(1, client_id=56, password="s3cret")
    tenant.change_settings(on_terminate=on_terminate)
    report = report_of(send(tenant, listing([(1, 56, status)])))
    assert (report["terminated"], report["status_changed"]) == ([1], [1])
    if on_terminate == "delete":
        assert not tenant.has_record(1)
    else:
        record = tenant.record(1)
        assert (record["service_status"], record["enabled"]) == (status, on_terminate == "keep")
    again = report_of(send(tenant, listing([(1, 56, status)])))
    assert all(again[name] == [] for name in TALLIES)


def test_a_record_that_outlived_its_service_goes_with_the_setting(tenant: Tenant) -> None:
    """Ended under `disable`, a record is deleted by the next list under `delete`."""
    tenant.put(1, client_id=56)
    ended = listing([(1, 56, "Terminated")])
    send(tenant, ended)
    tenant.change_settings(on_terminate="delete")
    assert report_of(send(tenant, ended, dry_run="true"))["terminated"] == [1]
    assert report_of(send(tenant, ended))["terminated"] == [1]
    assert not tenant.has_record(1)


def test_an_ended_service_of_another_owner(tenant: Tenant) -> None:
    """A service that moved and ended is told as both, and its password is gone."""
    tenant.put(1, client_id=56, password="s3cret")
    report = report_of(send(tenant, listing([(1, 57, "Cancelled")])))
    assert (report["owner_changed"], report["terminated"]) == ([1], [1])
    assert tenant.password(1) is None
    assert tenant.record(1)["client_id"] == 57


@pytest.mark.parametrize("on_terminate", ["disable", "delete"])
def test_broken_records_are_left_alone(records: Tenant, on_terminate: str) -> None:
    """A broken record that differs is listed as broken, and stays as it is."""
    records.change_settings(on_terminate=on_terminate)
    for service_id in (2, 3, 5):
        records.edit_row(service_id, "username = 'edited'")
    before = [records.record(service_id) for service_id in (2, 3, 5)]
    report = report_of(send(records, listing(MIXED)))
    assert report["broken"] == [2, 3, 5]
    assert report["owner_changed"] == report["terminated"] == report["orphaned"] == []
    assert report["status_changed"] == [1, 4]
    assert [records.record(service_id) for service_id in (2, 3, 5)] == before


def test_other_installations_are_not_compared(records: Tenant) -> None:
    """A list concerns the records of its key's installation only."""
    other = Tenant.of(records.api)
    report = report_of(send(other, listing(MIXED)))
    assert report["records"] == 0
    assert all(report[name] == [] for name in TALLIES)
    assert records.record(5)["enabled"] is True


@pytest.fixture(scope="module")
def crowd(live_api: LiveApi) -> Tenant:
    """Give 50 records, which no test changes: ten may go without asking, eleven may not."""
    tenant = Tenant.of(live_api)
    for service_id in range(1, 51):
        tenant.put(service_id, client_id=56, password="s3cret")
    send(tenant, listing((number, 56, "Active") for number in range(1, 51)))
    return tenant


def _without(kind: str, number: int) -> str:
    """Return a list by which that many of the fifty records are taken away."""
    if kind == "orphaned":
        return listing((service_id, 56, "Active") for service_id in range(number + 1, 51))
    taken = (57, "Active") if kind == "owner_changed" else (56, "Terminated")
    return listing(
        (service_id, *(taken if service_id <= number else (56, "Active")))
        for service_id in range(1, 51)
    )


@pytest.mark.parametrize("kind", ["orphaned", "owner_changed", "terminated"])
def test_too_much_at_once_is_refused(crowd: Tenant, kind: str) -> None:
    """More than ten records and a fifth is 409 and changes nothing; a dry run is never 409."""
    before = _state(crowd)
    problem = problem_of(send(crowd, _without(kind, 11)), 409)
    assert problem["type"] == "/problems/too-drastic"
    assert _state(crowd) == before
    report = report_of(send(crowd, _without(kind, 11), dry_run="true"))
    assert len(report[kind]) == 11
    assert _state(crowd) == before


def test_an_empty_list_is_not_believed(crowd: Tenant) -> None:
    """A list of nothing would disable everything: 409."""
    problem_of(send(crowd, listing([])), 409)


@pytest.mark.parametrize("kind", ["orphaned", "owner_changed", "terminated"])
def test_as_much_as_is_allowed(tenant: Tenant, kind: str) -> None:
    """Ten of fifty are taken away without asking; with `force` any number is."""
    for service_id in range(1, 13):
        tenant.put(service_id, client_id=56)
    services = [(number, 56, "Active") for number in range(1, 13)]
    send(tenant, listing(services))
    taken: dict[str, Service | None] = {"owner_changed": (0, 57, "Active"), "orphaned": None}
    change = taken.get(kind, (0, 56, "Fraud"))

    def after(number: int) -> str:
        moved = [] if change is None else [(key, *change[1:]) for key, *_ in services[:number]]
        return listing([*moved, *services[number:]])

    assert len(report_of(send(tenant, after(10), dry_run="true"))[kind]) == 10
    problem_of(send(tenant, after(11)), 409)
    assert len(report_of(send(tenant, after(10)))[kind]) == 10
    assert len(report_of(send(tenant, after(12), force="true"))[kind]) == 2
