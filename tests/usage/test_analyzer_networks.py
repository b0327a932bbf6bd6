"""The networks of groups: what is not understood of a group leaves them unknown."""

from typing import Any

import pytest

from app.usage.sources.analyzer_networks import networks_by_group
from tests.support.tenant import Tenant
from tests.usage.analyzer import ACME, Analyzer, served

ADDRESS = ["IPAddress", "Include", "192.0.2.7"]
UNDERSTOOD: list[tuple[list[list[str]], list[str]]] = [
    ([ADDRESS], ["192.0.2.7/32"]),
    ([["IPNetwork", "Include", "192.0.2.0", "255.255.255.0"]], ["192.0.2.0/24"]),
    ([["IPNetwork", "include", "2001:db8::", "32", ""]], ["2001:db8::/32"]),
    ([["IPRange", "Include", "192.0.2.8", "192.0.2.11"]], ["192.0.2.8/30"]),
    ([["IPRange", "Include", "192.0.2.8", "192.0.2.9", "255.255.255.0"]], ["192.0.2.8/31"]),
    (
        [["IPNetwork", "Include", "198.51.100.0", "255.255.255.128"], ADDRESS, ADDRESS],
        ["192.0.2.7/32", "198.51.100.0/25"],
    ),
]
UNKNOWN: list[object] = [
    [],
    None,
    "192.0.2.7",
    [[]],
    [ADDRESS, ["IPAddress", "Exclude", "192.0.2.8"]],
    [["IPAddress", "Include"]],
    [["IPAddress", "Include", "192.0.2.0/24"]],
    [["IPAddress", "Include", "router.example.com"]],
    [["IPAddress", "Include", "192.0.2.7", "192.0.2.8"]],
    [["IPNetwork", "Include", "192.0.2.0", "0.0.0.255"]],
    [["IPNetwork", "Include", "192.0.2.0", "33"]],
    [["IPNetwork", "Include", "192.0.2.0", None, "255.255.255.0"]],
    [["IPRange", "Include", "192.0.2.9", "192.0.2.8"]],
    [["IPRange", "Include", "192.0.2.8", "2001:db8::1"]],
    [["Country", "Include", "NL"]],
    [{"IPAddress": "192.0.2.7"}],
]


def _group(entries: object, number: object = "2500005", name: str = "ACME") -> dict[str, Any]:
    return {"base": {"Name": name, "ID": number, "status": True}, "ip": entries, "app": []}


@pytest.mark.parametrize(("entries", "names"), UNDERSTOOD)
def test_what_groups_are_created_with_is_understood(
    entries: list[list[str]], names: list[str]
) -> None:
    """Addresses, subnets with a mask or a length, and ranges with or without a mask."""
    found = networks_by_group({"IPGroup_List": [_group(entries, 2500005)]})
    assert {key: list(map(str, each)) for key, each in found.items()} == {
        ("2500005", "ACME"): names
    }


@pytest.mark.parametrize("entries", UNKNOWN)
def test_anything_else_is_unknown(entries: object) -> None:
    """The networks of that group alone."""
    other = _group([ADDRESS], 1, "Other")
    found = networks_by_group({"IPGroup_List": [_group(entries), other, _group(entries, 7)]})
    assert list(found) == [("1", "Other")]


@pytest.mark.parametrize("answer", [None, [], {}, {"IPGroup_List": {}}, {"IPGroup_List": [None]}])
def test_another_answer_says_nothing(answer: object) -> None:
    """Nor does a group that is there twice."""
    assert networks_by_group(answer) == {}
    assert networks_by_group({"IPGroup_List": [_group([ADDRESS]), _group([ADDRESS])]}) == {}


def test_groups_are_listed_with_the_networks_that_are_known(tenant: Tenant) -> None:
    """From the cache too; ids and names are those of the documented call."""
    entries: dict[int, object] = {ACME: [["IPNetwork", "Include", "192.0.2.0", "255.255.255.0"]]}
    with served(Analyzer({}, entries=entries)) as analyzer:
        source = {"kind": "netflow_analyzer", "url": analyzer.url, "time_zone": "UTC"}
        assert tenant.call("PUT", "/v1/usage-source", json=source).status_code == 201
        for _ in range(2):
            groups = tenant.get("/v1/usage-source/groups")["items"]
            assert groups == [
                {"id": str(ACME), "name": "ACME", "networks": ["192.0.2.0/24"]},
                {"id": "2500001", "name": "Mail Sites", "networks": None},
            ]
        paths = [path.rpartition("/")[2] for path, _, _ in analyzer.asked]
        assert paths == ["getIPGroupConsReport", "listIPGroup"]
