"""SQLite keeps any value in any column: an odd one breaks its own row, and stops no list."""

import pytest

from app.storage.contents import stored_columns
from app.storage.tables import access_records
from tests.support.keys import make_key
from tests.support.problem import problem_of
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

LATIN_1 = "CAST(X'61ff62' AS TEXT)"
ODD = {"text": "'abc'", "bytes": "X'ff00'", "float": "1.5", "text that is not UTF-8": LATIN_1}
COLUMNS = [each.name for each in stored_columns(access_records) if not each.primary_key]
# Of these an odd value means what it can mean: a text that nothing vouches for.
LENIENT = {
    "bytes": set[str](),
    "text that is not UTF-8": {"notes", "service_status", "needs_review"},
}
READS = (
    "/v1/access-records/{}",
    "/v1/access-records/{}/explanation?client_id=5",
    "/v1/access-records/{}/merge-fields?client_id=5",
    "/v1/access-records/{}/client-area?client_id=5&status=Active&language=english",
    "/v1/access-records/{}/client-area?client_id=5",
    "/v1/access-records?limit=500",
    "/v1/access-records?q=findme&updated_since=2020-01-01T00:00:00Z",
    "/v1/clients/5/logins",
    "/v1/exports?format=csv",
    "/v1/exports?format=ndjson",
)


@pytest.mark.parametrize("odd", ODD)
def test_no_value_stops_a_read(tenant: Tenant, odd: str) -> None:
    """Whatever a column holds, the row is listed beside the others, and the page renders."""
    services = range(1, len(COLUMNS) + 1)
    for service_id, column in zip(services, COLUMNS, strict=True):
        tenant.put(service_id, client_id=5, username="u", password="p", notes="n")
        tenant.edit_row(service_id, f"{column} = {ODD[odd]}")
    tenant.put(100, client_id=5, username="findme")
    for path in READS:
        for service_id in services if "{}" in path else [0]:
            response = tenant.call("GET", path.format(service_id))
            assert response.status_code == 200, (path, COLUMNS[service_id - 1], response.text)
    assert tenant.found(limit=500) == [*services, 100]
    assert tenant.found(q="findme") == [100]


@pytest.mark.parametrize("odd", LENIENT)
def test_an_odd_row_is_broken_and_can_be_repaired(tenant: Tenant, odd: str) -> None:
    """It is 409 for a PATCH and left alone by events, until a PUT or DELETE takes its place."""
    event = {"event": "suspended", "service_id": 1, "client_id": 5}
    for column in set(COLUMNS) - LENIENT[odd]:
        for repair in ("PUT", "DELETE"):
            tenant.put(1, client_id=5, password="p")
            tenant.edit_row(1, f"{column} = {ODD[odd]}")
            assert tenant.record(1)["integrity"] == "broken", column
            problem_of(tenant.patch(1, notes="x"), 409)
            assert tenant.post("/v1/service-events", event).json() == {"applied": False}
            body = {"client_id": 5, "password": "new"} if repair == "PUT" else None
            answer = tenant.call(repair, "/v1/access-records/1", json=body)
            assert answer.is_success, (column, answer.text)
            if repair == "PUT":
                assert tenant.record(1)["integrity"] == "ok", column
        assert not tenant.has_record(1)


def test_a_text_for_an_id_is_no_service(tenant: Tenant) -> None:
    """A row that no service has is not listed, exported or reconciled, and stops none of it."""
    for service_id in (1, 2):
        tenant.put(service_id, client_id=5)
    tenant.edit_row(2, "service_id = 'two'")
    assert tenant.found() == [1]
    exported = tenant.call("GET", "/v1/exports?format=csv").text
    assert [line.split(",")[0] for line in exported.splitlines()] == ["service_id", "1"]
    headers = {"Content-Type": "application/x-ndjson"}
    listed = '{"service_id": 1, "client_id": 5, "status": "Active"}\n{"end": true, "count": 1}\n'
    answer = tenant.call("POST", "/v1/reconciliations", content=listed, headers=headers)
    assert answer.json()["records"] == 1


@pytest.mark.parametrize("value", [*ODD.values(), "'[]'", "''"])
def test_the_trail_goes_on(tenant: Tenant, value: str) -> None:
    """An event that was edited outside the service is listed with its readable parts."""
    tenant.put(1, client_id=5)
    for column in ("changes", "at", "actor", "action", "request_id"):
        tenant.put(1, client_id=5, notes=column)
        (newest, *_) = tenant.events(service_id=1)
        run_sql(
            tenant.api.settings,
            f"UPDATE audit_events SET {column} = {value} WHERE id = ?",
            newest["id"],
        )
    events = tenant.events(service_id=1)
    assert len(events) == 6
    assert events[4]["changes"] == {"changes": "unreadable"}


def test_an_odd_key_stops_no_other(tenant: Tenant) -> None:
    """A key whose row holds what no key can is no key; every other one goes on working."""
    for column in ("scopes", "name", "created_at", "expires_at"):
        for value in ("X'ff00'", LATIN_1, "'abc'"):
            key, text = make_key(tenant.api, "mail", installation_id=tenant.installation_id)
            run_sql(
                tenant.api.settings, f"UPDATE api_keys SET {column} = {value} WHERE id = ?", key.id
            )
            tenant.api.refresh_keys()
            problem_of(tenant.api.call("GET", "/v1/whoami", key=text), 401)
            listed = tenant.get("/v1/api-keys")["items"]
            assert key.id not in [item["id"] for item in listed]


def test_odd_settings_are_replaced(tenant: Tenant) -> None:
    """Settings whose row holds what no settings can are 409, and a PATCH writes them anew."""
    for column in ("chosen", "version", "seal"):
        tenant.change_settings(show_group=False)
        run_sql(
            tenant.api.settings,
            f"UPDATE display_settings SET {column} = X'ff00' WHERE installation_id = ?",
            tenant.installation_id,
        )
        problem_of(tenant.call("GET", "/v1/settings"), 409)
        tenant.change_settings(show_username=False)
        assert tenant.get("/v1/settings")["show_group"] is True
