"""The run over the full list of services: a dry run and the run itself, and what they refuse."""

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Connection, delete

from app.provisioning import run as runs
from app.provisioning.turns import take_turns
from app.records import reader
from app.storage.tables import access_records
from tests.support.problem import problem_of
from tests.support.provisioning import (
    PRODUCT,
    created,
    listing,
    run,
    service,
    set_rule,
    try_run,
)
from tests.support.tenant import Tenant

OTHER_PRODUCT = PRODUCT + 1


def _counts(report: dict[str, Any]) -> dict[str, Any]:
    names = ("services", "existing", "without_rule", "not_visible", "invalid_count")
    return {name: report[name] for name in names} | {"created": report["created"]["service_ids"]}


@pytest.fixture
def services(tenant: Tenant) -> list[dict[str, object]]:
    """Give services of which each counts in another place."""
    tenant.put(1, client_id=56)
    set_rule(tenant, group="{domain}", username="c{client_id}", password="generate")
    return [
        service(6, domain="a.example.com"),
        service(1, status="Terminated"),
        service(2, product_id=OTHER_PRODUCT, status="Terminated"),
        service(3, status="Suspended"),
        service(4, status="Cancelled"),
        service(5, domain="\u0007"),
        service(7, client_id=57),
    ]


WANTED = {
    "services": 7,
    "existing": 1,
    "without_rule": 1,
    "not_visible": 2,
    "invalid_count": 1,
    "created": [6, 7],
}


def test_a_dry_run_is_what_the_run_does(tenant: Tenant, services: list[dict[str, object]]) -> None:
    """Left out, `dry_run` is true: nothing is stored. The run reports the same, and stores it."""
    planned = run(tenant, services)
    assert planned["dry_run"] is True
    assert _counts(planned) == WANTED
    assert not tenant.has_record(6)
    done = run(tenant, services, dry_run="false")
    assert done == planned | {"dry_run": False}
    assert done["invalid"] == [
        {
            "service_id": 5,
            "pointer": "/group",
            "code": "unseen_character",
            "message": "Must not contain control characters, such as a tab.",
        }
    ]
    assert tenant.record(6)["username"] == "c56"
    assert [event["action"] for event in tenant.events()[:3]] == [
        "record.provisioning_failed",
        "record.provisioned",
        "record.provisioned",
    ]
    assert tenant.events()[0]["changes"] == {"count": 1, "service_ids": [5]}
    again = run(tenant, services, dry_run="false")
    assert _counts(again) == WANTED | {"existing": 3, "created": []}


@pytest.mark.parametrize("dry_run", ["true", "false"])
def test_later_services_use_the_logins_of_earlier_ones(tenant: Tenant, dry_run: str) -> None:
    """Without that, the second service of a client would be refused: its username is taken."""
    set_rule(tenant, username="c{client_id}", password="generate")
    report = run(
        tenant, [service(number, 56 + number % 2) for number in range(1, 301)], dry_run=dry_run
    )
    assert (report["created"]["count"], report["invalid_count"]) == (300, 0)
    if dry_run == "false":
        passwords = {tenant.password(number) for number in range(1, 301)}
        assert len(passwords) == 2


@pytest.mark.parametrize("dry_run", ["true", "false"])
def test_usernames_within_the_run_are_taken(tenant: Tenant, dry_run: str) -> None:
    """Two clients whose template gives the same name in another case: the second is refused."""
    set_rule(tenant, username="{domain}")
    report = run(tenant, [service(1, 56, domain="A"), service(2, 57, domain="a")], dry_run=dry_run)
    assert report["created"]["service_ids"] == [1]
    assert [item["code"] for item in report["invalid"]] == ["username_taken"]


@pytest.mark.parametrize("dry_run", ["true", "false"])
def test_a_disabled_record_lends_nothing_in_a_run(tenant: Tenant, dry_run: str) -> None:
    """A rule whose records start disabled makes a login for each service."""
    set_rule(tenant, username="s{service_id}", record_enabled=False)
    assert run(tenant, [service(1), service(2)], dry_run=dry_run)["created"]["count"] == 2
    if dry_run == "false":
        assert tenant.record(2)["username"] == "s2"


