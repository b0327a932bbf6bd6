"""Distinguishes an IP address with a typing error from a name.

Both are stored unchanged, and no search by address finds them.
"""

import re
from typing import Final

from app.input.addresses import IPV4_ADDRESS, network_of, networks_in
from app.input.faults import Fault

MISTAKEN_ADDRESS: Final = Fault("/ip_address", "mistaken_address")

_SEPARATORS: Final = re.compile(r"[,\s]+")
# What begins like an address. A MAC address, a BGP community and a host name do not, and of OIDs
# those of more than five numbers; a shorter one cannot be distinguished from a mistyped address.
_BEGINNING: Final = re.compile(
    r"""
      # Four numbers with dots, or five of them by mistake.
      \W*[0-9]+(?:\.{1,2}[0-9]+){3,4}(?!\.?[0-9]|[-.]?[a-z_])
      # An address or a subnet that lacks its end.
    | [0-9]{1,3}(?:\.[0-9]{1,3}){2}\.?\Z
    | [0-9]{1,3}(?:\.[0-9]{1,3}){1,2}\.?/[0-9]*\Z
      # IPv6 as it is assigned, whatever follows, and anything with the double colon of an address.
    | \[?(?:[23][0-9a-f]{3}|f[cde][0-9a-f]{2}):[^:]*:
    | \[?[0-9a-f:.]*::[0-9a-f:.]*(?:[]/%]|\Z)
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
# A large BGP community (RFC 8092). It may begin as IPv6 addresses do.
_COMMUNITY: Final = re.compile(r"[0-9]{1,10}:[0-9]{1,10}:[0-9]{1,10}", re.ASCII)


def warnings_about(ip_address: str | None) -> list[Fault]:
    """Return a warning when part of a stored `ip_address` looks like an address with an error."""
    if ip_address is None or IPV4_ADDRESS.fullmatch(ip_address) or networks_in(ip_address):
        return []
    parts = [part for part in _SEPARATORS.split(ip_address) if part]
    if not any(map(_looks_like_one, parts)) or all(map(_is_network, parts)):
        return []
    return [MISTAKEN_ADDRESS]


def _looks_like_one(part: str) -> bool:
    return _COMMUNITY.fullmatch(part) is None and _BEGINNING.match(part) is not None


def _is_network(part: str) -> bool:
    try:
        network_of(part)
    except ValueError:
        return False
    return True
