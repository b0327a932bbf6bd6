"""IP addresses, subnets and ranges as people write them, and their canonical form."""

import re
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_network,
    summarize_address_range,
)
from typing import Final

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_Covered = Network | tuple[Address, Address]
"""What an item covers: a network, or the first and the last address of a range."""

# By far the most frequent form, in the one spelling that `ip_address` accepts and returns.
IPV4_ADDRESS: Final = re.compile(
    r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?!\Z)|\Z)){4}", re.ASCII
)
_SEPARATORS: Final = re.compile(r"[,\s]+")
# The run of spaces before it is read once, not from each of them.
_DASH: Final = re.compile(r"(?<!\s)\s*[-\u2013]\s*")
# Of a shorter one nobody is meant: 192.0.0.0 is an address. 0.0.0.0 covers everything.
NETMASKS: Final = {str(IPv4Network((0, length)).netmask) for length in (0, *range(8, 33))}
MAX_NETWORKS: Final = 256
_MAPPED_BITS: Final = 96


class UnusableAddresses(ValueError):
    """Addresses that cannot be meant. Its message is the key of the rule that they break."""


def canonical(text: str) -> str:
    """Return addresses, subnets and ranges in canonical form, separated by `, `.

    Any run of commas and white space separates two of them; an IPv4 netmask after an address
    makes both a subnet. Host bits are masked. Raises `UnusableAddresses` for a netmask alone, for a
    subnet of every address and for more than 256 networks, another `ValueError` for anything else
    that is no address.
    """
    return ", ".join(form for form, _ in _items(text))


def networks_in(text: str) -> set[Network]:
    """Return the networks that a string covers; empty for any identifier but addresses."""
    try:
        return {network for _, covered in _items(text) for network in _networks(covered)}
    except ValueError:
        return set()


def network_of(token: str) -> Network:
    """Return an address or a subnet as a network, host bits masked. Raises `ValueError`.

    An IPv4 address that is written as an IPv6 one (`::ffff:203.0.113.7`) is its IPv4 address.
    """
    if "%" in token:
        raise ValueError  # an address with a zone has a meaning on one host only
    network = ip_network(token, strict=False)
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    if mapped is None or network.prefixlen < _MAPPED_BITS:
        return network
    return IPv4Network((mapped, network.prefixlen - _MAPPED_BITS))


def _items(text: str) -> list[tuple[str, _Covered]]:
    """Return the canonical form of each item, and what it covers."""
    tokens = [token for token in _SEPARATORS.split(_DASH.sub("-", text)) if token]
    items: list[tuple[str, _Covered]] = []
    problem = ""
    count = 0
    left = iter([*tokens, ""])
    token = next(left)
    while token:
        following = next(left)
        if following in NETMASKS and IPV4_ADDRESS.fullmatch(token) and token not in NETMASKS:
            token, following = f"{token}/{following}", next(left)
        form, covered = _item(token)
        items.append((form, covered))
        count += _count(covered)
        problem = problem or _problem(form, covered, count)
        token = following
    if problem:
        raise UnusableAddresses(problem)
    return items


def _problem(form: str, covered: _Covered, count: int) -> str:
    """Return the key of the rule that an item breaks, `count` being that of all networks so far."""
    if form in NETMASKS:
        return "ip_address-netmask"
    if _is_everything(covered):
        return "ip_address-everything"
    return "ip_address-many" if count > MAX_NETWORKS else ""


def _is_everything(covered: _Covered) -> bool:
    if not isinstance(covered, tuple):
        return covered.prefixlen == 0
    first, last = covered
    return int(first) == 0 and int(last) == 2**last.max_prefixlen - 1


def _networks(covered: _Covered) -> list[Network]:
    return [*summarize_address_range(*covered)] if isinstance(covered, tuple) else [covered]


def _count(covered: _Covered) -> int:
    """Return how many `_networks` there are, without making hundreds of them.

    From the first address, each bit up to the highest one in which the ends differ is a network,
    and from there to the end again.
    """
    if not isinstance(covered, tuple):
        return 1
    start, end = int(covered[0]), int(covered[1]) + 1
    half = 1 << ((start ^ end).bit_length() - 1)
    return (half - start % half).bit_count() + (end % half).bit_count()


def _item(token: str) -> tuple[str, _Covered]:
    if "-" in token:
        return _range(*map(_address, token.split("-", 1)))
    network = network_of(token)
    return str(network) if "/" in token else str(network.network_address), network


def _address(token: str) -> Address:
    if "/" in token:
        raise ValueError
    return network_of(token).network_address


def _range(first: Address, last: Address) -> tuple[str, _Covered]:
    if first.version != last.version or int(first) > int(last):
        raise ValueError
    return f"{first}-{last}", (first, last)
