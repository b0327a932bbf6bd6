"""The networks of groups, as `listIPGroup` of NetFlow Analyzer has them; pure.

Its documentation does not show this answer. So a group whose entries are not all of the form that
groups are created with has unknown networks, and so has one that leaves out addresses.
"""

from collections.abc import Iterator
from typing import Final

from app.input.addresses import NETMASKS, Network, network_of, networks_in

Json = object
GroupKey = tuple[str, str]
"""Id and name of a group."""

INCLUDED: Final = "include"
MAX_NETWORKS: Final = 1_000


class _NotUnderstood(ValueError):
    """An entry has another form."""


def networks_by_group(answer: Json) -> dict[GroupKey, tuple[Network, ...]]:
    """Return the networks of the groups whose entries are understood; the others are left out."""
    found: dict[GroupKey, tuple[Network, ...]] = {}
    unknown: set[GroupKey] = set()
    for group in _list(_member(answer, "IPGroup_List")):
        base = _member(group, "base")
        key = (_text(_member(base, "ID")), _text(_member(base, "Name")))
        if key in found:
            unknown.add(key)
        try:
            found[key] = _networks_of(_list(_member(group, "ip")))
        except ValueError:
            unknown.add(key)
    return {key: networks for key, networks in found.items() if key not in unknown}


def _networks_of(entries: list[Json]) -> tuple[Network, ...]:
    """Return the networks of all entries. Raises `ValueError`."""
    networks = {network for entry in entries for network in _entry(entry)}
    if not 0 < len(networks) <= MAX_NETWORKS:
        raise _NotUnderstood
    return tuple(sorted(networks, key=_order))


def _entry(entry: Json) -> Iterator[Network]:
    kind, status, *given = [*map(_text, _list(entry)), "", ""]
    while given and not given[-1]:
        given.pop()
    if status.lower() != INCLUDED:
        raise _NotUnderstood
    if kind == "IPAddress" and len(given) == 1:
        yield network_of(_single(given[0]))
    elif kind == "IPNetwork" and len(given) == 2 and _is_mask(given[1]):  # noqa: PLR2004
        yield network_of("/".join((_single(given[0]), given[1])))
    elif kind == "IPRange" and (len(given) == 2 or (len(given) == 3 and _is_mask(given[2]))):  # noqa: PLR2004
        yield from _range(*map(_single, given[:2]))
    else:
        raise _NotUnderstood


def _range(first: str, last: str) -> set[Network]:
    networks = networks_in(f"{first}-{last}")
    if not networks:
        raise _NotUnderstood
    return networks


def _single(text: str) -> str:
    """Return an address. Raises `ValueError` for anything else, such as a subnet."""
    network = network_of(text)
    if "/" in text or network.prefixlen != network.max_prefixlen:
        raise _NotUnderstood
    return text


def _is_mask(text: str) -> bool:
    return text in NETMASKS or (text.isascii() and text.isdigit())


def _order(network: Network) -> tuple[int, int, int]:
    return network.version, int(network.network_address), network.prefixlen


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _text(value: Json) -> str:
    """Return a string or a number as a string, and nothing for anything else."""
    is_text = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""
