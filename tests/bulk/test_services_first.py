"""Imports that begin with the services of WHMCS: clients are filled in, others are errors."""

import json
from typing import Any

import pytest

from tests.support.tenant import Tenant

NDJSON = "application/x-ndjson"
SERVICES = {5001: 56, 5002: 57, 5003: 56}


def listing(services: dict[int, int], end: str | None = None) -> str:
    lines = [
        {"service_id": service_id, "client_id": client_id, "status": "Active"}
        for service_id, client_id in services.items()
    ]
    last = json.dumps({"end": True, "count": len(services)}) if end is None else end
    return "".join(json.dumps(line) + "\n" for line in lines) + last + "\n"


def send(tenant: Tenant, content: str | bytes, media_type: str, **query: str) -> dict[str, Any]:
    """Import a file after the services, and return the answer."""
    file = content.encode() if isinstance(content, str) else content
    answer = tenant.call(
        "POST",
        "/v1/imports",
        content=listing(SERVICES).encode() + file,
        headers={"Content-Type": media_type},
        params={"services_first": "true", **query},
    )
    return {"status": answer.status_code, **answer.json()}


def errors(answer: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(error["line"], error["pointer"], error["code"]) for error in answer["errors"]]


FILES: dict[str, tuple[str | bytes, str]] = {
    "CSV": ("service_id,username\r\n5001,a\r\n5002,b\r\n", "text/csv"),
    "UTF-16 with tabs": (
        "service_id\tusername\r\n5001\ta\r\n5002\tb\r\n".encode("utf-16"),
        "text/csv",
    ),
    "a byte order mark and CR": (b"\xef\xbb\xbfservice_id;username\r5001;a\r5002;b\r", "text/csv"),
    "a blank column": ("service_id,client_id,username\r\n5001,,a\r\n5002,,b\r\n", "text/csv"),
    "NDJSON": (
        '{"service_id": 5001, "username": "a"}\n{"service_id": 5002, "username": "b"}\n',
        NDJSON,
    ),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("mode", ["upsert", "create"])
def test_the_client_is_filled_in(tenant: Tenant, name: str, mode: str) -> None:
    """A file without clients makes records of the clients that WHMCS has."""
    answer = send(tenant, *FILES[name], mode=mode)
    assert (answer["status"], answer.get("created")) == (200, 2), answer
    records = [tenant.record(service_id) for service_id in (5001, 5002)]
    assert [(record["client_id"], record["username"]) for record in records] == [
        (56, "a"),
        (57, "b"),
    ]


@pytest.mark.parametrize("lender", ["", ",5001"])
@pytest.mark.parametrize("dry_run", ["true", "false"])
def test_rows_that_whmcs_knows_otherwise_are_errors(
    tenant: Tenant, lender: str, dry_run: str
) -> None:
    """A service that WHMCS lacks, or has for another client, is named by its line in the file."""
    head = "service_id,client_id" + (",reuse_login_from" if lender else "")
    tenant.put(5001, client_id=56)
    file = f"{head}\r\n5003,56{lender}\r\n5002,56{lender}\r\n9,56{lender}\r\n"
    answer = send(tenant, file, "text/csv", dry_run=dry_run)
    expected = [(3, "/client_id", "other_owner"), (4, "/service_id", "no_service")]
    assert (answer["status"], errors(answer)) == (200 if dry_run == "true" else 422, expected)
    assert tenant.found() == [5001]


def test_a_record_of_a_former_owner_loses_its_login(tenant: Tenant) -> None:
    """A row without a client gives the record to the owner in WHMCS, without the old login."""
    tenant.put(5001, client_id=99, username="old", password="canary")
    assert send(tenant, "service_id,username\r\n5001,\r\n", "text/csv")["updated"] == 1
    assert (tenant.record(5001)["client_id"], tenant.password(5001)) == (56, None)


def test_a_patch_moves_no_record(tenant: Tenant) -> None:
    """What a patch leaves out stays, the client too; one that it names is compared."""
    tenant.put(5001, client_id=99, username="old")
    assert send(tenant, "service_id,notes\r\n5001,x\r\n", "text/csv", mode="patch")["updated"] == 1
    assert (tenant.record(5001)["client_id"], tenant.record(5001)["username"]) == (99, "old")
    answer = send(tenant, "service_id,client_id\r\n5001,99\r\n", "text/csv", mode="patch")
    assert errors(answer) == [(2, "/client_id", "other_owner")]


@pytest.mark.parametrize("end", ['{"end": true, "count": 4}', '{"service_id": 1}', "service_id"])
def test_an_incomplete_list_imports_nothing(tenant: Tenant, end: str) -> None:
    """A list that broke off would make errors of good rows: it is refused as a whole."""
    answer = tenant.call(
        "POST",
        "/v1/imports",
        content=listing(SERVICES, end) + "service_id,username\r\n5001,a\r\n",
        headers={"Content-Type": "text/csv"},
        params={"services_first": "true"},
    )
    assert answer.status_code == 422
    assert tenant.found() == []


def test_a_preview_shows_rows_as_they_were_understood(tenant: Tenant) -> None:
    """The first five valid rows, with the client filled in, and never a password."""
    rows = [
        '5001,"name; ""x""",canary,' + "n" * 150,
        "canary,,,",
        "9,,canary,",
        "5002,canary\x07,,",
        "5003,,,",
        "5003,,,",
    ]
    file = "service_id;username;password;notes\r\n" + "\r\n".join(rows).replace(",", ";")
    answer = send(tenant, file, "text/csv", dry_run="true", preview="true")
    first = {
        "service_id": 5001,
        "client_id": 56,
        "username": 'name; "x"',
        "password": "set",
        "notes": "n" * 99 + "…",
    }
    assert answer["preview"] == [
        {"line": 2, "members": first},
        {"line": 6, "members": {"service_id": 5003, "client_id": 56}},
    ]
    assert "canary" not in json.dumps(answer)


def test_previews_are_asked_for_and_are_five_rows(tenant: Tenant) -> None:
    """Without `preview=true` there is none; what an import skips is left out."""
    lines = [
        json.dumps({"service_id": number, "client_id": 7, "warnings": [1], "enabled": True})
        for number in range(1, 1_011)
    ]
    headers = {"Content-Type": NDJSON}

    def preview(asked: str) -> list[dict[str, Any]]:
        query = {"dry_run": "true", "preview": asked}
        answer = tenant.call(
            "POST", "/v1/imports", content="\n".join(lines), headers=headers, params=query
        )
        return list(answer.json()["preview"])

    assert preview("false") == []
    members = {"client_id": 7, "enabled": True}
    assert preview("true") == [
        {"line": line, "members": {"service_id": line, **members}} for line in range(1, 6)
    ]
