"""Ranges, netmasks and IPv4-mapped addresses of stored records, for the address filter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network, summarize_address_range
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

Network = IPv4Network | IPv6Network
NETMASKS = {str(IPv4Network((0, length)).netmask) for length in (0, *range(8, 33))}
IPV4 = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
MAX_NETWORKS = 256
MAPPED_BITS = 96


def upgrade() -> None:
    """Index what the release before stored as a plain identifier. May be run again."""
    connection = op.get_bind()
    last = (0, 0)
    while rows := connection.execute(RECORDS_AFTER, {"i": last[0], "s": last[1]}).all():
        first, last = last, (rows[-1].installation_id, rows[-1].service_id)
        index_again(connection, rows, {"i": first[0], "s": first[1], "j": last[0], "t": last[1]})


def downgrade() -> None:
    """Keep the index: the release before finds more by it, and replaces what it stores."""


def index_again(connection: sa.Connection, rows: Sequence[Any], between: dict[str, int]) -> None:
    """Make the index of these records what it would be if they were stored now."""
    indexed: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for row in connection.execute(NETWORKS_BETWEEN, between):
        indexed[row.installation_id, row.service_id].add(row.network)
    for row in rows:
        has = indexed[row.installation_id, row.service_id]
        wants = networks_in(str(row.ip_address))
        for statement, networks in ((DELETE, has - wants), (INSERT, wants - has)):
            for network in sorted(networks):
                values = {"i": row.installation_id, "n": network, "s": row.service_id}
                connection.execute(statement, values)


def networks_in(text: str) -> set[str]:
    """Return the networks that a stored string covers; empty for any other identifier."""
    tokens = [
        token for token in re.split(r"[,\s]+", re.sub(r"\s*[-\u2013]\s*", "-", text)) if token
    ]
    try:
        networks = [network for token in joined(tokens) for network in networks_of(token)]
    except ValueError:
        return set()
    return set() if len(networks) > MAX_NETWORKS else {str(network) for network in networks}


def joined(tokens: list[str]) -> Iterator[str]:
    """Yield the items, an address and the netmask after it as one."""
    left = iter([*tokens, ""])
    token = next(left)
    while token:
        following = next(left)
        if following in NETMASKS and IPV4.fullmatch(token) and token not in NETMASKS:
            token, following = f"{token}/{following}", next(left)
        yield token
        token = following


def networks_of(token: str) -> list[Network]:
    """Return the networks of one item. Raises `ValueError`."""
    if "%" in token:
        raise ValueError
    if "-" not in token:
        network = without_mapping(ip_network(token, strict=False))
        is_netmask = "/" not in token and str(network.network_address) in NETMASKS
        if network.prefixlen == 0 or is_netmask:
            raise ValueError
        return [network]
    first, last = (without_mapping(ip_network(part)) for part in token.split("-", 1))
    if "/" in token or first.version != last.version:
        raise ValueError
    return [*summarize_address_range(first.network_address, last.network_address)]


def without_mapping(network: Network) -> Network:
    """Return the IPv4 network of an IPv4-mapped one."""
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    if mapped is None or network.prefixlen < MAPPED_BITS:
        return network
    return IPv4Network((mapped, network.prefixlen - MAPPED_BITS))


_AFTER = "(installation_id > :i OR (installation_id = :i AND service_id > :s))"
RECORDS_AFTER = sa.text(
    "SELECT installation_id, service_id, ip_address FROM access_records "  # noqa: S608 - fixed
    f"WHERE ip_address IS NOT NULL AND {_AFTER} "
    "ORDER BY installation_id, service_id LIMIT 1000"
)
NETWORKS_BETWEEN = sa.text(
    f"SELECT installation_id, service_id, network FROM record_networks WHERE {_AFTER} "  # noqa: S608
    "AND (installation_id < :j OR (installation_id = :j AND service_id <= :t))"
)
DELETE = sa.text(
    "DELETE FROM record_networks WHERE installation_id = :i AND network = :n AND service_id = :s"
)
INSERT = sa.text(
    "INSERT INTO record_networks (installation_id, network, service_id) VALUES (:i, :n, :s)"
)
