"""What the operator says about the proxies in front of the service: their addresses, their path."""

import re
from dataclasses import dataclass
from ipaddress import ip_network

from app.input.addresses import Address, Network, network_of

UNIX = "unix"
"""The caller of a UNIX socket, which has no address."""
MAX_PREFIX = 200

_SEGMENTS = re.compile(r"(/[A-Za-z0-9._~-]+)*", re.ASCII)
_OWN = {"docs", "livez", "metrics", "openapi.json", "problems", "readyz", "v1"}


@dataclass(frozen=True, slots=True)
class TrustedProxies:
    """The peers whose word about the address of their callers counts."""

    networks: tuple[Network, ...] = ()
    unix: bool = False

    def __contains__(self, peer: Address | None) -> bool:
        """Whether a peer is one of them; None is the peer of a UNIX socket."""
        if peer is None:
            return self.unix
        return any(peer in network for network in self.networks)


NOBODY = TrustedProxies()


def parse_proxies(text: str) -> TrustedProxies:
    """Read networks, addresses and `unix`, separated by commas.

    Raises `ValueError` with the number of the item that is wrong, and never with the item.
    """
    items = [item.strip() for item in text.split(",")]
    networks = [_network(number, item) for number, item in enumerate(items, 1) if item != UNIX]
    return TrustedProxies(tuple(networks), UNIX in items)


def _network(number: int, item: str) -> Network:
    try:
        ip_network(item)  # unlike `network_of`, it refuses host bits, which are a mistake here
        network = network_of(item)
    except ValueError:
        raise ValueError(
            f"item {number} is not an address, the first address of a network with its length, "
            f"such as 192.0.2.0/24, or {UNIX}. Separate several with commas."
        ) from None
    if network.prefixlen == 0:
        raise ValueError(f"item {number} is every address, so anybody could choose his own.")
    return network


def parse_prefix(text: str) -> str:
    """Return the path below which callers reach the service, without a slash at its end.

    The path `/` is an empty string. Raises `ValueError`, never with the path.
    """
    prefix = text.rstrip("/")
    segments = prefix.split("/")[1:]
    if len(prefix) > MAX_PREFIX or not _SEGMENTS.fullmatch(prefix) or {".", ".."} & {*segments}:
        raise ValueError(
            "must be a path such as /netflow: it begins with a slash and has letters, digits and "
            f"-._~ between slashes, at most {MAX_PREFIX} characters."
        )
    if segments and segments[0] in _OWN:
        raise ValueError("must not begin as a path of the service, such as /v1 or /docs.")
    return prefix
