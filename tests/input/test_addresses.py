"""Addresses as people write them: one canonical form, found by what they cover."""

from ipaddress import IPv6Address, summarize_address_range
from random import Random

import pytest

from app.input.addresses import MAX_NETWORKS
from app.records.networks import networks_in
from tests.support.problem import refused_members
from tests.support.tenant import Tenant

CANONICAL = {
    "203.0.113.9": "203.0.113.9",
    "203.0.113.9/28": "203.0.113.0/28",
    "203.0.113.9/255.255.255.240": "203.0.113.0/28",
    "203.0.113.64 255.255.255.240": "203.0.113.64/28",
    "203.0.113.70,255.255.255.240": "203.0.113.64/28",
    "203.0.113.96 , 255.255.255.224": "203.0.113.96/27",
    "203.0.113.1 255.255.255.255": "203.0.113.1/32",
    "10.0.0.1, 192.0.0.0, 224.0.0.0": "10.0.0.1, 192.0.0.0, 224.0.0.0",
    "198.51.100.1, 203.0.113.64 255.255.255.240 2001:DB8::1": (
        "198.51.100.1, 203.0.113.64/28, 2001:db8::1"
    ),
    "203.0.113.0 255.255.255.0 198.51.100.0 255.255.255.0": "203.0.113.0/24, 198.51.100.0/24",
    "203.0.113.10-203.0.113.20": "203.0.113.10-203.0.113.20",
    "203.0.113.10 - 203.0.113.20, 198.51.100.1": "203.0.113.10-203.0.113.20, 198.51.100.1",
    "203.0.113.10 \u2013 203.0.113.20": "203.0.113.10-203.0.113.20",
    "2001:DB8::1-2001:db8::FF": "2001:db8::1-2001:db8::ff",
    "::ffff:203.0.113.7": "203.0.113.7",
    "::FFFF:cb00:7107": "203.0.113.7",
    "::ffff:203.0.113.9/124": "203.0.113.0/28",
    "203.0.113.1\n203.0.113.2\r\n203.0.113.3": "203.0.113.1, 203.0.113.2, 203.0.113.3",
    "\n203.0.113.64\n255.255.255.240\n": "203.0.113.64/28",
}
IDENTIFIERS = [
    "rack 255.255.255.0",
    "ports 10-20",
    "203.0.113.20-203.0.113.10",
    "203.0.113.1-2001:db8::1",
    "203.0.113.0/24-203.0.113.9",
    "203.0.113.0/24 255.255.255.0 x",
    "fe80::1%eth0",
    "vlan-12",
    "-",
]
REFUSED = [
    "255.255.255.0",
    "0.0.0.0",
    "255.255.255.255",
    "::ffff:0.0.0.0",
    "203.0.113.1, ::ffff:255.255.255.0",
    "255.255.255.0 203.0.113.1",
    "203.0.113.1, 255.255.255.0, 255.255.255.0",
    "203.0.113.0/24 255.255.255.0",
    "0.0.0.0/0",
    "203.0.113.1/0",
    "203.0.113.1 0.0.0.0",
    "203.0.113.1/0.0.0.0",
    "::/0",
    "203.0.113.1, ::/0",
    "0.0.0.0-255.255.255.255",
    ", ".join(f"{n}::1-{n + 1}:ffff::fffe" for n in range(1, 9)),
]


@pytest.mark.parametrize("written", CANONICAL)
def test_an_address_has_one_form(tenant: Tenant, written: str) -> None:
    """However it was written; what was stored comes back when it is stored again."""
    stored = tenant.put(1, client_id=56, ip_address=written)["ip_address"]
    assert stored == CANONICAL[written]
    assert tenant.put(1, client_id=56, ip_address=stored)["ip_address"] == stored


@pytest.mark.parametrize("written", IDENTIFIERS)
def test_another_identifier_is_kept(tenant: Tenant, written: str) -> None:
    """As it is, and no address finds it."""
    assert tenant.put(1, client_id=56, ip_address=written)["ip_address"] == written
    assert networks_in(written) == []


@pytest.mark.parametrize("written", REFUSED)
def test_what_covers_everything_or_nothing_is_refused(tenant: Tenant, written: str) -> None:
    """A netmask alone, and every address at once: the rule is named, nothing is stored."""
    answer = tenant.try_put(1, client_id=56, ip_address=written)
    assert refused_members(answer) == {"/ip_address": "ip_address"}


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("203.0.113.64 255.255.255.240", "203.0.113.79", "203.0.113.80"),
        ("203.0.113.10-203.0.113.20", "203.0.113.10", "203.0.113.9"),
        ("203.0.113.10-203.0.113.20", "203.0.113.20", "203.0.113.21"),
        ("203.0.113.10-203.0.113.20", "203.0.113.12/30", "203.0.113.8/29"),
        ("2001:db8::5-2001:db8::1:0", "2001:db8::ffff", "2001:db8::4"),
        ("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.8"),
        ("203.0.113.7", "::ffff:203.0.113.7", "::203.0.113.7"),
    ],
)
def test_it_is_found_by_what_it_covers(
    tenant: Tenant, written: str, inside: str, outside: str
) -> None:
    """The filter `ip`: every address and subnet inside, none outside."""
    tenant.put(1, client_id=56, ip_address=written)
    assert tenant.found(ip=inside) == [1]
    assert tenant.found(ip=outside) == []


@pytest.mark.parametrize("seed", range(20))
def test_networks_of_ranges_are_counted_exactly(seed: int) -> None:
    """A record has at most 256: what `networks_in` would make of more is not made to count them."""
    chooser = Random(seed)
    ends = sorted(chooser.randrange(2**128) for _ in range(4))
    addresses = [IPv6Address(end) for end in ends]
    pairs = [*zip(addresses[::2], addresses[1::2], strict=True)]
    made = sum(len([*summarize_address_range(*pair)]) for pair in pairs[: 1 + seed % 2])
    ranges = [f"{first}-{last}" for first, last in pairs[: 1 + seed % 2]]
    assert len(networks_in(", ".join(ranges))) == (made if made <= MAX_NETWORKS else 0)
