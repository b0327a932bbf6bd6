"""Which series an address belongs to.

A filter of nfdump for each series would read each file as often as there are series, so addresses
are looked up here: single ones by their text, subnets by a dictionary for each prefix length.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Network
from socket import AF_INET, AF_INET6, inet_ntop, inet_pton
from typing import Final

from app.input.addresses import Network
from app.usage.sources.source import Measured

Ids = tuple[int, ...]
NOBODY: Final[Ids] = ()


class Owners:
    """The series of addresses. Addresses of strangers are not remembered: memory stays bounded."""

    def __init__(self, series: Iterable[Measured]) -> None:
        ids: defaultdict[Network, set[int]] = defaultdict(set)
        for one in series:
            for network in one.networks:
                ids[network].add(one.id)
        self._single: dict[bytes, Ids] = {}
        self._subnets: dict[bool, dict[int, dict[int, Ids]]] = {True: {}, False: {}}
        for network in sorted(ids, key=lambda network: network.prefixlen):
            self._add(network, ids[network])

    def of(self, address: bytes) -> Ids:
        """Return the ids of the series that an address, as nfdump prints it, belongs to.

        A series is named once, however many of its networks cover the address.
        """
        found = self._single.get(address)
        return self._of_subnet(address) if found is None else found

    def _add(self, network: Network, ids: set[int]) -> None:
        """Add a network, after all larger ones: it belongs to their series too."""
        is_ipv4 = isinstance(network, IPv4Network)
        packed = network.network_address.packed
        everyone = tuple(sorted(ids.union(self._covering(packed, is_ipv4=is_ipv4))))
        if network.prefixlen == network.max_prefixlen:
            # As the C library writes it, which differs from Python's form for some of IPv6.
            text = inet_ntop(AF_INET if is_ipv4 else AF_INET6, packed)
            self._single[text.encode()] = everyone
        else:
            host_bits = network.max_prefixlen - network.prefixlen
            by_prefix = self._subnets[is_ipv4].setdefault(host_bits, {})
            by_prefix[int.from_bytes(packed) >> host_bits] = everyone

    def _of_subnet(self, address: bytes) -> Ids:
        is_ipv4 = b":" not in address
        if not self._subnets[is_ipv4]:
            return NOBODY
        family = AF_INET if is_ipv4 else AF_INET6
        with suppress(OSError, ValueError):  # no address
            return self._covering(inet_pton(family, address.decode()), is_ipv4=is_ipv4)
        return NOBODY

    def _covering(self, packed: bytes, *, is_ipv4: bool) -> Ids:
        """Return the ids of the smallest subnet that covers an address; it has those of larger."""
        number = int.from_bytes(packed)
        for host_bits, by_prefix in reversed(self._subnets[is_ipv4].items()):
            found = by_prefix.get(number >> host_bits)
            if found is not None:
                return found
        return NOBODY
