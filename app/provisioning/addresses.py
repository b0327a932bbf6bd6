"""The addresses of a service as one string for its record."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network, collapse_addresses

from app.input.addresses import Address, Network, canonical, networks_in
from app.input.fields import MAX_TEXT
from app.provisioning.rule import AddressSource
from app.provisioning.service import NewService

SEPARATOR = ", "


def addresses_of(service: NewService, source: AddressSource) -> str | None:
    """Return the addresses of a service, each once, separated by commas; None without any.

    Where they are too long for a record they are summarised to networks that cover exactly the
    same addresses. The result stays too long where that does not help or one of them is no address;
    the rules of the record refuse it then.
    """
    given = [
        *([service.dedicated_ip or ""] if source in {"dedicated", "both"} else []),
        *((service.assigned_ips or []) if source in {"assigned", "both"} else []),
    ]
    items = [*dict.fromkeys(item for text in given for item in _items(text))]
    joined = SEPARATOR.join(items)
    return (joined if len(joined) <= MAX_TEXT else _summarised(items) or joined) or None


def _items(text: str) -> list[str]:
    """Return the addresses in one string of WHMCS in canonical form, anything else as it is."""
    try:
        listed = canonical(text)
    except ValueError:
        return [text.strip()]
    return listed.split(SEPARATOR) if listed else []


def _summarised(items: Sequence[str]) -> str | None:
    """Return the networks that cover the same addresses, None if an item is no address."""
    found = [networks_in(item) for item in items]
    if not all(found):
        return None
    networks = [network for networks in found for network in networks]
    return SEPARATOR.join(map(str, _collapsed(networks)))


def _collapsed(networks: Sequence[Network]) -> Iterator[Network | Address]:
    """Yield the fewest networks, those of one address as that address."""
    of_version_4 = (network for network in networks if isinstance(network, IPv4Network))
    of_version_6 = (network for network in networks if isinstance(network, IPv6Network))
    collapsed: tuple[Network, ...] = (
        *collapse_addresses(of_version_4),
        *collapse_addresses(of_version_6),
    )
    for network in collapsed:
        yield network.network_address if network.num_addresses == 1 else network
