"""Changes of many records, compared and sealed, ready to be written."""

from collections.abc import Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import NamedTuple

from app.audit import trail
from app.audit.trail import Author
from app.crypto.keyring import KeySet
from app.records import networks
from app.records.change import Change, Step, compare
from app.records.record import COLUMNS, AccessRecord, StoredRecord
from app.records.sealing import seal_record
from app.storage.tables import access_records
from app.times import now
from app.usage.targets import Subject

ROW_COLUMNS = (*COLUMNS, "seal")
KEYS = len(access_records.primary_key.columns)
# The row that was read, and nothing that came after it.
IDENTITY = ("installation_id", "service_id", "incarnation", "version", "lent")
identity_of = attrgetter(*IDENTITY)
# The same, however often it has lent its login since.
CONTENT = IDENTITY[:-1]
content_of = attrgetter(*CONTENT)
_subject = itemgetter(*(AccessRecord._fields.index(name) for name in Subject._fields))


class Batch(NamedTuple):
    """The rows to write to each table, sealed.

    `unreadable` holds the identities of rows whose stored one cannot be compared, `lenders` those
    of the rows that logins were copied from and that the batch does not write itself.
    """

    inserts: list[tuple[object, ...]]
    updates: list[tuple[object, ...]]
    unreadable: list[tuple[object, ...]]
    lenders: list[tuple[object, ...]]
    unindexed: list[int]
    networks: list[networks.Entry]
    entries: list[trail.Entry]

    def subjects(self) -> Iterator[Subject]:
        """Yield what the records say of whom and what to measure."""
        for row in self.inserts:
            yield Subject._make(_subject(row))
        for row in self.updates:
            yield Subject._make(_subject((*row[:KEYS], *row[len(IDENTITY) :])))


def prepare(
    keys: KeySet, author: Author, changes: Iterable[Change]
) -> tuple[list[StoredRecord], Batch]:
    """Compare and seal changes; return every record as it will be, and the rows to write.

    This needs no connection. `RecordStore.write` stores a change only if the record is still what
    it was in `Change.before`; its transaction must hold the primary key of `keys`.
    """
    moment = now()
    after: list[StoredRecord] = []
    lenders: dict[int, AccessRecord] = {}
    batch = Batch([], [], [], [], [], [], [])
    for change in changes:
        step = compare(change, moment)
        after.append(step.after)
        if step.event is not None:
            # Rows with JSON at once: a thousand events as dicts would cost twice as much.
            batch.entries.append(trail.entry(author, step.event, moment))
            _note(batch, step, keys)
            if change.lender is not None:
                lenders[change.lender.record.service_id] = change.lender.record
    # `updates` compares the rows that the batch writes itself.
    written = {row[1] for row in (*batch.inserts, *batch.updates)}
    lending = sorted(lenders.keys() - written)
    batch.lenders.extend(content_of(lenders[service_id]) for service_id in lending)
    return after, batch


def _note(batch: Batch, step: Step, keys: KeySet) -> None:
    before, after = step.before, step.after
    row = _row(keys, after)
    if before is None:
        batch.inserts.append(row)
    else:
        identity = identity_of(before.record)
        batch.updates.append((*identity, *row[KEYS:]))
        if not before.is_readable:
            batch.unreadable.append(identity)
    if step.moves:
        batch.networks.extend(networks.entries_of(after.record))
        if before is not None:
            batch.unindexed.append(after.record.service_id)


def _row(keys: KeySet, stored: StoredRecord) -> tuple[object, ...]:
    return (*stored.record, seal_record(keys, stored.record, stored.password))
