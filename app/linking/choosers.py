"""Chooses what is measured for a service by its addresses: only where nothing else could be meant.

A target that services or records of two clients have is chosen for none of them: each would see
what the other moved.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, NamedTuple, Protocol

from app.input import addresses
from app.input.addresses import Network
from app.input.fields import MAX_TEXT
from app.linking.claims import Claim, Claims
from app.linking.services import Owned
from app.linking.survey import claims_of
from app.usage.sources.group_names import GroupNames
from app.usage.sources.source import Group
from app.usage.targets import Origin, Subject

NAMED_TABLE: Final = (
    "named (group_id TEXT, client_id INTEGER, PRIMARY KEY (group_id, client_id)) WITHOUT ROWID"
)

Members = Mapping[str, str]


class Choice(NamedTuple):
    """What identifies the target that was chosen, and what a record has to say for it."""

    target: str
    members: Members
    reason: str


class Chooser(Protocol):
    """One way to choose. Everything is noted first."""

    def note_records(self, subjects: Iterable[Subject]) -> None:
        """Note what enabled records are measured by."""

    def note(self, owned: Owned) -> None:
        """Note what a client has."""

    def choose(self, owned: Owned) -> Choice | None:
        """Return the only target that the addresses can mean, None without one."""

    def settle(self, check: Callable[[], None]) -> None:
        """Compare what was noted, for `is_exclusive`. `check` may raise to stop."""

    def is_exclusive(self, target: str) -> bool:
        """Return whether a target is that of one client alone."""


class ByAddress:
    """Chooses the addresses themselves, where the installation may measure all of them."""

    REASON: Final = "all addresses in the networks of this installation"

    def __init__(self, origin: Origin, claimed: Claims) -> None:
        self._origin = origin
        self._claimed = claimed

    def note_records(self, subjects: Iterable[Subject]) -> None:
        """See `Chooser`."""
        self._claimed.add(claims_of(subjects))

    def note(self, owned: Owned) -> None:
        """See `Chooser`."""
        service = (owned.client_id, owned.service_id)
        self._claimed.add(Claim(network, *service) for network in owned.networks)

    def choose(self, owned: Owned) -> Choice | None:
        """See `Chooser`."""
        if owned.text is None or len(owned.text) > MAX_TEXT:
            return None
        if not self._origin.allows(set(owned.networks)):
            return None
        return Choice(owned.text, {"ip_address": owned.text}, self.REASON)

    def settle(self, check: Callable[[], None]) -> None:
        """See `Chooser`."""
        self._claimed.mark(check)

    def is_exclusive(self, target: str) -> bool:
        """See `Chooser`."""
        return not self._claimed.is_shared(addresses.networks_in(target))


class ByGroup:
    """Chooses the group that has all addresses, where no other group has one of them."""

    REASON: Final = "all addresses in this group only"

    def __init__(self, groups: Collection[Group], scratch: sqlite3.Connection) -> None:
        self._scratch = scratch
        self._names = GroupNames(groups)
        self._counts = Counter(group.name for group in groups)
        self._networks: defaultdict[Network, set[Group]] = defaultdict(set)
        for group in groups:
            for network in group.networks or ():
                self._networks[network].add(group)
        self._lengths = {
            version: sorted({each.prefixlen for each in self._networks if each.version == version})
            for version in (4, 6)
        }
        self._in_order = sorted(self._networks, key=_first_of)

    def note_records(self, subjects: Iterable[Subject]) -> None:
        """See `Chooser`."""
        for each in subjects:
            group = self._names.find(each.group) if each.enabled and each.group else None
            if group is not None:
                self._note(group, each.client_id)

    def note(self, owned: Owned) -> None:
        """See `Chooser`."""
        for group in self._touched(owned.networks):
            self._note(group, owned.client_id)

    def choose(self, owned: Owned) -> Choice | None:
        """See `Chooser`."""
        touched = self._touched(owned.networks)
        if owned.text is None or len(touched) != 1:
            return None
        (group,) = touched
        has_all = all(group in self._around(network) for network in owned.networks)
        if not has_all or self._counts[group.name] > 1:
            return None
        members = {"group": group.name}
        if len(owned.text) <= MAX_TEXT:
            members["ip_address"] = owned.text
        return Choice(group.id, members, self.REASON)

    def settle(self, check: Callable[[], None]) -> None:
        """See `Chooser`. There is nothing to compare."""

    def is_exclusive(self, target: str) -> bool:
        """See `Chooser`."""
        query = "SELECT count(*) FROM named WHERE group_id = ?"
        count: int = self._scratch.execute(query, (target,)).fetchone()[0]
        return count == 1

    def _note(self, group: Group, client_id: int) -> None:
        query = "INSERT OR IGNORE INTO named VALUES (?, ?)"
        self._scratch.execute(query, (group.id, client_id))

    def _touched(self, networks: Iterable[Network]) -> set[Group]:
        """Return the groups that have one of these addresses."""
        return {group for each in networks for group in self._around(each) | self._within(each)}

    def _around(self, network: Network) -> set[Group]:
        """Return the groups with a network that has all of another."""
        lengths = [each for each in self._lengths[network.version] if each <= network.prefixlen]
        found = (self._networks.get(network.supernet(new_prefix=each)) for each in lengths)
        return {group for groups in found if groups for group in groups}

    def _within(self, network: Network) -> set[Group]:
        """Return the groups with a network that begins in another one."""
        begin = bisect_left(self._in_order, _first_of(network), key=_first_of)
        last = (int(network.version), int(network.broadcast_address))
        end = bisect_right(self._in_order, last, key=_first_of)
        return {group for each in self._in_order[begin:end] for group in self._networks[each]}


def _first_of(network: Network) -> tuple[int, int]:
    return int(network.version), int(network.network_address)
