"""Rows with the types of their columns, even if somebody has edited the file.

SQLite stores any value in any column; one such row must not break a list that contains it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table

MAX_LINE = 64

_Column = tuple[str, tuple[type, ...], object]
"""Name of a column, its allowed types, and the replacement for other values."""


def read_row(table: Table, row: Mapping[Any, Any]) -> tuple[dict[str, Any], bool]:
    """Return the columns of a row, and whether each sealed one has a value of its type.

    Other values are replaced by `None` or the empty value of the type: 0, False or "".
    """
    columns = _columns(table)
    values = {name: row[name] for name, _, _ in columns}
    if all(isinstance(values[name], types) for name, types, _ in columns):
        return values, True
    odd = [(name, blank) for name, types, blank in columns if not isinstance(values[name], types)]
    values.update(odd)
    return values, all("unsealed" in table.c[name].info for name, _ in odd)


def as_number(value: object) -> int:
    """Return an integer unchanged, and 0 for a value of any other type."""
    return value if isinstance(value, int) else 0


def as_line(value: object) -> str:
    """Return a value of any type as one line of at most 64 visible characters."""
    text = str(value)[:MAX_LINE]
    return text if text.isprintable() else ascii(text)[1:-1][:MAX_LINE]


@cache
def _columns(table: Table) -> tuple[_Column, ...]:
    return tuple(
        (column.name, (kind, type(None)), None)
        if column.nullable
        else (column.name, (kind,), kind())
        for column in table.columns
        for kind in (column.type.python_type,)
    )
