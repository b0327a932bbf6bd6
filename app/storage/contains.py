"""Case-insensitive substring search in every script, done by the database itself.

Case is folded as `str.casefold` does it: `STRASSE`, `Straße` and `STRAẞE` are the same, and so are
both small sigmas, or a ligature and its letters. Characters that only look alike (NFKC) are not.
One rule is added: İ, which `str.casefold` makes an i with a dot above, is an i.

A search reads every row, so it must not call a Python function: that would hold the interpreter's
lock, which the event loop needs for everything else. And what is not ASCII costs only where a row
has it: most rows are compared as they always were.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    String,
    and_,
    cast,
    collate,
    func,
    or_,
)
from sqlalchemy import literal_column as literal

_Text = ColumnElement[str | None]
_Column = ColumnElement[Any]
_SEPARATOR: Final = "\x1f"
"""Separates columns; fields and searches contain no control character but line breaks."""
UNICODE: Final = "und-x-icu"
"""The collation of PostgreSQL for text in no language."""
MAX_REPLACED: Final = 24
"""Forms that a statement replaces, each in a call around the one before; parsers have limits."""
# Where Unicode has letters whose folded form does not lead back to them by `upper` or `title`.
_RANGES: Final = ((0x80, 0x600), (0x1C80, 0x1C90), (0x1E00, 0x2000), (0xFB00, 0xFB18))
_DOTTED_I: Final = "i\u0307"


def contains(connection: Connection, columns: Sequence[_Text], wanted: str) -> ColumnElement[bool]:
    """Return the condition that one of the columns contains the string, in any case."""
    if connection.dialect.name == "sqlite":
        return or_(*(_matches_in_sqlite(column, fold(wanted)) for column in columns))
    return _matches_in_servers(connection, columns, fold(wanted))


def fold(text: str) -> str:
    """Return the string without case, in NFC."""
    # Of Cherokee alone the folded letters are the capitals, and databases know only `lower`.
    folded = unicodedata.normalize("NFC", text.casefold().lower())
    return folded.replace(_DOTTED_I, "i")


def _irregular_forms() -> Iterator[tuple[str, str]]:
    """Yield the characters that are neither capital nor title of their folded form, with it."""
    for character in (chr(code) for start, end in _RANGES for code in range(start, end)):
        folded = fold(character)
        is_stored = unicodedata.is_normalized("NFC", character)
        if is_stored and character not in {folded, folded.upper(), folded.title()}:
            yield character, folded
    yield _DOTTED_I, "i"


IRREGULAR: Final[Mapping[str, str]] = dict(_irregular_forms())


def _matches_in_servers(
    connection: Connection, columns: Sequence[_Text], wanted: str
) -> ColumnElement[bool]:
    # One call of `lower` for all columns, because it is the expensive part.
    joined = func.concat_ws(_separator(connection), *columns, type_=String)
    lower = func.lower(_in_any_script(connection, joined), type_=String)
    forms = _forms_in(wanted)
    plain = lower.contains(wanted, autoescape=True)
    if not forms:
        return plain
    has_more_than_ascii = func.octet_length(joined) != func.char_length(joined)
    return or_(
        plain,
        and_(has_more_than_ascii, _replaced(lower, forms).contains(wanted, autoescape=True)),
    )


def _in_any_script(connection: Connection, text: _Column) -> _Column:
    """Return the string so that PostgreSQL's `lower` treats it as Unicode does.

    The locale of a database may know ASCII only (`C`), or lower I to a dotless i (Turkish).
    """
    if connection.dialect.name != "postgresql":
        return text
    if UNICODE not in connection.info:
        found = "SELECT count(*) FROM pg_collation WHERE collname = %s"
        connection.info[UNICODE] = connection.exec_driver_sql(found, (UNICODE,)).scalar_one()
    # A server that was built without ICU lacks it.
    return collate(text, UNICODE) if connection.info[UNICODE] else text


def _separator(connection: Connection) -> ColumnElement[str]:
    code = ord(_SEPARATOR)
    is_postgresql = connection.dialect.name == "postgresql"
    return literal(f"chr({code})" if is_postgresql else f"char({code} USING utf8mb4)")


def _matches_in_sqlite(column: _Text, wanted: str) -> ColumnElement[bool]:
    """SQLite's LIKE ignores the case of ASCII only; the GLOB pattern has all forms of each letter.

    LIKE takes a third of the time and is sufficient for searches and columns with ASCII only.
    """
    has_more_than_ascii = func.length(column) != func.length(cast(column, LargeBinary))
    forms = _forms_in(wanted)
    if wanted.isascii():
        plain = column.contains(wanted, autoescape=True)
        other = _replaced(column, forms).contains(wanted, autoescape=True)
        return or_(plain, and_(has_more_than_ascii, other)) if forms else plain
    several = [form for form in forms if len(form) > 1 or len(IRREGULAR[form]) > 1]
    pattern = f"*{''.join(map(_glob_of, wanted))}*"
    found = _replaced(column, several).op("GLOB", is_comparison=True)(pattern)
    return and_(has_more_than_ascii, found)


def _forms_in(wanted: str) -> list[str]:
    """Return the irregular forms whose folded form is a part of the string or reaches into it."""
    inside = [form for form, folded in IRREGULAR.items() if folded in wanted]
    beside = [form for form, folded in IRREGULAR.items() if _reaches_into(wanted, folded)]
    return [*dict.fromkeys([*inside, *beside])]


def _reaches_into(wanted: str, folded: str) -> bool:
    """Whether a string may begin or end within a form: `stras` is found in `Straße`.

    Not within one of the 80 Greek vowels with an iota, which is no letter of its own there.
    """
    if folded.endswith("\N{GREEK SMALL LETTER IOTA}"):
        return False
    return any(
        wanted.startswith(folded[place:]) or wanted.endswith(folded[:place])
        for place in range(1, len(folded))
    )


def _replaced(column: _Column, forms: Iterable[str]) -> _Column:
    def replace(inner: _Column, form: str) -> _Column:
        return func.replace(inner, form, IRREGULAR[form], type_=String)

    return reduce(replace, islice(forms, MAX_REPLACED), column)


def _glob_of(letter: str) -> str:
    """Return the GLOB pattern of a folded letter in every form that is one character."""
    if letter in "*?[":
        return f"[{letter}]"
    # The capital of a dotless i is that of i, too.
    forms = {form for form in (letter, letter.upper(), letter.title()) if fold(form) == letter}
    forms |= {form for form, folded in IRREGULAR.items() if folded == letter}
    # A form of two characters, such as the capital of ŉ, cannot be in a class.
    single = sorted(form for form in forms if len(form) == 1)
    return single[0] if len(single) == 1 else f"[{''.join(single)}]"
