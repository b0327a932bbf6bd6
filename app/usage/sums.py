"""The sums of one slot of 128 series, packed like a day.

288 numbers: what came in of each, what went out of each, and 128 bits for the series that the
source has delivered a sum of. The rest is zero.
"""

from collections.abc import Iterator
from typing import Final

from app.usage.pack import UNKNOWN, DamagedPack, pack, unpack, unpack_some
from app.usage.slots import SLOTS_PER_DAY

SHARD: Final = 128
MOST: Final = 15_000_000_000_000
"""Bytes of a slot at 400 Gbit/s: more of one service is a fault of what was exported."""

MAX_VERSION: Final = 2**30

_BITS: Final = 2 * SHARD
_WORD: Final = 64


def version_after(version: int) -> int:
    """Return the version of a row of sums that changes; after the highest they begin again."""
    return version % MAX_VERSION + 1


def numbers_in(blob: object) -> list[int] | None:
    """Return the 288 numbers of a packed day or slot; None where somebody has edited it."""
    try:
        numbers = unpack(blob) if isinstance(blob, bytes) else []
    except DamagedPack:
        return None
    return numbers if len(numbers) == SLOTS_PER_DAY else None


def sum_at(blob: object, place: int) -> tuple[int, int, bool]:
    """Return bytes in and out of the series at a place of a packed slot, and whether it has a sum.

    They are unknown where somebody has edited the row.
    """
    word, bit = divmod(place, _WORD)
    places = (place, SHARD + place, _BITS + word)
    try:
        found = unpack_some(blob, places, SLOTS_PER_DAY) if isinstance(blob, bytes) else []
    except DamagedPack:
        found = []
    incoming, outgoing, bits = found or (UNKNOWN, UNKNOWN, 0)
    return incoming, outgoing, bool(bits >> bit & 1)


class Sums:
    """The sums of a shard in one slot. They are all unknown where somebody has edited the row."""

    def __init__(self, blob: object = None) -> None:
        self.values = [0] * SLOTS_PER_DAY
        if blob is not None:
            edited = [*([UNKNOWN] * _BITS), *([0] * (SLOTS_PER_DAY - _BITS))]
            self.values = numbers_in(blob) or edited

    @property
    def has_unknown(self) -> bool:
        """Whether a sum is unknown: it was impossible, or the row was edited."""
        return UNKNOWN in self.values

    def add(self, place: int, moved: tuple[int, int]) -> None:
        """Add bytes in and out to the series at a place, 0 to 127. What is unknown stays so."""
        before = self.at(place)
        if UNKNOWN in before:
            self._note(place)
        else:
            self.replace(place, (before[0] + moved[0], before[1] + moved[1]))

    def replace(self, place: int, moved: tuple[int, int]) -> None:
        """Set bytes in and out of the series at a place: an impossible sum is unknown."""
        if not 0 <= min(moved) <= max(moved) <= MOST:
            moved = UNKNOWN, UNKNOWN
        self.values[place], self.values[SHARD + place] = moved
        self._note(place)

    def at(self, place: int) -> tuple[int, int]:
        """Return bytes in and out of the series at a place, zeros without any."""
        return self.values[place], self.values[SHARD + place]

    def has(self, place: int) -> bool:
        """Return whether a sum was delivered for the series at a place."""
        word, bit = divmod(place, _WORD)
        return bool(self.values[_BITS + word] >> bit & 1)

    def places(self) -> Iterator[int]:
        """Yield the places of the series that a sum was delivered for."""
        return (place for place in range(SHARD) if self.has(place))

    def remove(self, place: int) -> None:
        """Forget the sum of the series at a place."""
        self.values[place] = self.values[SHARD + place] = 0
        word, bit = divmod(place, _WORD)
        self.values[_BITS + word] &= ~(1 << bit)

    def packed(self) -> bytes:
        """Return the sums as they are stored."""
        return pack(self.values)

    def _note(self, place: int) -> None:
        word, bit = divmod(place, _WORD)
        self.values[_BITS + word] |= 1 << bit
