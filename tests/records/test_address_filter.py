"""Who owns an address: the `ip` filter against the arithmetic of Python's own networks."""

import random
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

import pytest

from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant

Network = IPv4Network | IPv6Network


@pytest.fixture(scope="module")
def every_length(live_api: LiveApi) -> tuple[Tenant, dict[int, Network]]:
    """Give a record for a subnet of every length, with host bits set: service id to network."""
    tenant = Tenant.of(live_api)
    written = {
        **{1000 + length: f"203.0.113.77/{length}" for length in range(1, 33)},
        **{2000 + length: f"2001:db8:abcd:12::ff:77/{length}" for length in range(4, 129, 4)},
        2127: "2001:db8:abcd:12::ff:77/127",
    }
    for service_id, text in written.items():
        tenant.put(service_id, client_id=1, ip_address=text)
    return tenant, {key: ip_network(text, strict=False) for key, text in written.items()}


def _covering(networks: dict[int, Network], asked: Network) -> list[int]:
    return sorted(
        service_id
        for service_id, network in networks.items()
        if network.version == asked.version
        and network.prefixlen <= asked.prefixlen
        and asked.network_address in network
    )


def test_every_prefix_length(every_length: tuple[Tenant, dict[int, Network]]) -> None:
    """Addresses near and far, and subnets, are found in exactly the subnets that cover them."""
    tenant, networks = every_length
    draw = random.Random(20_260_101)
    v4, v6 = int(IPv4Address("203.0.113.77")), int(IPv6Address("2001:db8:abcd:12::ff:77"))
    asked = [f"{IPv4Address(v4 ^ (1 << bit))}" for bit in range(0, 32, 2)]
    asked += [f"{IPv6Address(v6 ^ (1 << bit))}" for bit in range(0, 128, 8)]
    asked += [f"{IPv4Address(v4)}/{draw.randrange(33)}" for _ in range(8)]
    asked += [f"{IPv6Address(v6)}/{draw.randrange(129)}" for _ in range(8)]
    asked += [str(IPv4Address(draw.getrandbits(32))) for _ in range(8)]
    for text in asked:
        expected = _covering(networks, ip_network(text, strict=False))
        assert tenant.found(ip=text, limit=500) == expected, text


def test_an_address_in_another_spelling(every_length: tuple[Tenant, dict[int, Network]]) -> None:
    """Capital letters, long forms, blanks around and host bits mean the same address."""
    tenant, _ = every_length
    short = tenant.found(ip="2001:db8:abcd:12::ff:77", limit=500)
    assert short == tenant.found(ip="2001:0DB8:ABCD:0012:0:0:00FF:0077", limit=500)
    assert tenant.found(ip=" 203.0.113.77 ", limit=500)[-1] == 1032
    assert tenant.found(ip="203.0.113.99/16") == tenant.found(ip="203.0.0.0/16")


@pytest.mark.parametrize(
    ("stored", "address", "is_found"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("198.51.100.0/24 203.0.113.7,2001:db8::/32", "203.0.113.7", True),
        ("198.51.100.0/24 203.0.113.7,2001:db8::/32", "198.51.100.200", True),
        ("198.51.100.0/24 203.0.113.7,2001:db8::/32", "2001:db8:1::1", True),
        ("203.0.113.0/24, 203.0.113.7, 203.0.113.7", "203.0.113.7", True),
        ("128.0.0.0/1", "203.0.113.7", True),
        ("128.0.0.0/1", "::1", False),
        ("::/1", "::1", True),
        ("::/1", "203.0.113.7", False),
        ("203.0.113.7 office", "203.0.113.7", False),
        ("port 203.0.113.7", "203.0.113.7", False),
        ("ge-0/0/1", "0.0.0.0", False),
        ("fe80::1%eth0", "fe80::1", False),
        ("fe80::1%" + "long-zone" * 20, "fe80::1", False),
    ],
)
def test_what_a_record_says(tenant: Tenant, stored: str, address: str, is_found: bool) -> None:  # noqa: FBT001
    """Addresses, subnets and lists of them are found; plain identifiers never are."""
    tenant.put(1, client_id=1, ip_address=stored)
    assert (tenant.found(ip=address) == [1]) is is_found


def test_the_index_follows_the_record(tenant: Tenant) -> None:
    """A changed, cleared, deleted or re-created address is found as it is now, never as it was."""
    tenant.put(1, client_id=1, ip_address="192.0.2.1")
    tenant.patch(1, ip_address="192.0.2.2, 192.0.2.3")
    assert (tenant.found(ip="192.0.2.1"), tenant.found(ip="192.0.2.3")) == ([], [1])
    tenant.patch(1, ip_address=None)
    assert tenant.found(ip="192.0.2.2") == []
    tenant.put(1, client_id=1, ip_address="192.0.2.4")
    tenant.patch(1, notes="no change of the address")
    assert tenant.found(ip="192.0.2.4") == [1]
    tenant.call("DELETE", "/v1/access-records/1")
    assert tenant.found(ip="192.0.2.4") == []
    tenant.put(1, client_id=1)
    assert tenant.found(ip="192.0.2.4") == []
