"""Case-insensitive substring search in every script, done by the database itself.

A search reads every row, so it must not call a Python function: that would hold the interpreter's
lock, which the event loop needs for everything else.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, String, func, literal_column, or_

# Pairs that `str.upper` does not find from the lower-case letter.
_ONE_WAY = {"ß": "ẞ", "θ": "ϴ"}
_SIGMAS = "σςΣ"
_SEPARATOR = "\x1f"
"""Separates columns; fields and searches contain no control character but line breaks."""


def contains(
    connection: Connection, columns: Sequence[ColumnElement[str | None]], wanted: str
) -> ColumnElement[bool]:
    """Return the condition that one of the columns contains the string, in any case."""
    if connection.dialect.name == "sqlite":
        return or_(*(_matches_in_sqlite(column, wanted) for column in columns))
    # One call of `lower` for all columns, because it is the expensive part.
    joined = func.lower(func.concat_ws(_separator(connection), *columns), type_=String)
    return joined.contains(wanted.lower(), autoescape=True)


def _separator(connection: Connection) -> ColumnElement[str]:
    code = ord(_SEPARATOR)
    is_postgresql = connection.dialect.name == "postgresql"
    return literal_column(f"chr({code})" if is_postgresql else f"char({code} USING utf8mb4)")


def _matches_in_sqlite(column: ColumnElement[str | None], wanted: str) -> ColumnElement[bool]:
    """SQLite's LIKE ignores the case of ASCII only; the GLOB pattern has both cases of each letter.

    LIKE takes a third of the time and is sufficient for searches with ASCII letters only.
    """
    if wanted.isascii():
        return column.contains(wanted, autoescape=True)
    return column.op("GLOB", is_comparison=True)(f"*{''.join(map(_glob_of, wanted))}*")


def _glob_of(character: str) -> str:
    """Return the GLOB pattern of a character in either case."""
    if character in "*?[":
        return f"[{character}]"
    if character in _SIGMAS:
        return f"[{_SIGMAS}]"
    small = character.lower()
    forms = {character, small, small.upper(), small.title(), _ONE_WAY.get(small, small)}
    # A form of two characters, such as the capital of the ligature "fi", cannot be in a class.
    single = sorted(form for form in forms if len(form) == 1)
    return single[0] if len(single) == 1 else f"[{''.join(single)}]"
