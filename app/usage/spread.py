"""When the bytes of a flow moved: the flow's time made credible, its bytes spread over slots; pure.

Times are unix milliseconds. Collectors receive a flow after it has ended, and exporters report long
flows every `active timeout`; a flow covers [start, end).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from app.usage.slots import SLOT_SECONDS, Slot

SLOT_MILLISECONDS: Final = SLOT_SECONDS * 1_000
AHEAD: Final = 5 * 60_000  # a flow that ended later than this after its receipt has a wrong clock


@dataclass(frozen=True, slots=True)
class Limits:
    """What a credible flow keeps to, in milliseconds."""

    active_timeout: int = 1_800_000
    max_age: int = 7_200_000

    @property
    def reach(self) -> int:
        """How many slots before that of its receipt a flow can have begun."""
        return ceil((self.max_age + self.active_timeout) / SLOT_MILLISECONDS)


@dataclass(frozen=True, slots=True)
class Placed:
    """When a flow moved its bytes. `moved`: its end was not credible, its receipt is the end."""

    start: int
    end: int
    moved: bool


def place(first: int, last: int, received: int, limits: Limits) -> Placed:
    """Return when a flow moved its bytes, by its first and last packet and its receipt.

    Exporters send both times swapped (IPFIX of softflowd 1.1.0), or the start of a whole connection
    in each of its exports (JunOS: https://github.com/phaag/nfdump/issues/93), so a start lies
    at most the active timeout before the end. A flow whose end is not after `received - max_age`,
    or more than five minutes ahead, is moved to end at its receipt and keeps its duration.
    """
    start, end = min(first, last), max(first, last)
    start = max(start, end - limits.active_timeout)
    if received - limits.max_age < end <= received + AHEAD:
        return Placed(start, end, moved=False)
    return Placed(received - (end - start), received, moved=True)


def spread(octets: int, start: int, end: int) -> Iterator[tuple[Slot, int]]:
    """Yield slots with their share of a flow's bytes, in proportion to its time in each.

    Shares are integers that add up to `octets`; slots without a byte are left out. A flow without
    length lies in the slot of its start.
    """
    span = max(end - start, 1)
    given = 0
    for slot in range(start // SLOT_MILLISECONDS, (start + span - 1) // SLOT_MILLISECONDS + 1):
        upto = min((slot + 1) * SLOT_MILLISECONDS - start, span)
        share = octets * upto // span - given
        given += share
        if share:
            yield slot, share
