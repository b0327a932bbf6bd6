"""The addresses of a service as one string for its record."""

from collections.abc import Iterable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, summarize_address_range
from itertools import islice

from app.input.addresses import Address, Network, canonical, network_of
from app.input.fields import MAX_TEXT
from app.provisioning.rule import AddressSource
from app.provisioning.service import NewService

SEPARATOR = ", "
IPV4_VERSION = 4


def addresses_of(service: NewService, source: AddressSource) -> str | None:
    """Return the addresses of a service as `joined` does."""
    return joined(
        [
            *([service.dedicated_ip or ""] if source in {"dedicated", "both"} else []),
            *((service.assigned_ips or []) if source in {"assigned", "both"} else []),
        ]
    )


def joined(given: Iterable[str]) -> str | None:
    """Return addresses, each once, separated by commas; None without any.

    Where they are too long for a record they are summarised to networks that cover exactly the
    same addresses. The result stays too long where that does not help or one of them is no address;
    the rules of the record refuse it then.
    """
    # Whether each is an address: reading a range takes milliseconds, and a service may have many.
    items = {item: is_address for text in given for item, is_address in _items(text)}
    text = SEPARATOR.join(items)
    if len(text) > MAX_TEXT and all(items.values()):
        text = _summarised([*items])
    return text or None


def _items(text: str) -> list[tuple[str, bool]]:
    """Return the addresses in one string of WHMCS in canonical form, anything else as it is."""
    try:
        listed = canonical(text)
    except ValueError:
        return [(text.strip(), False)]
    return [(item, True) for item in listed.split(SEPARATOR)] if listed else []


def _summarised(items: Sequence[str]) -> str:
    """Return the networks that cover the same addresses."""
    bounds = sorted(_bounds(item) for item in items)
    # More than so many are too long for a record in any case.
    return SEPARATOR.join(map(str, islice(_fewest(bounds), MAX_TEXT)))


Bounds = tuple[int, int, int]
"""The version of a gapless part of the addresses, its first and its last one."""


def _bounds(item: str) -> Bounds:
    """Return the bounds of an address, a subnet or a range in canonical form."""
    first, _, last = item.partition("-")
    start = network_of(first)
    end = network_of(last) if last else start
    return start.version, int(start.network_address), int(end.broadcast_address)


def _fewest(bounds: Sequence[Bounds]) -> Iterator[Network | Address]:
    """Yield the fewest networks for bounds in order, those of one address as that address."""
    for version, first, last in _merged(bounds):
        kind = IPv4Address if version == IPV4_VERSION else IPv6Address
        for network in summarize_address_range(kind(first), kind(last)):
            yield network.network_address if network.num_addresses == 1 else network


def _merged(bounds: Sequence[Bounds]) -> Iterator[Bounds]:
    """Yield the bounds without overlap, and those that touch as one.

    `collapse_addresses` takes nine seconds for what a thousand ranges cover.
    """
    version, first, last = bounds[0]
    for each, start, end in bounds:
        if each != version or start > last + 1:
            yield version, first, last
            version, first, last = each, start, end
        last = max(last, end)
    yield version, first, last
