"""Files as people have sent them, each with what must come of it."""

from typing import Any

import pytest

from tests.support.tenant import Tenant

Members = dict[str, Any]

FILES: dict[str, tuple[bytes, dict[int, Members]]] = {
    "a spreadsheet that ends in rows of commas": (
        b"service_id,client_id,username\r\n5001,56,acme\r\n,,\r\n,,\r\n",
        {5001: {"client_id": 56, "username": "acme"}},
    ),
    "CSV with semicolons, as in most of Europe": (
        b"service_id;client_id;username\r\n5001;56;acme\r\n",
        {5001: {"client_id": 56, "username": "acme"}},
    ),
    "a blank in the header": (b"service_id, client_id\r\n5001,56\r\n", {5001: {"client_id": 56}}),
    "lines that end in CR alone": (
        b"service_id,client_id\r5001,56\r5002,56\r",
        {5001: {"client_id": 56}, 5002: {"client_id": 56}},
    ),
    "an export that a German spreadsheet has saved": (
        b"service_id,client_id,enabled\r\n5001,56,WAHR\r\n5002,56,FALSCH\r\n",
        {5001: {"enabled": True}, 5002: {"enabled": False}},
    ),
    "addresses with netmasks": (
        b"""service_id,client_id,ip_address
5001,56,203.0.113.64 255.255.255.240
5002,56,"203.0.113.96,255.255.255.224"
""",
        {5001: {"ip_address": "203.0.113.64/28"}, 5002: {"ip_address": "203.0.113.96/27"}},
    ),
    "passwords that a spreadsheet has damaged": (
        b"""service_id,client_id,password
5001,56,#NAME?
5002,56,1.23457E+19
5003,56,########
""",
        {5001: {}, 5002: {}, 5003: {}},
    ),
}


def send(tenant: Tenant, content: bytes, dry_run: str) -> dict[str, Any]:
    headers = {"Content-Type": "text/csv"}
    query = {"dry_run": dry_run}
    answer = tenant.call("POST", "/v1/imports", content=content, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.parametrize("name", FILES)
def test_the_right_records_come_of_it(tenant: Tenant, name: str) -> None:
    """As many records as the file means, with their members; only damage is warned of."""
    content, records = FILES[name]
    checked = send(tenant, content, "true")
    damaged = len(records) if "damaged" in name else 0
    assert (checked["created"], checked["warning_count"]) == (len(records), damaged)
    assert send(tenant, content, "false")["created"] == len(records)
    assert tenant.found() == [*records]
    for service_id, members in records.items():
        record = tenant.record(service_id)
        assert {member: record[member] for member in members} == members


@pytest.mark.parametrize(("address", "service"), [("203.0.113.70", 5001), ("203.0.113.120", 5002)])
def test_records_with_netmasks_are_found_by_addresses_inside(
    tenant: Tenant, address: str, service: int
) -> None:
    """A netmask that was imported is a subnet of the search."""
    send(tenant, FILES["addresses with netmasks"][0], "false")
    assert tenant.found(ip=address) == [service]
