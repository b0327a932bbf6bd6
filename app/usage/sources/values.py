"""Values as NetFlow Analyzer writes them for people, such as `7.41 MB`: decimal factors; pure."""

import re
from decimal import Decimal
from typing import Final

MAX_LENGTH: Final = 32
FACTORS: Final = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12, "P": 10**15}
BITS: Final = 8

_NUMBER = r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_RATE = re.compile(rf"{_NUMBER} (?P<factor>[KMGTP]?)bps", re.ASCII)
_VOLUME = re.compile(rf"{_NUMBER} (?P<factor>[KMGTP]?)(?:Bytes|B)", re.ASCII)


class NotAValue(ValueError):
    """The string is not a value of this kind."""


def rate_of(text: object) -> Decimal:
    """Return bits per second of a string such as `16.198 Kbps`. Raises `NotAValue`."""
    return _number(_RATE, text)


def volume_of(text: object) -> int:
    """Return bytes of a string such as `7.41 MB`, rounded to whole ones. Raises `NotAValue`.

    Four significant digits are written, so the volume is exact to 0.05 % only.
    """
    return int(_number(_VOLUME, text).to_integral_value())


def _number(pattern: re.Pattern[str], text: object) -> Decimal:
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        raise NotAValue
    match = pattern.fullmatch(text)
    if match is None:
        raise NotAValue
    return Decimal(match["number"].replace(",", "")) * FACTORS[match["factor"]]
