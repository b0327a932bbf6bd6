"""Which clients have a username already, compared without case."""

import unicodedata
from collections.abc import Iterator
from itertools import product

from sqlalchemy import func, select

from app.records.reader import RecordReader
from app.storage.tables import access_records

MAX_LETTERS = 6
"""Of how many letters beyond ASCII every mixture of cases is looked up; of more, the usual ones."""


def clients_with(
    reader: RecordReader, username: str, url: str, default_url: str, without: int | None = None
) -> set[int]:
    """Return the clients with a record of this username at this URL, broken records included.

    The record of the service `without` does not count. `url` is never None: `default_url` is that
    of records without one. The index has the lower case of the database, which on SQLite is that of
    ASCII alone: other scripts are found in the forms of `_forms`.
    """
    columns = access_records.c
    query = (
        select(columns.client_id, columns.netflow_url, columns.username)
        .where(
            columns.installation_id == reader.installation_id,
            columns.username_lower.in_([func.lower(form) for form in _forms(username)]),
        )
        .distinct()
    )
    if without is not None:
        query = query.where(columns.service_id != without)
    wanted = (url, folded(username))
    return {
        row.client_id
        for row in reader.connection.execute(query)
        if (row.netflow_url or default_url, folded(str(row.username))) == wanted
    }


def folded(username: str) -> str:
    """Return a username without case, to compare it."""
    return unicodedata.normalize("NFC", username.casefold())


def _forms(username: str) -> set[str]:
    """Return forms of a username that differ by case, so that one is as SQLite has it.

    It has changed the letters of ASCII alone: each other letter is small or large.
    """
    small = username.lower()
    # Letters of names whose other case is two characters.
    spellings = {small, username.casefold(), small.replace("ß", "ss")}
    spellings |= {small.replace("ss", sharp) for sharp in "ßẞ"}
    spellings.add(small.replace("i\N{COMBINING DOT ABOVE}", "İ"))
    return {form for spelling in spellings for form in _cases(spelling)} | {username}


def _cases(small: str) -> Iterator[str]:
    choices = [{letter} if letter.isascii() else {letter, letter.upper()} for letter in small]
    if sum(len(choice) > 1 for choice in choices) > MAX_LETTERS:
        return iter((small, small.upper(), small.title()))
    return map("".join, product(*choices))
