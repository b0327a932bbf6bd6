"""Rows edited outside the service, and requests meant to exhaust it, have limited effects."""

import json

from tests.records.conftest import Records
from tests.support.problem import problem_of
from tests.support.sql import run_sql
from tests.support.tenant import Tenant


def test_a_broken_row_does_not_name_its_owner(record: Records) -> None:
    """A PUT that leaves the client out is refused on a broken record: the owner may be forged."""
    record.make(client_id=5, password="old")
    run_sql(
        record.api.settings,
        "UPDATE access_records SET client_id = 666 WHERE service_id = ?",
        record.service_id,
    )
    refused = record.put({"username": "z", "password": "new secret"})
    (error,) = problem_of(refused, 422)["errors"]
    assert (error["pointer"], error["code"]) == ("/client_id", "client_required")
    assert record.put({"client_id": 5, "password": "new secret"}).json()["client_id"] == 5


def test_a_time_beyond_the_calendar_is_shown_as_the_last_one(record: Records) -> None:
    """A moment that no calendar has does not stop the list that it stands in."""
    record.make(client_id=5)
    run_sql(
        record.api.settings,
        "UPDATE access_records SET updated_at = 9223372036854775807 WHERE service_id = ?",
        record.service_id,
    )
    assert record.get().json()["updated_at"].startswith("9999-12-31")


def test_an_unknown_member_may_have_the_name_of_an_event(tenant: Tenant) -> None:
    """Members that are named as an event are unknown like any other."""
    for name in ("deleted", "suspended", "client_merged"):
        body = {"event": "suspended", "service_id": 1, "client_id": 5, name: 1}
        (error,) = problem_of(tenant.post("/v1/service-events", body), 422)["errors"]
        assert (error["pointer"], error["code"]) == ("/<unknown>", "extra_forbidden")


def test_a_flood_of_errors_is_cut(tenant: Tenant) -> None:
    """Thousands of unknown members give a hundred errors, and of an import twenty a row."""
    members = {f"m{number}": 1 for number in range(5_000)}
    refused = tenant.call("PUT", "/v1/access-records/1", json=members)
    assert len(problem_of(refused, 422)["errors"]) == 100
    line = json.dumps({"service_id": 1, **members})
    headers = {"Content-Type": "application/x-ndjson"}
    refused = tenant.call("POST", "/v1/imports", content=f"{line}\n{line}\n", headers=headers)
    assert problem_of(refused, 422)["error_count"] == 40


def test_a_header_of_a_thousand_columns_is_refused_at_once(tenant: Tenant) -> None:
    """A header longer than all that an import takes is one error."""
    headers = {"Content-Type": "text/csv"}
    content = "service_id" + "," * 60_000
    refused = tenant.call("POST", "/v1/imports", content=content, headers=headers)
    (error,) = problem_of(refused, 422)["errors"]
    assert error["code"] == "too_many_columns"


def test_a_list_of_services_ends_with_true(tenant: Tenant) -> None:
    """The number 1 does not end a list, and neither does false."""
    headers = {"Content-Type": "application/x-ndjson"}
    path = "/v1/reconciliations?dry_run=true"
    for end in ("1", "false"):
        content = f'{{"end": {end}, "count": 0}}'
        problem_of(tenant.call("POST", path, content=content, headers=headers), 422)
    content = '{"end": true, "count": 0}\n'
    assert tenant.call("POST", path, content=content, headers=headers).status_code == 200


def test_many_terminations_at_once_are_refused_even_if_records_are_kept(tenant: Tenant) -> None:
    """A list that terminates everything needs force, whatever becomes of the records then."""
    tenant.call("PATCH", "/v1/settings", json={"on_terminate": "keep"})
    for service in range(1, 13):
        tenant.call("PUT", f"/v1/access-records/{service}", json={"client_id": 5})
    lines = [
        {"service_id": service, "client_id": 5, "status": "Terminated"} for service in range(1, 13)
    ]
    content = "\n".join(map(json.dumps, [*lines, {"end": True, "count": 12}]))
    headers = {"Content-Type": "application/x-ndjson"}
    refused = tenant.call("POST", "/v1/reconciliations", content=content, headers=headers)
    assert problem_of(refused, 409)["type"] == "/problems/too-drastic"
