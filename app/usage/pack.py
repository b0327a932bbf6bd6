"""How sums are stored: unsigned 64-bit integers as few bytes; pure.

Packed are their little-endian bytes with bytes of equal weight together, all lowest ones first, in
zlib's format at level 1: the high bytes of sums are mostly zero and take almost no room. The
checksum of zlib's format shows damage. `tests/usage/packed.json` has examples; a compressor may
produce other bytes for the same numbers, and readers must read both.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import Final

WIDTH: Final = 8
UNKNOWN: Final = 2**64 - 1  # the sum of a slot that a polled source did not deliver
MAX_VALUES: Final = 4_096  # more than any row has: 576 for a day in both directions


class DamagedPack(ValueError):
    """These bytes are not a packed list of integers."""


def pack(values: Iterable[int]) -> bytes:
    """Return at most 4,096 integers from 0 to 2^64-1 packed. Raises `OverflowError` for others."""
    numbers = _little_endian(array("Q", values))
    if len(numbers) > MAX_VALUES:
        raise OverflowError("Pack fewer values at once.")
    raw = numbers.tobytes()
    return zlib.compress(b"".join(raw[weight::WIDTH] for weight in range(WIDTH)), level=1)


def unpack(packed: bytes) -> list[int]:
    """Return the integers that were packed. Raises `DamagedPack`."""
    planes, count = _planes(packed)
    raw = bytearray(len(planes))
    for weight in range(WIDTH):
        raw[weight::WIDTH] = planes[weight * count : (weight + 1) * count]
    numbers = array("Q")
    numbers.frombytes(raw)
    return _little_endian(numbers).tolist()


def unpack_some(packed: bytes, places: Iterable[int], count: int) -> list[int]:
    """Return those of `count` packed integers that are at these places, from 0 on.

    Raises `DamagedPack`, also where it is another number of integers.
    """
    planes, found = _planes(packed)
    if found != count:
        raise DamagedPack
    return [int.from_bytes(planes[place::count], "little") for place in places]


def _planes(packed: bytes) -> tuple[bytes, int]:
    """Return the bytes of equal weight together, and how many integers they are of."""
    reader = zlib.decompressobj()
    try:
        planes = reader.decompress(packed, MAX_VALUES * WIDTH + 1)
    except zlib.error as error:
        raise DamagedPack from error
    count, rest = divmod(len(planes), WIDTH)
    if rest or not reader.eof or reader.unused_data:
        raise DamagedPack
    return planes, count


def _little_endian(numbers: "array[int]") -> "array[int]":
    """Swap the bytes of each number where the machine is big-endian."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
