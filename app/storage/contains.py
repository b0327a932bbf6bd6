"""Substring search that ignores case in every script, done by the database itself.

A search looks at every row, so no function of Python may be called for it: that would hold the
interpreter's lock, which the event loop needs for everything else.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, String, func, literal_column, or_

# Beside the usual pairs: what `str.upper` does not find again from the small letter.
_ONE_WAY = {"ß": "ẞ", "θ": "ϴ"}
_SIGMAS = "σςΣ"
_SEPARATOR = "\x1f"
"""Stands between columns; fields and searches hold no control character but line breaks."""


def contains(
    connection: Connection, columns: Sequence[ColumnElement[str | None]], wanted: str
) -> ColumnElement[bool]:
    """Return the condition that one of the columns has the string in it, in any case."""
    if connection.dialect.name == "sqlite":
        return or_(*(_matches_in_sqlite(column, wanted) for column in columns))
    # One call of `lower` for all columns: it is what this costs.
    joined = func.lower(func.concat_ws(_separator(connection), *columns), type_=String)
    return joined.contains(wanted.lower(), autoescape=True)


def _separator(connection: Connection) -> ColumnElement[str]:
    code = ord(_SEPARATOR)
    is_postgresql = connection.dialect.name == "postgresql"
    return literal_column(f"chr({code})" if is_postgresql else f"char({code} USING utf8mb4)")


def _matches_in_sqlite(column: ColumnElement[str | None], wanted: str) -> ColumnElement[bool]:
    """SQLite's LIKE knows the case of ASCII only; GLOB is told both cases of each letter.

    LIKE takes a third of the time, and does for a search without other letters.
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
    # A form of two characters, such as the capital of the ligature "fi", has no place in a class.
    single = sorted(form for form in forms if len(form) == 1)
    return single[0] if len(single) == 1 else f"[{''.join(single)}]"
