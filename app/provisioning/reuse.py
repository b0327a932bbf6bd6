"""The login that a new service of a client can use: that of the client's newest record."""

from collections.abc import Iterator

from sqlalchemy import and_, or_, select

from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.storage.tables import access_records

BATCH = 20


def newest_login(
    reader: RecordReader, client_id: int, url: str, default_url: str, without: int | None = None
) -> StoredRecord | None:
    """Return the client's newest record with a username at a URL; None if no record may lend one.

    The record of the service `without` lends nothing. Only records that are enabled, intact and
    need no review lend their login. `url` is never None: `default_url` is that of records without
    one.
    """
    urls = (url, default_url)
    for service_ids in _candidates(reader, client_id, urls):
        found = reader.find_many(service_ids)
        for service_id in service_ids:
            stored = None if service_id == without else found.get(service_id)
            if stored is not None and _lends(stored, client_id, urls):
                return stored
    return None


def _candidates(reader: RecordReader, client_id: int, urls: tuple[str, str]) -> Iterator[list[int]]:
    """Yield the services of a client whose row says that it lends, the newest first.

    Each batch sorts them anew: a second one is read only where the whole first was edited.
    """
    columns = access_records.c
    url, default_url = urls
    has_url = columns.netflow_url == url
    query = (
        select(columns.service_id, columns.created_at)
        .where(
            columns.installation_id == reader.installation_id,
            columns.client_id == client_id,
            columns.enabled,
            columns.username.is_not(None),
            columns.needs_review.is_(None),
            or_(has_url, columns.netflow_url.is_(None)) if url == default_url else has_url,
        )
        .order_by(columns.created_at.desc(), columns.service_id.desc())
        .limit(BATCH)
    )
    rows = reader.connection.execute(query).all()
    while rows:
        yield [row.service_id for row in rows]
        last = rows[-1]
        older = or_(
            columns.created_at < last.created_at,
            and_(columns.created_at == last.created_at, columns.service_id < last.service_id),
        )
        rows = reader.connection.execute(query.where(older)).all()


def _lends(stored: StoredRecord, client_id: int, urls: tuple[str, str]) -> bool:
    record, (url, default_url) = stored.record, urls
    return (
        stored.integrity == "ok"
        and record.client_id == client_id
        and record.enabled
        and record.needs_review is None
        and record.username is not None
        and (record.netflow_url or default_url) == url
    )
