"""What all records of an installation say, read a page at a time, with the seals of a few."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.crypto.keyring import Keyring
from app.input import addresses
from app.input.fields import MAX_ID
from app.linking.claims import Claim
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.storage.tables import access_records
from app.usage.targets import Subject

PAGE = 1_000
_COLUMNS = ("service_id", "client_id", "enabled", "netflow_group", "ip_address")


class Page(NamedTuple):
    """Some records as they are stored, and the service id to go on after, None at the end."""

    subjects: list[Subject]
    next_after: int | None


def page_of(connection: Connection, installation_id: int, after: int) -> Page:
    """Return the records after a service id. Opens no seal: they are not to be trusted yet."""
    columns = access_records.c
    query = (
        select(*(columns[name] for name in _COLUMNS))
        .where(
            columns.installation_id == installation_id,
            columns.service_id.between(after + 1, MAX_ID),
        )
        .order_by(columns.service_id)
        .limit(PAGE)
    )
    rows = connection.execute(query).all()
    return Page(list(_subjects(rows)), int(rows[-1][0]) if len(rows) == PAGE else None)


def intact(
    connection: Connection, keyring: Keyring, installation_id: int, service_ids: Sequence[int]
) -> Iterator[Subject]:
    """Yield the records of services, in their order, that nobody has edited and can be opened."""
    reader = RecordReader(connection, keyring, installation_id)
    found = reader.find_many(service_ids)
    for service_id in service_ids:
        stored = found.get(service_id)
        if stored is not None and stored.integrity == "ok":
            yield subject_of(stored)


def subject_of(stored: StoredRecord) -> Subject:
    """Return what a record says of whom and what to measure."""
    return Subject._make(getattr(stored.record, name) for name in Subject._fields)


def claims_of(subjects: Iterable[Subject]) -> Iterator[Claim]:
    """Yield the networks of enabled records."""
    for each in subjects:
        if each.enabled and each.ip_address is not None:
            for network in addresses.networks_in(each.ip_address):
                yield Claim(network, each.client_id, each.service_id)


def _subjects(rows: Sequence[Sequence[object]]) -> Iterator[Subject]:
    """Yield what rows say. An edited row can have any types: it says nothing."""
    for service_id, client_id, enabled, group, ip_address in rows:
        if isinstance(service_id, int) and isinstance(client_id, int):
            yield Subject(service_id, client_id, enabled is True, _text(group), _text(ip_address))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
