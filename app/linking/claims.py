"""Who claims which networks, in a temporary table: a million of them need no memory.

Two networks overlap only where one lies in the other. So in order of their first addresses, the
wider one first, each lies in those before it that have not ended yet.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from app.input.addresses import Network
from app.storage.scratch import scratch_tables
from app.storage.spool import Spool

_DIGITS = 32
_TABLE = (
    "claims (network TEXT, client_id INTEGER, service_id INTEGER, "
    "PRIMARY KEY (network, client_id, service_id)) WITHOUT ROWID"
)
_SHARED = "shared (network TEXT PRIMARY KEY) WITHOUT ROWID"
_CLIENTS = "SELECT network, min(client_id), max(client_id) FROM claims GROUP BY 1 ORDER BY 1"


class Claim(NamedTuple):
    """A service of a client has a network."""

    network: Network
    client_id: int
    service_id: int


class Overlap(NamedTuple):
    """A network that several clients have, and the claims of it and of those that it lies in."""

    network: Network
    keys: list[str]


class _Enclosing(NamedTuple):
    """A network, its last address, and the lowest and highest client of it and those around it."""

    key: str
    last: str
    lowest: int
    highest: int


class Claims:
    """Claims of services; see `claims`."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch

    def add(self, added: Iterable[Claim]) -> None:
        """Note claims. Raises `SpoolUnavailable` out of the block of `claims`."""
        rows = ((_key_of(claim.network), *claim[1:]) for claim in added)
        self._scratch.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?, ?)", rows)

    def overlaps(self, check: Callable[[], None]) -> Iterator[Overlap]:
        """Yield each network that claims of several clients cover, in order of addresses.

        A wider network is one of these only if another client has all of it. `check` is called for
        each network and may raise to stop.
        """
        around: list[_Enclosing] = []
        for key, lowest, highest in self._scratch.execute(_CLIENTS):
            check()
            network = _network_of(key)
            while around and key[: 1 + _DIGITS] > around[-1].last:
                around.pop()
            if around:
                lowest = min(lowest, around[-1].lowest)  # noqa: PLW2901 - of all around it
                highest = max(highest, around[-1].highest)  # noqa: PLW2901
            around.append(_Enclosing(key, _last_of(network), lowest, highest))
            if lowest != highest:
                yield Overlap(network, [each.key for each in around])

    def first_services(self, overlap: Overlap, most: int) -> list[int]:
        """Return the lowest service of each client with such a claim, at most so many."""
        marks = ", ".join("?" * len(overlap.keys))
        query = (
            "SELECT min(service_id) FROM claims "  # noqa: S608 - only question marks are inserted
            f"WHERE network IN ({marks}) GROUP BY client_id ORDER BY 1 LIMIT ?"
        )
        return [row[0] for row in self._scratch.execute(query, (*overlap.keys, most))]

    def mark(self, check: Callable[[], None]) -> None:
        """Find the networks that overlap those of other clients, for `is_shared`."""
        for overlap in self.overlaps(check):
            rows = ((key,) for key in overlap.keys)
            self._scratch.executemany("INSERT OR IGNORE INTO shared VALUES (?)", rows)

    def is_shared(self, networks: Iterable[Network]) -> bool:
        """Return whether one of these networks, which were claimed, is marked."""
        query = "SELECT 1 FROM shared WHERE network = ?"
        return any(
            self._scratch.execute(query, (_key_of(network),)).fetchone() for network in networks
        )


@contextmanager
def claims(spool: Spool, *tables: str) -> Iterator[tuple[Claims, sqlite3.Connection]]:
    """Yield no claims yet, and the connection to these tables beside them.

    Raises `SpoolUnavailable`.
    """
    with scratch_tables(spool, _TABLE, _SHARED, *tables) as scratch:
        yield Claims(scratch), scratch


def _key_of(network: Network) -> str:
    """Return a string by which networks are in order: version, first address, length."""
    return f"{network.version}{int(network.network_address):0{_DIGITS}x}{network.prefixlen:03}"


def _last_of(network: Network) -> str:
    return f"{network.version}{int(network.broadcast_address):0{_DIGITS}x}"


def _network_of(key: str) -> Network:
    address, length = int(key[1 : 1 + _DIGITS], 16), int(key[1 + _DIGITS :])
    return IPv4Network((address, length)) if key[0] == "4" else IPv6Network((address, length))