def test_records_are_made_for_clients_alone_that_have_the_turn(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that is deleted while the run waits counts as there: the next run makes it again."""
    set_rule(tenant, username="c{client_id}")
    tenant.put(1, client_id=56)

    def delete_before(connection: Connection, installation_id: int, clients: Iterable[int]) -> None:
        connection.execute(delete(access_records).where(access_records.c.service_id == 1))
        take_turns(connection, installation_id, clients)

    listed = [service(1, 56), service(2, 57)]
    with monkeypatch.context() as patched:
        patched.setattr(runs, "take_turns", delete_before)
        report = run(tenant, listed, dry_run="false")
    assert (report["services"], report["existing"]) == (2, 1)
    assert report["created"]["service_ids"] == [2]
    assert run(tenant, listed, dry_run="false")["created"]["service_ids"] == [1]


def test_records_that_are_there_are_not_opened(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every night most services have theirs: a run asks for their ids alone."""
    set_rule(tenant)
    tenant.put(1, client_id=56)
    monkeypatch.setattr(reader, "open_row", lambda *_: pytest.fail("a record was opened"))
    for dry_run in ("true", "false"):
        assert run(tenant, [service(1)], dry_run=dry_run)["existing"] == 1


BAD = {
    "no end": '{"service_id": 1, "client_id": 2, "product_id": 7, "status": "Active"}\n',
    "wrong count": listing([service(1)], count=2),
    "a service twice": listing([service(1), service(1)]),
    "no status": listing([{"service_id": 1, "client_id": 2, "product_id": 7}]),
    "an event": listing([{"event": "created"} | service(1)]),
    "unknown member": listing([service(1, canary=1)]),
    "no product": listing([{"service_id": 1, "client_id": 2, "status": "Active"}]),
    "after the end": listing([service(1)]) + listing([service(2)]),
    "a long line": listing([service(1)]).replace("\n", " " * 70_000 + "\n", 1),
    "no JSON": "canary\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_list_creates_nothing(tenant: Tenant, name: str) -> None:
    """422 for the whole, before the first record, never with what was sent."""
    set_rule(tenant)
    response = try_run(tenant, BAD[name], dry_run="false")
    problem_of(response, 422)
    assert "canary" not in response.text
    assert not tenant.has_record(1)


def test_addresses_of_a_thousand_strings_fit_into_a_line(tenant: Tenant) -> None:
    """A line has 64 KiB."""
    set_rule(tenant, ip_address="assigned")
    addresses = [f"2001:db8:{number:x}:ffff:ffff:ffff:ffff:ffff" for number in range(1_000)]
    assert run(tenant, [service(1, assigned_ips=addresses)])["invalid"][0]["code"] == "too_long"


def test_can_be_provisioned_is_said_of_missing_records_only(tenant: Tenant) -> None:
    """Only with an enabled rule, at once; every other miss stays what it was."""

    def asked(service_id: int, client_id: int = 56) -> dict[str, Any]:
        path = f"/v1/access-records/{service_id}/merge-fields"
        return dict(tenant.get(path, client_id=client_id))

    tenant.put(1, client_id=56, enabled=False)
    assert [asked(number)["can_be_provisioned"] for number in (1, 2)] == [False, False]
    set_rule(tenant, enabled=False)
    assert not asked(2)["can_be_provisioned"]
    set_rule(tenant)
    assert [asked(1)["can_be_provisioned"], asked(1, 57)["can_be_provisioned"]] == [False, False]
    assert asked(2)["can_be_provisioned"]
    assert created(tenant, 2)
    answer = asked(2)
    assert (answer["can_be_provisioned"], answer["merge_fields"]["netflow_enabled"]) == (
        False,
        True,
    )
