"""The packed form of the sums of a day."""

import sys
import zlib
from array import array
from collections.abc import Sequence

BYTES = 8


def pack(values: Sequence[int]) -> bytes:
    """Return unsigned 64-bit integers as bytes of equal weight together, deflated.

    Raises `OverflowError` for a value that does not fit.
    """
    words = array("Q", values)
    if sys.byteorder == "big":
        words.byteswap()
    raw = words.tobytes()
    return zlib.compress(b"".join(raw[weight::BYTES] for weight in range(BYTES)), 1)


def unpack(blob: bytes) -> list[int]:
    """Return what was packed. Raises `zlib.error`, `ValueError` for anything else."""
    planes = zlib.decompress(blob)
    count = len(planes) // BYTES
    raw = bytearray(len(planes))
    for weight in range(BYTES):
        raw[weight::BYTES] = planes[weight * count : (weight + 1) * count]
    words = array("Q")
    words.frombytes(raw)
    if sys.byteorder == "big":
        words.byteswap()
    return words.tolist()
