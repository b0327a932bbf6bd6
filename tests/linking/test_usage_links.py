"""`POST /v1/usage-links`: proposals for the import, and only where nothing else can be meant."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from ipaddress import ip_address

import httpx
import pytest

from app.audit.trail import Author
from app.input.addresses import network_of
from app.usage import networks
from tests.support.keys import make_key
from tests.support.problem import problem_of
from tests.support.sql import run_sql
from tests.support.tenant import Tenant
from tests.usage.analyzer import Analyzer, served

LINKS, IMPORTS = "/v1/usage-links", "/v1/imports"
NDJSON = {"Content-Type": "application/x-ndjson"}
Line = dict[str, object]
ONLY = "all addresses in this group only"
GROUPS = {
    1: ("ACME", [["IPNetwork", "Include", "192.0.2.0", "255.255.255.240"]]),
    2: ("Web", [["IPRange", "Include", "192.0.2.32", "192.0.2.47"]]),
    3: ("Overlap", [["IPAddress", "Include", "192.0.2.40"]]),
    4: ("Unknown", [["IPAddress", "Exclude", "192.0.2.64"]]),
    5: ("Rack", [["IPNetwork", "Include", "198.51.100.0", "255.255.255.0"]]),
    6: ("Six", [["IPNetwork", "Include", "2001:db8::", "48"]]),
    7: ("Taken", [["IPAddress", "Include", "203.0.113.7"]]),
    8: ("twin", [["IPAddress", "Include", "203.0.113.8"]]),
    9: ("twin", [["IPAddress", "Include", "203.0.113.9"]]),
}


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the groups."""
    names = {number: name for number, (name, _) in GROUPS.items()}
    entries: dict[int, object] = {number: entries for number, (_, entries) in GROUPS.items()}
    with served(Analyzer({}, groups=names, entries=entries)) as analyzer:
        yield analyzer


@pytest.fixture
def linked(tenant: Tenant, analyzer: Analyzer) -> Tenant:
    """Give an installation whose source has the groups."""
    source = {"kind": "netflow_analyzer", "url": analyzer.url, "time_zone": "UTC"}
    assert tenant.call("PUT", "/v1/usage-source", json=source).status_code == 201
    return tenant


def _line(service_id: int, client_id: int, *addresses: str) -> Line:
    return {"service_id": service_id, "client_id": client_id, "addresses": addresses}


def _post(tenant: Tenant, lines: Sequence[Line], **query: str) -> httpx.Response:
    content = "".join(json.dumps(line) + "\n" for line in lines)
    return tenant.call("POST", LINKS, content=content, headers=NDJSON, params=query)


def _proposed(tenant: Tenant, lines: Sequence[Line], **query: str) -> list[Line]:
    response = _post(tenant, lines, **query)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == NDJSON["Content-Type"]
    assert response.headers["content-disposition"] == 'attachment; filename="usage-links.ndjson"'
    return [json.loads(line) for line in response.text.splitlines()]


def _put(tenant: Tenant, service_id: int, **members: object) -> None:
    answer = tenant.call("PUT", f"/v1/access-records/{service_id}", json=members)
    assert answer.is_success, answer.text


def _group(service_id: int, client_id: int, group: str, address: str) -> Line:
    ids = {"service_id": service_id, "client_id": client_id}
    return {**ids, "group": group, "ip_address": address, "reason": ONLY}


def test_a_group_is_proposed_where_no_other_could_be_meant(linked: Tenant) -> None:
    """For services without a record, in order of their ids; two candidates: none."""
    lines = [
        _line(12, 7, "192.0.2.33"),
        _line(1, 5, "192.0.2.1", "", "192.0.2.2 192.0.2.1"),
        _line(2, 5, "192.0.2.8/29"),
        _line(3, 7, "192.0.2.40"),
        _line(4, 7, "192.0.2.33", "192.0.2.200"),
        _line(5, 8, "192.0.2.64"),
        _line(6, 8, "router.example.com", "192.0.2.34"),
        _line(7, 8),
        _line(8, 8, "2001:db8:0:1::/64"),
        _line(9, 8, "203.0.113.0/24"),
        _line(10, 9, "203.0.113.8"),
        _line(11, 5, "192.0.2.0/27"),
    ]
    assert _proposed(linked, [line for line in lines if line["client_id"] != 8], mode="create") == [
        _group(1, 5, "ACME", "192.0.2.1, 192.0.2.2"),
        _group(2, 5, "ACME", "192.0.2.8/29"),
        _group(12, 7, "Web", "192.0.2.33"),
    ]
    # Client 8 has an address of the group too, in a service that nothing is proposed for.
    assert [line["service_id"] for line in _proposed(linked, lines, mode="create")] == [1, 2, 8]
    assert _proposed(linked, lines) == []


