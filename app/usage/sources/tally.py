"""What nfdump prints, counted and summed: bytes in and out for each series and slot."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from app.usage.slots import Slot
from app.usage.sources.owners import Owners
from app.usage.spread import SLOT_MILLISECONDS, Limits, place, spread

# First and last packet, receipt, source and destination, bytes.
FORMAT: Final = "fmt:%ts,%te,%tr,%sa,%da,%byt"
MINUTE: Final = 60_000
MAX_REMARKS: Final = 10

Sums = defaultdict[Slot, defaultdict[int, int]]


class Tally:
    """Counts the flows that nfdump prints in `FORMAT`, and sums their bytes.

    `receipt`, in unix milliseconds, stands in for the receipt of a flow that has none. `flows` and
    `bytes` are those of all flows, `moved` counts flows of a series whose end was not credible.
    `remarks` are the last lines that are no flows.
    """

    def __init__(self, owners: Owners, limits: Limits, receipt: int) -> None:
        self._owners = owners
        self._limits = limits
        self._receipt = receipt
        self._in: Sums = defaultdict(lambda: defaultdict(int))
        self._out: Sums = defaultdict(lambda: defaultdict(int))
        self.flows = self.bytes = self.moved = 0
        self.remarks: deque[bytes] = deque(maxlen=MAX_REMARKS)

    def read(self, lines: Iterable[bytes]) -> None:
        """Count the flows in lines of nfdump."""
        series_of = self._owners.of
        for line in lines:
            try:
                first, last, received, source, destination, counted = line.split(b",")
                octets = int(counted)
            except ValueError:
                self.remarks.append(line)
                continue
            self.flows += 1
            self.bytes += octets
            senders, receivers = series_of(source.lstrip()), series_of(destination.lstrip())
            if senders or receivers:
                for slot, share in self._shares(first, last, received, octets):
                    _add(self._out[slot], senders, share)
                    _add(self._in[slot], receivers, share)

    def sums(self) -> Mapping[tuple[int, Slot], tuple[int, int]]:
        """Return bytes in and out by series and slot, and forget them here."""
        sums = {}
        for slot in self._in.keys() | self._out.keys():
            octets_in: Mapping[int, int] = self._in.pop(slot, {})
            octets_out: Mapping[int, int] = self._out.pop(slot, {})
            for series in octets_in.keys() | octets_out.keys():
                sums[series, slot] = (octets_in.get(series, 0), octets_out.get(series, 0))
        return sums

    def _shares(
        self, first: bytes, last: bytes, received: bytes, octets: int
    ) -> Iterable[tuple[Slot, int]]:
        """Return the slots of a flow with their bytes; by minutes alone where that is enough."""
        ended = _minute(last[:16])
        slot = ended // SLOT_MILLISECONDS
        age = _minute(received[:16]) - ended
        is_near = ended > 0 and 0 <= age < self._limits.max_age - MINUTE
        if is_near and _minute(first[:16]) // SLOT_MILLISECONDS == slot:
            return ((slot, octets),)
        placed = place(
            milliseconds(first),
            milliseconds(last),
            milliseconds(received) or self._receipt,
            self._limits,
        )
        self.moved += placed.moved
        return spread(octets, placed.start, placed.end)


def milliseconds(printed: bytes) -> int:
    """Return a time of nfdump in UTC, `2026-11-29 12:00:00.123`, in unix milliseconds.

    An exporter can send any number as a time: what is no date, or of before 1970, is 0.
    """
    try:
        return _minute(printed[:16]) + int(printed[17:19]) * 1_000 + int(printed[20:23])
    except ValueError:
        return 0


@lru_cache(maxsize=10_000)
def _minute(printed: bytes) -> int:
    try:
        parsed = datetime.strptime(printed.decode(), "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    except ValueError:
        return 0
    return max(0, int(parsed.timestamp()) * 1_000)


def _add(sums: defaultdict[int, int], ids: Iterable[int], octets: int) -> None:
    for series in ids:
        sums[series] += octets
