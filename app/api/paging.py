"""Keyset paging over HTTP: a limit, and a cursor that callers hand back unread."""

import re
from base64 import b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import Query
from pydantic import BeforeValidator, WithJsonSchema

from app.input.fields import refuse
from app.input.patterns import text
from app.times import EPOCH, Microseconds

MAX_LIMIT: Final = 500
MAX_POSITION: Final = 2**63 - 1
DEFAULT_LIMIT: Final = 50
MAX_CURSOR: Final = 64
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", re.ASCII)


def to_cursor(position: int | None) -> str | None:
    """Return the text that stands for a position in a list."""
    if position is None:
        return None
    return urlsafe_b64encode(b"nfm:%d" % position).rstrip(b"=").decode()


def from_cursor(text: object, largest: int = MAX_POSITION) -> int:
    """Return the position that a cursor stands for; it must not be larger than `largest`."""
    try:
        padded = str(text) + "=" * (-len(str(text)) % 4)
        prefix, _, digits = b64decode(padded).decode().partition(":")
        position = int(digits)
    except ValueError:
        prefix, position = "", 0
    # A forged position must not be larger than what a database can compare with.
    if prefix != "nfm" or not 0 < position <= largest or to_cursor(position) != text:
        refuse("cursor")
    return position


def parse_time(text: object) -> Microseconds | None:
    """Return an RFC 3339 time with a zone; None as it is."""
    if text is None:
        return None
    moment = _parse_zoned(str(text))
    if moment is None:
        refuse("time")
    return (moment - EPOCH) // EPOCH.resolution


def _parse_zoned(text: str) -> datetime | None:
    # `fromisoformat` also takes dates and week numbers, which RFC 3339 does not know, and does
    # not take its `t` and `z`.
    if _RFC_3339.match(text) is None:
        return None
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):  # the latter for the last hours before the year 10,000
        return None


def _limit(text: object) -> int:
    digits = str(text)
    if digits.isascii() and digits.isdigit() and digits[0] != "0" and int(digits) <= MAX_LIMIT:
        return int(digits)
    return refuse("limit", last=MAX_LIMIT)


Limit = Annotated[
    int,
    BeforeValidator(_limit),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}),
    Query(description="Items per page."),
]
CURSOR_SCHEMA: Final = WithJsonSchema(text("^[A-Za-z0-9_-]+$", MAX_CURSOR))
CURSOR_QUERY: Final = Query(description="`next_cursor` of the previous page.")
Cursor = Annotated[int | None, BeforeValidator(from_cursor), CURSOR_SCHEMA, CURSOR_QUERY]
Since = Annotated[
    Microseconds | None,
    BeforeValidator(parse_time),
    WithJsonSchema({"type": "string", "format": "date-time"}),
    Query(description="RFC 3339 time with a zone."),
]