def test_a_group_of_two_clients_is_proposed_for_none(linked: Tenant) -> None:
    """Whether both are listed, or an enabled record names it; one client may have it twice."""
    _put(linked, 1, client_id=5, group="taken")
    _put(linked, 2, client_id=5, group="rack", enabled=False)
    rack = [_line(3, 6, "198.51.100.1"), _line(4, 6, "198.51.100.2")]
    taken = _line(5, 6, "203.0.113.7")
    found = _proposed(linked, [*rack, taken], mode="create")
    assert [(line["service_id"], line["group"]) for line in found] == [(3, "Rack"), (4, "Rack")]
    assert _proposed(linked, [*rack, _line(6, 7, "198.51.100.3")], mode="create") == []
    found = _proposed(linked, [_line(7, 5, "203.0.113.7")], mode="create")
    assert [line["group"] for line in found] == ["Taken"]


def test_a_record_keeps_all_but_the_target_that_it_lacks(linked: Tenant) -> None:
    """A group that is there stays, and so does what the address says; no other client's record."""
    addresses = "192.0.2.1"
    _put(linked, 1, client_id=5, group=None, ip_address="rack 7")
    _put(linked, 2, client_id=5, group="Gone")
    _put(linked, 3, client_id=5, group="Web")
    _put(linked, 4, client_id=6, group="Gone", enabled=False)
    _put(linked, 5, client_id=5, group="Gone")
    edit = "UPDATE access_records SET username = 'x' WHERE service_id = 5 AND installation_id = ?"
    run_sql(linked.api.settings, edit, linked.installation_id)
    lines = [_line(service_id, 5, addresses) for service_id in range(1, 7)]
    ids = {"service_id": 1, "client_id": 5}
    assert _proposed(linked, lines, mode="patch") == [
        {**ids, "group": "ACME", "reason": ONLY},
        _group(2, 5, "ACME", addresses),
    ]
    assert _proposed(linked, lines, mode="create") == [_group(6, 5, "ACME", addresses)]


def test_addresses_are_proposed_within_the_networks_of_the_installation(tenant: Tenant) -> None:
    """With nfdump; what overlaps another client's is proposed for none, and the order is kept."""
    _assign(tenant, ["192.0.2.0/24", "2001:db8::/32"])
    assert tenant.call("PUT", "/v1/usage-source", json={"kind": "nfdump"}).status_code == 201
    _put(tenant, 20, client_id=9, ip_address="192.0.2.128/25")
    _put(tenant, 21, client_id=9, ip_address="192.0.2.1", enabled=False)
    _put(tenant, 22, client_id=5, netflow_url="https://example.com/", ip_address=None)
    lines = [
        _line(1, 5, "192.0.2.2", "2001:db8::2", "192.0.2.1"),
        _line(2, 5, "198.51.100.1", "192.0.2.3"),
        _line(3, 5, "192.0.2.200"),
        _line(4, 5, "192.0.2.16/28"),
        _line(5, 6, "192.0.2.17"),
        _line(6, 6, "192.0.2.4", "no address"),
        _line(22, 5, "192.0.2.5"),
        _line(7, 6, *(f"2001:db8:{n}::/64" for n in range(1, 60, 2))),
    ]
    reason = "all addresses in the networks of this installation"
    text = "192.0.2.2, 2001:db8::2, 192.0.2.1"
    assert _proposed(tenant, lines, mode="create") == [
        {"service_id": 1, "client_id": 5, "ip_address": text, "reason": reason}
    ]
    assert _proposed(tenant, lines) == [
        {"service_id": 22, "client_id": 5, "ip_address": "192.0.2.5", "reason": reason}
    ]


def _assign(tenant: Tenant, names: Sequence[str]) -> None:
    services = tenant.api.app.state.services
    author = Author(installation_id=tenant.installation_id, actor="test")
    listed = [network_of(name) for name in names]
    services.database.transact(
        lambda connection: networks.assign(connection, services.keyring, author, listed)
    )


