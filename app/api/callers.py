"""Where a request comes from: the address of its caller, also behind proxies.

The header `X-Forwarded-For` counts where a trusted proxy has sent it, and nowhere else. Every proxy
adds at its end the address from which it was called, so it is read from the end, for as long as
what stands there is a trusted proxy, too. What a caller wrote into it himself comes before that.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from itertools import islice

from starlette.types import Scope

from app.input.addresses import Address
from app.proxies import UNIX, TrustedProxies

MAX_PROXIES = 32
"""Proxies behind each other; what stands before that in the header is not read."""

UNKNOWN = "unknown"

_ITEM = re.compile(
    r"\[(?P<bracketed>[0-9a-f:.]{2,45})\](?::[0-9]{1,5})?"
    r"|(?P<ipv4>[0-9.]{7,15})(?::[0-9]{1,5})?"
    r"|(?P<ipv6>[0-9a-f:.]{2,45})",
    re.ASCII | re.IGNORECASE,
)


def address_of(scope: Scope, proxies: TrustedProxies) -> str:
    """Return the address of the caller in canonical form, `unix` if it is a UNIX socket's.

    At most 39 characters, whatever the header says. An item that is not an address ends the
    reading: the proxy that passed it on is the caller then. `unknown` is the address of a TCP
    connection that was broken off before the server asked for it.
    """
    client, server = scope.get("client"), scope.get("server")
    caller = None if client is None else _parse(client[0].partition("%")[0])
    # A broken connection has no address either, and must not count as one of the UNIX socket.
    if caller is None and (server is None or server[1] is not None):
        return UNKNOWN
    items = islice(_forwarded(scope), MAX_PROXIES)
    while caller in proxies:
        following = _parse(next(items, ""))
        if following is None:
            break
        caller = following
    return UNIX if caller is None else str(caller)


def _forwarded(scope: Scope) -> Iterator[str]:
    """Yield the items of all lines of the header, the last one first."""
    for name, value in reversed(scope["headers"]):
        if name == b"x-forwarded-for":
            # Not more pieces than are read: a head may have 64 KiB.
            yield from reversed(value.decode("latin-1").rsplit(",", MAX_PROXIES))


def _parse(item: str) -> Address | None:
    """Return the address of an item, with or without a port; of an IPv4-mapped one its IPv4."""
    found = _ITEM.fullmatch(item.strip(" \t"))
    if found is None:
        return None
    try:
        address = ip_address(found[found.lastgroup or 0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
