"""The order of a list of records over HTTP. A cursor belongs to the order that it was given in."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

from fastapi import Query
from pydantic_core import PydanticCustomError

from app.api.paging import CURSOR_QUERY, CURSOR_SCHEMA, from_cursor, to_cursor
from app.input.faults import Fault, InvalidInput
from app.records.order import NATURAL, Order, Place, Sort

_PLACE = re.compile(r"nfm:(-?[a-z_]+):([0-9]{1,19}):([0-9]{1,19})", re.ASCII)

Sorting = Annotated[
    Sort | None,
    Query(
        description="The member to sort by, with `-` in front for descending; then by service id. "
        "A record that changes between two pages may be listed twice or not at all."
    ),
]
SortedCursor = Annotated[str | None, CURSOR_SCHEMA, CURSOR_QUERY]


def to_sorted_cursor(order: Order, place: Place | None) -> str | None:
    """Return the string that stands for a place in an order."""
    if place is None:
        return None
    if order.sort == NATURAL:
        return to_cursor(place.service_id)
    text = f"nfm:{order.sort}:{place.value}:{place.service_id}"
    return urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def place_in(order: Order, cursor: str | None) -> Place | None:
    """Return the place that a cursor stands for.

    Raises `InvalidInput` for what is no cursor, and for a cursor of another order.
    """
    if cursor is None:
        return None
    try:
        place = _place_of(order, cursor)
    except (ValueError, PydanticCustomError):
        place = None
    if place is None or not order.has(place) or to_sorted_cursor(order, place) != cursor:
        raise InvalidInput(Fault("/cursor", "cursor"))
    return place


def _place_of(order: Order, cursor: str) -> Place | None:
    if order.sort == NATURAL:
        position = from_cursor(cursor)
        return Place(position, position)
    found = _PLACE.fullmatch(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    return found and Place(int(found[2]), int(found[3]))
