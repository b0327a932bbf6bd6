"""Changing records inside one transaction: compare-and-set, the address index, the audit trail.

Nothing here commits: `Database.transact` does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.keyring import Keyring, KeySet
from app.display.settings import DisplaySettings
from app.display.store import load_for_decision
from app.records import networks
from app.records.change import AUDITED, Change, Step, compare
from app.records.read import SEAL, open_row
from app.records.record import AccessRecord, StoredRecord, new_incarnation
from app.records.sealing import seal_record
from app.storage.errors import LostRace
from app.storage.insert import insert_many
from app.storage.known_keys import hold_primary
from app.storage.tables import access_records
from app.storage.update import compare_and_set
from app.times import now

_COLUMNS = tuple(access_records.columns.keys())
_KEYS = len(access_records.primary_key.columns)
# The row that was read, and nothing that came after it.
_IDENTITY = ("installation_id", "service_id", "incarnation", "version", "lent")
_IDENTITY_OF = attrgetter(*_IDENTITY)
# The same, however often it has lent its login since.
_CONTENT = _IDENTITY[:-1]


@dataclass(frozen=True, slots=True)
class RecordStore:
    """The records of the author's installation, in one write transaction."""

    connection: Connection
    keyring: Keyring
    author: Author

    def settings_for_decision(self) -> DisplaySettings:
        """Return the settings that this transaction decides by. Raises `BrokenSettings`."""
        return load_for_decision(self.connection, self.keyring, self.author.installation_id)

    def find(self, service_id: int) -> StoredRecord | None:
        """Return the record of a service, None when there is none."""
        return self.find_many([service_id]).get(service_id)

    def find_many(self, service_ids: Sequence[int]) -> dict[int, StoredRecord]:
        """Return the records of services, by service id."""
        query = select(access_records).where(
            access_records.c.installation_id == self.author.installation_id,
            access_records.c.service_id.in_(service_ids),
        )
        opened = (open_row(self.keyring, row) for row in self.connection.execute(query).mappings())
        return {stored.record.service_id: stored for stored in opened}

    def new_record(
        self,
        service_id: int,
        password: SecretStr | None,
        stated: tuple[Any, ...],
    ) -> AccessRecord:
        """Return a record that is not stored yet; `stated` are its members from client to notes."""
        moment = now()
        password_changed_at = None if password is None else moment
        bookkeeping = (None, 1, new_incarnation(), moment, moment, password_changed_at, None, 0)
        row = (self.author.installation_id, service_id, *stated, *bookkeeping)
        return AccessRecord._make(row)

    def apply(self, changes: Iterable[Change]) -> list[StoredRecord]:
        """Store changes, each with its audit event; what changes nothing leaves no trace.

        Returns every record as it is then. Raises `LostRace` when one was changed meanwhile,
        and `KeyringOutdated`.
        """
        moment = now()
        batch = _Batch(hold_primary(self.connection, self.keyring))
        for change in changes:
            step = compare(change, moment)
            batch.after.append(step.after)
            if step.event is not None:
                # Rows and text at once: a thousand events as dicts would cost twice as much.
                batch.entries.append(trail.entry(self.author, step.event, moment))
                self._note(batch, step)
                if change.lender is not None:
                    batch.lenders[change.lender.record.service_id] = change.lender.record
        self._insert(batch.inserts)
        self._mark_lenders(batch)
        self._update(batch.keys, batch.updates)
        self._index(batch)
        trail.write_entries(self.connection, batch.entries)
        return batch.after

    def _note(self, batch: "_Batch", step: Step) -> None:
        before, after = step.before, step.after
        batch.written.add(after.record.service_id)
        if before is None:
            batch.inserts.append(_row(batch.keys, after))
        else:
            batch.updates.append(step)
        if step.moves:
            batch.moved.append(after.record)
            if before is not None:
                batch.unindexed.append(after.record.service_id)

    def delete(self, stored: StoredRecord) -> None:
        """Delete a record. Raises `LostRace` when it was changed meanwhile."""
        record = stored.record
        self._make_comparable(stored)
        identity = {f"of_{name}": getattr(record, name) for name in _IDENTITY}
        result = self.connection.execute(_DELETE, identity)
        if result.rowcount != 1:
            raise LostRace
        networks.forget(self.connection, record.installation_id, [record.service_id])
        held = {name: getattr(record, name) for name in AUDITED}
        changes: dict[str, object] = {
            name: {"old": old, "new": None} for name, old in held.items() if old is not None
        }
        if stored.password is not None:
            changes["password"] = "cleared"  # noqa: S105 - a word of the trail
        event = Event("record.deleted", record.service_id, changes)
        trail.write_many(self.connection, self.author, [event])

    def _insert(self, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            insert_many(self.connection, access_records, _COLUMNS, rows)
        except IntegrityError:
            raise LostRace from None

    def _mark_lenders(self, batch: "_Batch") -> None:
        """Write the rows that logins were copied from, which have to be as they were read.

        A copy writes no other row that a rotation of the login writes: without this the two
        would pass each other unnoticed, and the copy keep the old password. Those that the batch
        itself writes are compared there.
        """
        lenders = [batch.lenders[key] for key in sorted(batch.lenders.keys() - batch.written)]
        if not lenders:
            return
        read = [{f"of_{name}": getattr(record, name) for name in _CONTENT} for record in lenders]
        if self.connection.execute(_LEND, read).rowcount != len(read):
            raise LostRace

    def _update(self, keys: KeySet, steps: Sequence[Step]) -> None:
        if not steps:
            return
        for step in steps:
            if step.before:
                self._make_comparable(step.before)
        rows = [
            (*_IDENTITY_OF(step.before.record), *_row(keys, step.after)[_KEYS:])
            for step in steps
            if step.before
        ]
        columns = (_IDENTITY, _COLUMNS[_KEYS:])
        if compare_and_set(self.connection, access_records, columns, rows) != len(rows):
            raise LostRace

    def _make_comparable(self, stored: StoredRecord) -> None:
        """Write down what was read in place of an identity that nobody can compare with.

        Only SQLite has rows that cannot be read, and its writers take turns: nothing is lost.
        """
        if not stored.is_readable:
            identity = {f"of_{name}": getattr(stored.record, name) for name in _IDENTITY}
            self.connection.execute(_SET_IDENTITY, identity)

    def _index(self, batch: "_Batch") -> None:
        if batch.unindexed:
            networks.forget(self.connection, self.author.installation_id, batch.unindexed)
        networks.index(self.connection, batch.moved)


@dataclass(slots=True)
class _Batch:
    """What a number of changes comes to in each table; `after` also has what did not change."""

    keys: KeySet
    after: list[StoredRecord] = field(default_factory=list)
    written: set[int] = field(default_factory=set)
    lenders: dict[int, AccessRecord] = field(default_factory=dict)
    inserts: list[tuple[object, ...]] = field(default_factory=list)
    updates: list[Step] = field(default_factory=list)
    moved: list[AccessRecord] = field(default_factory=list)
    unindexed: list[int] = field(default_factory=list)
    entries: list[trail.Entry] = field(default_factory=list)


def _row(keys: KeySet, stored: StoredRecord) -> tuple[object, ...]:
    seal = seal_record(keys, stored.record, stored.password)
    return (*stored.record[:SEAL], seal, *stored.record[SEAL:])


_SET_IDENTITY = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY[:_KEYS]))
    .values({name: bindparam(f"of_{name}") for name in _IDENTITY[_KEYS:]})
)
_LEND = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in _CONTENT))
    .values(lent=access_records.c.lent + 1)
)
_DELETE = delete(access_records).where(
    *(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY)
)
