"""Addresses of flows and the series they belong to."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.input.addresses import Address, Network
from app.usage.sources.owners import Owners
from app.usage.sources.source import Measured

# Few bits differ, so that networks overlap and addresses lie in them.
NEAR_IPV4 = st.integers(0, 1_023).map(lambda low: IPv4Address(0xC0000000 + low))
NEAR_IPV6 = st.integers(0, 1_023).map(
    lambda low: IPv6Address((0x20010DB8 << 96) + (low << 56) + low)
)
NETWORKS = st.builds(
    lambda address, length: ip_network((address, length), strict=False),
    NEAR_IPV4,
    st.integers(20, 32),
) | st.builds(
    lambda address, length: ip_network((address, length), strict=False),
    NEAR_IPV6,
    st.integers(56, 128),
)


def _printed(address: Address) -> bytes:
    """Return an address as nfdump prints it, by the C library."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    return socket.inet_ntop(family, address.packed).encode()


@given(st.lists(st.lists(NETWORKS, max_size=4), max_size=8), st.lists(NEAR_IPV4 | NEAR_IPV6))
def test_an_address_belongs_to_every_series_that_covers_it(
    networks: list[list[Network]], addresses: list[Address]
) -> None:
    """Overlaps within a series and between several: each series once."""
    series = [Measured(number, tuple(own), 0) for number, own in enumerate(networks)]
    owners = Owners(series)
    for address in addresses:
        expected = [one.id for one in series if any(address in network for network in one.networks)]
        assert list(owners.of(_printed(address))) == expected


@pytest.mark.parametrize(
    "address", ["::", "::1", "::102:304", "::ffff:192.0.2.1", "2001:db8::", "2001:db8:0:1::", "1::"]
)
def test_forms_of_ipv6_are_those_of_nfdump(address: str) -> None:
    """Where Python and the C library write an address differently, it is found all the same."""
    owners = Owners([Measured(1, (IPv6Network(address),), 0)])
    assert owners.of(_printed(ip_address(address))) == (1,)


@pytest.mark.parametrize("address", [b"", b"router.example.com", b"1.2.3", b"::z", b"\xff"])
def test_what_is_no_address_belongs_to_nobody(address: bytes) -> None:
    """It raises nothing."""
    networks = (ip_network("192.0.2.0/24"), ip_network("2001:db8::/32"))
    assert Owners([Measured(1, networks, 0)]).of(address) == ()
