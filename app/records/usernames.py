"""Which clients have a username already, compared without case."""

import unicodedata

from sqlalchemy import func, select

from app.records.reader import RecordReader
from app.storage.tables import access_records


def clients_with(
    reader: RecordReader, username: str, url: str, default_url: str, without: int | None = None
) -> set[int]:
    """Return the clients with a record of this username at this URL, broken records included.

    The record of the service `without` does not count. `url` is never None: `default_url` is that
    of records without one. The index has the lower case
    of the database, which on SQLite is that of ASCII alone: other scripts are found in the forms
    of `_forms`.
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
    small = username.lower()
    # The one letter whose other case is two letters, and that stands in names.
    sharp = {small.replace("ss", "ß"), small.replace("ß", "ss")}
    return {username, small, username.upper(), username.title(), username.casefold(), *sharp}
