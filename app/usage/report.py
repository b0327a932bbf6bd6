"""What is known of the traffic of one service in one period: the figures and the sums below them.

Times are whole seconds since 1970, UTC. Bytes and bits per second are whole numbers. What is not
known is `None`, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.usage.figures import Method
from app.usage.kinds import Kind
from app.usage.slots import SLOT_SECONDS

PeriodName = Literal["24h", "7d", "30d", "cycle", "last_cycle", "custom"]
DirectionName = Literal["in", "out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod:
    """The whole period, and how much of it has passed and is known.

    `elapsed_slots` are those that a figure could be known of by now; the end of a running cycle
    lies ahead of them. `time_zone` is an IANA name.
    """

    name: PeriodName
    start: int
    end: int
    time_zone: str
    elapsed_slots: int
    known_slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionFigures:
    """The figures of one direction, of known slots only.

    `peak_at` is the start of the highest slot, the earliest of equals.
    """

    bytes: int
    average_bps: int
    peak_bps: int
    peak_at: int
    percentile_95_bps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """The 95th percentile by the method of the settings; `samples` values were ranked.

    `direction` is the one that `bps` is of, `None` for `pooled` and `sum`.
    """

    bps: int
    method: Method
    direction: DirectionName | None
    samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageSource:
    """Where the figures come from; one that is not `exact` rounds them."""

    kind: Kind
    exact: bool
    collected_until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSums:
    """The sums of consecutive slots from the start of the period to the last one that has passed.

    `known` has 1 for each slot that is known, and 0 for the others, whose sums mean nothing. All
    have the same length.
    """

    start: int
    in_bytes: Sequence[int]
    out_bytes: Sequence[int]
    known: Sequence[int]

    @property
    def end(self) -> int:
        """Return the end of the last slot."""
        return self.start + len(self.known) * SLOT_SECONDS


class Point(NamedTuple):
    """Several slots as one: their sum and the highest of them, `None` where none is known."""

    start: int
    end: int
    in_bytes: int | None
    out_bytes: int | None
    highest_in: int | None
    highest_out: int | None
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageReport:
    """Everything that is shown of a period.

    `incoming` and `outgoing` are `None` as long as no slot is known, and so is `percentile`.
    `collecting_since` is the start of the owner's first series.
    """

    period: ReportPeriod
    incoming: DirectionFigures | None
    outgoing: DirectionFigures | None
    percentile: Percentile | None
    source: UsageSource
    sums: SlotSums
    collecting_since: int | None = None

    @property
    def total_bytes(self) -> int | None:
        """Return the bytes of both directions."""
        if self.incoming is None or self.outgoing is None:
            return None
        return self.incoming.bytes + self.outgoing.bytes
