"""What a source measures for a record: networks or the name of a group."""

from collections.abc import Sequence
from typing import NamedTuple

from app.input import addresses
from app.input.addresses import IPV4_ADDRESS, Network, network_of
from app.usage.kinds import NFDUMP
from app.usage.series import Aim

SEPARATOR = ","


class Subject(NamedTuple):
    """What a record says of whom and what to measure."""

    service_id: int
    client_id: int
    enabled: bool
    group: str | None
    ip_address: str | None


class Origin(NamedTuple):
    """Where the figures of an installation come from, and the networks that it may measure.

    None for `allowed` means all networks.
    """

    kind: str
    allowed: Sequence[Network] | None

    def aim_of(self, subject: Subject) -> Aim | None:
        """Return what is to be measured for a record, None when nothing is."""
        target = self._target_of(subject) if subject.enabled else None
        return None if target is None else Aim(subject.client_id, self.kind, target)

    def _target_of(self, subject: Subject) -> str | None:
        if self.kind != NFDUMP:
            return subject.group
        text = subject.ip_address
        if text is None:
            return None
        if IPV4_ADDRESS.fullmatch(text) and self.allowed is None:
            return f"{text}/32"
        networks = addresses.networks_in(text)
        if not networks or not self.allows(networks):
            return None
        return SEPARATOR.join(sorted(map(str, networks)))

    def allows(self, networks: set[Network]) -> bool:
        """Return whether the installation may measure all of these networks."""
        return self.allowed is None or all(
            any(_is_within(network, allowed) for allowed in self.allowed) for network in networks
        )


def networks_of(target: str) -> tuple[Network, ...]:
    """Return the networks of a target of nfdump. Raises `ValueError` for another string."""
    return tuple(map(network_of, target.split(SEPARATOR)))


def _is_within(network: Network, allowed: Network) -> bool:
    if network.version != allowed.version or network.prefixlen < allowed.prefixlen:
        return False
    return network.supernet(new_prefix=allowed.prefixlen) == allowed
