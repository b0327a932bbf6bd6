"""Orders of a list of records, and the places in them where a page ends."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final, Literal, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    UnaryExpression,
    and_,
    literal,
    or_,
    tuple_,
)
from sqlalchemy.engine import RowMapping

from app.input.fields import MAX_ID
from app.storage.tables import access_records

Sort = Literal["service_id", "-service_id", "client_id", "-client_id", "updated_at", "-updated_at"]
NATURAL: Final[Sort] = "service_id"
LARGEST_TIME: Final = 2**63 - 1


class Place(NamedTuple):
    """The row that a page ended with: its value in the order, and its service."""

    value: int
    service_id: int


@dataclass(frozen=True, slots=True)
class Order:
    """An order by one member, then by service id in the same direction. `-` means descending.

    A row whose value an edit made something other than a positive integer is in none but the order
    of service ids. A row whose value changes between two pages may be listed twice or not at all;
    every other row is listed once.
    """

    sort: Sort

    @property
    def member(self) -> str:
        """Return the name of the member."""
        return self.sort.removeprefix("-")

    def columns(self) -> list[UnaryExpression[int]]:
        """Return what to order the rows by."""
        names = dict.fromkeys((self.member, "service_id"))
        ordered = (access_records.c[name] for name in names)
        return [column.desc() if self._is_descending else column.asc() for column in ordered]

    def place_of(self, row: RowMapping) -> Place:
        """Return the place of a row. A fraction by an edit is not met again, as pages must end."""
        passed, beyond = (ceil, floor) if self._is_descending else (floor, ceil)
        value, service_id = row[self.member], passed(row["service_id"])
        if self.member == "service_id":
            return Place(service_id, service_id)
        if isinstance(value, int):
            return Place(value, service_id)
        return Place(beyond(value), MAX_ID if self._is_descending else 0)

    def comes_after(
        self, connection: Connection, place: Place | None, *, of_clients: bool = False
    ) -> ColumnElement[bool]:
        """Return the condition for rows after a place, or for all that are in the order.

        MariaDB finds a place in an index by OR, SQLite and PostgreSQL by comparing pairs.
        `of_clients` says that the rows are found by their clients.
        """
        value: ColumnElement[int] = access_records.c[self.member]
        service_id = access_records.c.service_id
        if of_clients and self.member == "client_id":
            # No column of an index: SQLite would read all clients from the place on.
            value += 0
        is_number = value.between(1, self._largest)
        if place is None:
            return is_number
        if self.member == "service_id":
            return is_number & self._is_beyond(value, place.value)
        if connection.dialect.name == "mysql":
            is_later = self._is_beyond(value, place.value)
            is_same = and_(value == place.value, self._is_beyond(service_id, place.service_id))
            return is_number & or_(is_later, is_same)
        step = -1 if self._is_descending else 1
        other = tuple_(_number(place.value), _number(place.service_id + step))
        pair = tuple_(value, service_id)
        return is_number & (pair <= other if self._is_descending else pair >= other)

    def has(self, place: Place) -> bool:
        """Return whether a page can end at a place, which a caller may forge.

        The columns can hold its values, and in the order of service ids the next one.
        """
        is_last = self.sort == NATURAL and place.value == MAX_ID
        return place.value <= self._largest and place.service_id <= MAX_ID and not is_last

    @property
    def _largest(self) -> int:
        return LARGEST_TIME if self.member == "updated_at" else MAX_ID

    @property
    def _is_descending(self) -> bool:
        return self.sort.startswith("-")

    def _is_beyond(self, column: ColumnElement[int], value: int) -> ColumnElement[bool]:
        # The next integer: a fraction before it was on the page.
        step = -1 if self._is_descending else 1
        return column <= value + step if self._is_descending else column >= value + step


def _number(value: int) -> ColumnElement[int]:
    """Return a value to compare with: the one after the largest id fits no column of ids."""
    return literal(value, BigInteger)
