"""`mode=patch`: each row means a PATCH with the columns that the file has."""

import json
from typing import Any

import httpx
import pytest

from tests.support.problem import refused_members
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

STORED = "canary-stored"
TEXTS = {
    "netflow_url": "https://example.com/",
    "username": "acme",
    "group": "DC1",
    "ip_address": "192.0.2.1",
    "notes": "old",
}


def send(
    tenant: Tenant, content: str, media_type: str = "text/csv", **query: str
) -> httpx.Response:
    return tenant.call(
        "POST",
        "/v1/imports",
        content=content.encode(),
        headers={"Content-Type": media_type},
        params={"mode": "patch", **query},
    )


def counts(tenant: Tenant, content: str, **query: str) -> tuple[int, int, int]:
    answer = send(tenant, content, **query)
    assert answer.status_code == 200, answer.text
    return tuple(answer.json()[name] for name in ("created", "updated", "unchanged"))


@pytest.fixture
def stored(tenant: Tenant) -> Tenant:
    """Give a tenant whose service 1 of client 56 has a disabled record with every member."""
    tenant.put(1, client_id=56, enabled=False, password=STORED, **TEXTS)
    return tenant


def shown(tenant: Tenant) -> dict[str, Any]:
    record = tenant.record(1)
    members = {name: record[name] for name in ("client_id", "enabled", *TEXTS)}
    return members | {"password": tenant.password(1)}


ALL = {"client_id": 56, "enabled": False, **TEXTS, "password": STORED}


def test_columns_that_the_file_lacks_stay(stored: Tenant) -> None:
    """One column changes, everything else stays as it is, the password and `enabled` included."""
    assert counts(stored, "service_id,notes\r\n1,new\r\n") == (0, 1, 0)
    assert shown(stored) == ALL | {"notes": "new"}


def test_blank_cells_clear_texts_and_nothing_else(stored: Tenant) -> None:
    """Blank texts are null; blank password, client, flags and lender are left out."""
    columns = ("service_id", *TEXTS, "password", "client_id", "enabled", "clear_password")
    file = ",".join((*columns, "reuse_login_from")) + "\r\n1" + "," * len(columns) + "\r\n"
    assert counts(stored, file) == (0, 1, 0)
    assert shown(stored) == ALL | dict.fromkeys(TEXTS)


def test_another_client_does_not_get_the_login(stored: Tenant) -> None:
    """A row that moves the record drops URL, username and password, as PATCH does."""
    assert counts(stored, "service_id,client_id,group\r\n1,57,DC2\r\n") == (0, 1, 0)
    gone = dict.fromkeys(("netflow_url", "username", "password"))
    assert shown(stored) == ALL | gone | {"client_id": 57, "group": "DC2"}


def test_a_row_re_uses_a_login_though_its_login_cells_are_blank(stored: Tenant) -> None:
    """Blank login cells beside `reuse_login_from` do not contradict it."""
    stored.put(2, client_id=56, username="old")
    file = "service_id,username,password,reuse_login_from\r\n2,,,1\r\n"
    assert counts(stored, file) == (0, 1, 0)
    assert (stored.record(2)["username"], stored.password(2)) == ("acme", STORED)


def test_a_line_of_json_is_a_merge_patch(stored: Tenant) -> None:
    """What is left out stays, and null clears, the password too."""
    line = json.dumps({"service_id": 1, "group": None, "password": None, "enabled": True})
    assert send(stored, line, "application/x-ndjson").json()["updated"] == 1
    assert shown(stored) == ALL | {"group": None, "password": None, "enabled": True}


@pytest.mark.parametrize("lender", ["", ",1"])
def test_services_without_a_record_are_errors_and_nothing_is_stored(
    stored: Tenant, lender: str
) -> None:
    """All or nothing, whichever way the file is read; a service twice is an error as ever."""
    head = "service_id,notes" + (",reuse_login_from" if lender else "")
    stored.put(3, client_id=56)
    file = f"{head}\r\n3,new{lender}\r\n9,new{lender}\r\n3,x{lender}\r\n"
    answer = send(stored, file)
    errors = [(error["line"], error["code"]) for error in answer.json()["errors"]]
    assert (answer.status_code, errors) == (422, [(3, "no_record"), (4, "duplicate")])
    assert stored.record(3)["notes"] is None
    assert stored.found() == [1, 3]


def test_null_for_the_client_is_refused_as_in_a_patch(stored: Tenant) -> None:
    """A record always has a client and a flag."""
    line = json.dumps({"service_id": 1, "client_id": None, "enabled": None})
    answer = send(stored, line, "application/x-ndjson")
    assert refused_members(answer) == {"/client_id": "int_type", "/enabled": "bool_type"}


@pytest.mark.parametrize("guess", [STORED, "canary-wrong"])
def test_a_dry_run_confirms_no_password(stored: Tenant, guess: str) -> None:
    """A right and a wrong guess count alike, and nothing is stored."""
    assert counts(stored, f"service_id,password\r\n1,{guess}\r\n", dry_run="true") == (0, 1, 0)
    assert shown(stored) == ALL


def test_every_change_is_in_the_trail(stored: Tenant) -> None:
    """The record has an event of its own, the import another; an unchanged record has none."""
    stored.put(2, client_id=56, notes="new")
    before = len(stored.events())
    assert counts(stored, "service_id,notes\r\n1,new\r\n2,new\r\n") == (0, 1, 1)
    events = stored.events()
    assert len(events) == before + 2
    assert {event["action"] for event in events[:2]} == {"record.updated", "import.applied"}


def test_a_broken_record_is_not_patched_and_the_message_says_what_replaces_it(
    stored: Tenant,
) -> None:
    """A patch cannot replace a record whose seal does not open, even with a password."""
    run_sql(
        stored.api.settings,
        "UPDATE access_records SET client_id = 57 WHERE installation_id = ?",
        stored.installation_id,
    )
    answer = send(stored, "service_id,password\r\n1,canary-new\r\n")
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["code"]) == (422, "broken_record")
    assert "replace it by an import or PUT with a password" in error["message"]
