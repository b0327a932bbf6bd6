"""Totals, averages, peaks and the 95th percentile of known slots; pure, and integers only.

The percentile is the nearest rank: of n values in ascending order the one with number
`ceil(19 n / 20)`, which discards the `floor(n / 20)` highest. That is the rule that carriers
publish, and the first definition of Hyndman and Fan (1996), "Sample quantiles in statistical
packages": `inverted_cdf` of NumPy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import Final, Literal

from app.usage.slots import SLOT_SECONDS, Slot

Method = Literal["higher", "pooled", "sum", "in", "out"]
METHODS: Final[tuple[Method, ...]] = ("higher", "pooled", "sum", "in", "out")


@dataclass(frozen=True, slots=True)
class Samples:
    """Slots of a period in ascending order, and what moved in each.

    `gaps` of them are not known: their bytes are 0, and the first slot is none of them.
    """

    slots: Sequence[Slot] = ()
    in_bytes: Sequence[int] = ()
    out_bytes: Sequence[int] = ()
    gaps: int = 0

    @property
    def known(self) -> int:
        """Return how many slots are known."""
        return len(self.slots) - self.gaps


@dataclass(frozen=True, slots=True)
class Direction:
    """Figures of one direction. Rates are whole bit/s; all is None where no slot is known."""

    bytes: int | None = None
    average_bps: int | None = None
    peak_bps: int | None = None
    peak_slot: Slot | None = None
    percentile_95_bps: int | None = None


@dataclass(frozen=True, slots=True)
class Percentile:
    """The 95th percentile by a method.

    `direction` is the one that the value is of, None for `pooled` and `sum`. `samples` is the
    number of values that were ranked.
    """

    method: Method
    samples: int
    slot_bytes: int | None = None
    bps: int | None = None
    direction: Literal["in", "out"] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What an answer says of a period."""

    incoming: Direction
    outgoing: Direction
    total_bytes: int | None
    percentile_95: Percentile


def figures_of(samples: Samples, method: Method) -> Figures:
    """Return the figures of the known slots of a period, and the 95th percentile by a method.

    `higher`: of in and out separately, the higher one; a tie is `in`. `pooled`: all values of both
    directions in one list. `sum`: in and out of each slot together. `in`, `out`: that direction.
    """
    if not samples.known:
        return Figures(Direction(), Direction(), None, Percentile(method, 0))
    both = samples.in_bytes, samples.out_bytes
    ranked = nearest_rank(both[0], samples.gaps), nearest_rank(both[1], samples.gaps)
    incoming, outgoing = (_direction(samples, *each) for each in zip(both, ranked, strict=True))
    percentile = (
        _of_both(samples, method)
        if method in {"pooled", "sum"}
        else _of_one(ranked, method, samples.known)
    )
    return Figures(incoming, outgoing, (incoming.bytes or 0) + (outgoing.bytes or 0), percentile)


def nearest_rank(values: Sequence[int], gaps: int = 0) -> int:
    """Return the 95th percentile of at least one value: number `ceil(19 n / 20)` in their order.

    `gaps` zeros among them are not counted. They would be the first in that order.
    """
    discarded = (len(values) - gaps) // 20
    # Only the highest need an order: those above what a sample says is the highest eighth. Its step
    # has no divisor in common with hours and days.
    sample = sorted(values[::17])
    least = sample[-(len(sample) // 8) - 1]
    highest = [value for value in values if value >= least]
    return sorted(highest if len(highest) > discarded else values)[-discarded - 1]


def rate(octets: int, slots: int = 1) -> int:
    """Return bytes in a number of slots as whole bit/s, rounded half up."""
    seconds = SLOT_SECONDS * slots
    return (16 * octets + seconds) // (2 * seconds)


def _of_both(samples: Samples, method: Method) -> Percentile:
    """Return the percentile of both directions: all values in one list, or the sums of slots."""
    if method == "pooled":
        values, times = [*samples.in_bytes, *samples.out_bytes], 2
    else:
        values, times = list(map(add, samples.in_bytes, samples.out_bytes)), 1
    value = nearest_rank(values, times * samples.gaps)
    return Percentile(method, times * samples.known, value, rate(value))


def _of_one(ranked: tuple[int, int], method: Method, samples: int) -> Percentile:
    """Return the percentile of one direction, or of the higher one; a tie is `in`."""
    incoming, outgoing = ranked
    is_in = method == "in" or (method == "higher" and incoming >= outgoing)
    value = incoming if is_in else outgoing
    direction: Literal["in", "out"] = "in" if is_in else "out"
    return Percentile(method, samples, value, rate(value), direction)


def _direction(samples: Samples, octets: Sequence[int], ranked: int) -> Direction:
    total, peak = sum(octets), max(octets)
    return Direction(
        bytes=total,
        average_bps=rate(total, samples.known),
        peak_bps=rate(peak),
        peak_slot=samples.slots[octets.index(peak)],  # the earliest of equals
        percentile_95_bps=rate(ranked),
    )
