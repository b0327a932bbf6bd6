"""Lets series measure what the records say, where no write of a record did so.

That is so when an installation has got a source, another one, or other networks.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from app.audit import trail
from app.audit.trail import Event
from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.store import RecordStore
from app.storage.database import Database
from app.storage.tables import access_records, record_networks
from app.storage.usage_tables import usage_series, usage_sources
from app.usage import erasure, future, transitions
from app.usage.kinds import NFDUMP
from app.usage.source_store import installations_with_source
from app.usage.targets import Subject

BATCH = 500

_records, _series = access_records.c, usage_series.c
_IS_OPEN_OF_RECORD = and_(
    _series.installation_id == _records.installation_id,
    _series.open_service == _records.service_id,
)
# Of columns of the index by service alone: for all columns SQLite, which has no statistics here,
# would rather read the networks of the whole installation from the primary key, for each record.
_HAS_NETWORKS = (
    select(record_networks.c.service_id)
    .where(
        record_networks.c.installation_id == _records.installation_id,
        record_networks.c.service_id == _records.service_id,
    )
    .exists()
)


def sync(database: Database, keyring: Keyring, *, every: bool = False) -> int:
    """Begin and end series so that they measure what intact records say; return how many change.

    With `every`, every record is looked at: that is needed after the networks of an installation
    have changed. Else those that have no series, or that of another client or source. Raises
    `StorageError`, `KeyringOutdated`, `UnknownSealingKey`.
    """
    with database.read() as connection:
        installation_ids = installations_with_source(connection)
    changed = 0
    for installation_id in installation_ids:
        changed += _correct(database, keyring, installation_id)
        for query in (_with_record(installation_id, every=every), _without(installation_id)):
            for service_ids in _pages(database, query):
                batch = _Batch(keyring, installation_id, service_ids)
                changed += database.transact(batch.follow)
    return changed


def _correct(database: Database, keyring: Keyring, installation_id: int) -> int:
    """Correct what a clock that was ahead has written; return how many series changed."""
    with database.read() as connection:
        if not future.is_there(connection, installation_id):
            return 0
    return database.transact(
        lambda connection: future.correct(connection, keyring, installation_id)
    )


def erase(store: RecordStore, service_id: int) -> None:
    """Delete what was measured of a service, whoever owned it, with one audit event.

    An enabled record is measured again from the next slot on. Without a series nothing is written.
    Raises `LostRace`, `KeyringOutdated`, `UnknownSealingKey`.
    """
    batch = _Batch(store.keyring, store.installation_id, [service_id])
    batch.hold(store.connection)
    if erasure.erase(store.connection, store.keyring, store.installation_id, service_id):
        trail.write(store.connection, store.author, Event("usage.erased", service_id))
        batch.follow(store.connection)


def _with_record(installation_id: int, *, every: bool) -> Select[Any]:
    """Return the query for records whose series may have to change."""
    query = (
        select(_records.service_id)
        .select_from(access_records.outerjoin(usage_series, _IS_OPEN_OF_RECORD))
        .where(_records.installation_id == installation_id)
        .order_by(_records.service_id)
    )
    if every:
        return query
    kind = (
        select(usage_sources.c.kind)
        .where(usage_sources.c.installation_id == installation_id)
        .scalar_subquery()
    )
    is_measurable = or_(
        and_(kind == NFDUMP, _HAS_NETWORKS),
        and_(kind != NFDUMP, _records.netflow_group.is_not(None)),
    )
    is_missing = and_(_records.enabled, _series.id.is_(None), is_measurable)
    is_mistaken = and_(
        _series.id.is_not(None),
        or_(
            ~_records.enabled,
            _records.client_id != _series.client_id,
            _series.kind != kind,
        ),
    )
    return query.where(or_(is_missing, is_mistaken))


def _without(installation_id: int) -> Select[Any]:
    """Return the query for services that have an open series and no record."""
    return (
        select(_series.open_service.label("service_id"))
        .select_from(usage_series.outerjoin(access_records, _IS_OPEN_OF_RECORD))
        .where(
            _series.installation_id == installation_id,
            _series.open_service.is_not(None),
            _records.service_id.is_(None),
        )
        .order_by(_series.open_service)
    )


def _pages(database: Database, query: Select[Any]) -> Iterator[list[int]]:
    (service_id,) = query.selected_columns
    last = 0
    while True:
        page = query.where(service_id.between(last + 1, MAX_ID)).limit(BATCH)
        with database.read() as connection:
            found = [row[0] for row in connection.execute(page)]
        # An edited row can have 1.5 for its id: no service has that.
        if service_ids := [each for each in found if isinstance(each, int)]:
            yield service_ids
        if len(found) < BATCH:
            return
        last = int(found[-1])


class _Batch:
    """Services whose series are to follow their records, in one transaction."""

    def __init__(self, keyring: Keyring, installation_id: int, service_ids: Sequence[int]) -> None:
        self.keyring = keyring
        self.installation_id = installation_id
        self.service_ids = service_ids

    def follow(self, connection: Connection) -> int:
        """Return how many series began or ended."""
        self.hold(connection)
        reader = RecordReader(connection, self.keyring, self.installation_id)
        stored = reader.find_many(self.service_ids)
        intact = [_subject(each) for each in stored.values() if each.integrity == "ok"]
        changed = transitions.follow(connection, self.keyring, self.installation_id, intact)
        gone = [each for each in self.service_ids if each not in stored]
        transitions.end(connection, self.keyring, self.installation_id, gone)
        return changed + len(gone)

    def hold(self, connection: Connection) -> None:
        """Let writers of the records wait until this transaction has ended."""
        query = select(_records.version).where(
            _records.installation_id == self.installation_id,
            _records.service_id.in_(self.service_ids),
        )
        connection.execute(query.with_for_update(read=True)).all()


def _subject(stored: StoredRecord) -> Subject:
    return Subject._make(getattr(stored.record, name) for name in Subject._fields)