def test_a_thousand_proposals_are_imported(tenant: Tenant) -> None:
    """The file goes into the import as it is: a dry run, then all rows; then nothing is left."""
    names = {number: f"Customer {number}" for number in range(1, 1_001)}
    address = {number: str(ip_address("10.0.0.0") + 8 * number) for number in names}
    entries: dict[int, object] = {
        number: [["IPNetwork", "Include", address[number], "255.255.255.248"]] for number in names
    }
    listed = [_line(number, number % 400 + 1, address[number]) for number in names]
    random.Random(15).shuffle(listed)
    with served(Analyzer({}, groups=names, entries=entries)) as analyzer:
        source = {"kind": "netflow_analyzer", "url": analyzer.url, "time_zone": "UTC"}
        assert tenant.call("PUT", "/v1/usage-source", json=source).status_code == 201
        stored = "".join(
            json.dumps({"service_id": number, "client_id": number % 400 + 1, "notes": "kept"})
            + "\n"
            for number in names
            if number % 2
        )
        assert _import(tenant, stored)["created"] == 500
        for mode, outcome in (("patch", "updated"), ("create", "created")):
            proposals = _post(tenant, listed, mode=mode).text
            assert _import(tenant, proposals, mode=mode, dry_run="true")[outcome] == 500
            assert _import(tenant, proposals, mode=mode)[outcome] == 500
            assert _post(tenant, listed, mode=mode).text == ""
        report = tenant.get("/v1/usage-report")
    assert (report["targets_missing"]["total"], report["groups_without_record"]["total"]) == (0, 0)
    record = tenant.get("/v1/access-records/7")
    assert (record["group"], record["ip_address"], record["notes"]) == (
        names[7],
        address[7],
        "kept",
    )


def _import(tenant: Tenant, content: str, **query: str) -> dict[str, int]:
    answer = tenant.call("POST", IMPORTS, content=content, headers=NDJSON, params=query)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["error_count"], report["warning_count"]) == (0, 0)
    return dict(report)


BAD_LINES = {
    "no JSON": (b"{", "malformed"),
    "no object": (b"[1]", "not_an_addressed_service"),
    "no addresses": (b'{"service_id": 2, "client_id": 1}', "not_an_addressed_service"),
    "an end": (b'{"end": true, "count": 1}', "not_an_addressed_service"),
    "another member": (
        b'{"service_id": 2, "client_id": 1, "addresses": [], "x": 1}',
        "not_an_addressed_service",
    ),
    "repeated": (b'{"service_id": 1, "client_id": 1, "addresses": []}', "duplicate"),
    "too long": (b'"' + b"x" * 300_000 + b'"', "too_long"),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_line_that_is_no_service_is_refused(tenant: Tenant, kind: str) -> None:
    """With its number, whatever the source; blank lines count, and nothing is proposed."""
    line, code = BAD_LINES[kind]
    first = json.dumps(_line(1, 1, "192.0.2.7")).encode()
    response = tenant.call(
        "POST", LINKS, content=b"\n".join([first, b"", line, b""]), headers=NDJSON
    )
    (error,) = problem_of(response, 422)["errors"]
    assert error["line"] == 3
    assert code in error["code"]


def test_who_may_ask_and_how(tenant: Tenant) -> None:
    """`records:read`; NDJSON, also in gzip; an empty list, or no source, has no proposals."""
    assert _proposed(tenant, []) == _proposed(tenant, [_line(1, 1, "192.0.2.7")]) == []
    key = make_key(tenant.api, "records:read", installation_id=tenant.installation_id)[1]
    packed = gzip.compress(json.dumps(_line(1, 1)).encode())
    headers = NDJSON | {"Content-Encoding": "gzip"}
    answer = tenant.api.call("POST", LINKS, key=key, content=packed, headers=headers)
    assert (answer.status_code, answer.content) == (200, b"")
    writer = make_key(tenant.api, "records:write", installation_id=tenant.installation_id)[1]
    problem_of(tenant.api.call("POST", LINKS, key=writer, content=b"", headers=NDJSON), 403)
    problem_of(tenant.call("POST", LINKS, content=b"", headers={"Content-Type": "text/csv"}), 415)
    problem_of(tenant.call("POST", LINKS, content=b"", headers=NDJSON, params={"mode": "put"}), 422)
    services = tenant.api.app.state.services
    assert (services.spool.held, list(services.spool.folder.iterdir())) == (0, [])
