"""Changing records inside one transaction: compare-and-set, the address index, the audit trail.

Nothing here commits: `Database.transact` does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import SecretStr
from sqlalchemy import Connection, bindparam, case, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.keyring import Keyring, KeySet
from app.records import networks
from app.records.change import Change, Step, compare
from app.records.read import open_row
from app.records.record import AUDITED, COLUMNS, AccessRecord, StoredRecord, new_incarnation
from app.records.sealing import seal_record
from app.storage.batches import compare_and_set, insert_many
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import row_opener
from app.storage.tables import access_records
from app.times import now

_COLUMNS = (*COLUMNS, "seal")
_KEYS = len(access_records.primary_key.columns)
# The row that was read, and nothing that came after it.
_IDENTITY = ("installation_id", "service_id", "incarnation", "version", "lent")
_IDENTITY_OF = attrgetter(*_IDENTITY)
# The same, however often it has lent its login since.
_CONTENT = _IDENTITY[:-1]
_CONTENT_OF = attrgetter(*_CONTENT)
MAX_LENT = 2**30


class Batch(NamedTuple):
    """What a number of changes comes to in each table, sealed and ready to be written.

    `unreadable` holds the identities of rows that an edit left without one, `lenders` those of the
    rows that logins were copied from and that the batch does not write itself.
    """

    inserts: list[tuple[object, ...]]
    updates: list[tuple[object, ...]]
    unreadable: list[tuple[object, ...]]
    lenders: list[tuple[object, ...]]
    unindexed: list[int]
    networks: list[networks.Entry]
    entries: list[trail.Entry]


@dataclass(frozen=True, slots=True)
class RecordStore:
    """The records of the author's installation, in one write transaction."""

    connection: Connection
    keyring: Keyring
    author: Author

    def find(self, service_id: int) -> StoredRecord | None:
        """Return the record of a service, None when there is none."""
        return self.find_many([service_id]).get(service_id)

    def find_many(self, service_ids: Sequence[int]) -> dict[int, StoredRecord]:
        """Return the records of services, by service id."""
        query = select(access_records).where(
            access_records.c.installation_id == self.author.installation_id,
            access_records.c.service_id.in_(service_ids),
        )
        opener = row_opener(self.connection, self.keyring)
        opened = (open_row(opener, row) for row in self.connection.execute(query).mappings().all())
        return {stored.record.service_id: stored for stored in opened}

    def new_record(
        self,
        service_id: int,
        password: SecretStr | None,
        stated: Mapping[str, Any],
    ) -> AccessRecord:
        """Return a record that is not stored yet. `stated` are the members of `STATED`."""
        moment = now()
        return AccessRecord(
            installation_id=self.author.installation_id,
            service_id=service_id,
            service_status=None,
            version=1,
            incarnation=new_incarnation(),
            created_at=moment,
            updated_at=moment,
            password_changed_at=None if password is None else moment,
            **stated,
        )

    def apply(self, changes: Iterable[Change]) -> list[StoredRecord]:
        """Store changes, each with its audit event; what changes nothing leaves no trace.

        Returns every record as it is then. Raises `LostRace` when one was changed meanwhile, and
        `KeyringOutdated` where there is something to seal.
        """
        wanted = list(changes)
        if not wanted:
            return []
        keys = hold_primary(self.connection, self.keyring)
        after, batch = self.prepare(keys, wanted)
        self.write(batch)
        return after

    def prepare(self, keys: KeySet, changes: Iterable[Change]) -> tuple[list[StoredRecord], Batch]:
        """Compare and seal changes; return every record as it is then, and what to write.

        This needs no transaction: `write` stores a change only where the record is still what
        the change says that it was. Its transaction must hold the primary of `keys`.
        """
        moment = now()
        after: list[StoredRecord] = []
        lenders: dict[int, AccessRecord] = {}
        batch = Batch([], [], [], [], [], [], [])
        for change in changes:
            step = compare(change, moment)
            after.append(step.after)
            if step.event is not None:
                # Rows and text at once: a thousand events as dicts would cost twice as much.
                batch.entries.append(trail.entry(self.author, step.event, moment))
                self._note(batch, step, keys)
                if change.lender is not None:
                    lenders[change.lender.record.service_id] = change.lender.record
        # Rows that the batch itself writes are compared there.
        written = {row[1] for row in (*batch.inserts, *batch.updates)}
        lending = sorted(lenders.keys() - written)
        batch.lenders.extend(_CONTENT_OF(lenders[service_id]) for service_id in lending)
        return after, batch

    def _note(self, batch: Batch, step: Step, keys: KeySet) -> None:
        before, after = step.before, step.after
        row = _row(keys, after)
        if before is None:
            batch.inserts.append(row)
        else:
            identity = _IDENTITY_OF(before.record)
            batch.updates.append((*identity, *row[_KEYS:]))
            if not before.is_readable:
                batch.unreadable.append(identity)
        if step.moves:
            batch.networks.extend(networks.entries_of(after.record))
            if before is not None:
                batch.unindexed.append(after.record.service_id)

    def write(self, batch: Batch) -> None:
        """Store what was prepared. Raises `LostRace` when a record was changed meanwhile."""
        self._insert(batch.inserts)
        self._mark_lenders(batch.lenders)
        self._make_comparable(batch.unreadable)
        columns = (_IDENTITY, _COLUMNS[_KEYS:])
        updated = compare_and_set(self.connection, access_records, columns, batch.updates)
        if updated != len(batch.updates):
            raise LostRace
        if batch.unindexed:
            networks.forget(self.connection, self.author.installation_id, batch.unindexed)
        networks.index(self.connection, batch.networks)
        trail.write_entries(self.connection, batch.entries)

    def delete(self, stored: StoredRecord) -> None:
        """Delete a record. Raises `LostRace` when it was changed meanwhile."""
        record = stored.record
        if not stored.is_readable:
            self._make_comparable([_IDENTITY_OF(record)])
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

    def _mark_lenders(self, lenders: Sequence[tuple[object, ...]]) -> None:
        """Write the rows that logins were copied from, which have to be as they were read.

        A copy writes no other row that a rotation of the login writes: without this the two
        would pass each other unnoticed, and the copy keep the old password.
        """
        if not lenders:
            return
        names = [f"of_{name}" for name in _CONTENT]
        read = [dict(zip(names, lender, strict=True)) for lender in lenders]
        if self.connection.execute(_LEND, read).rowcount != len(read):
            raise LostRace

    def _make_comparable(self, identities: Iterable[tuple[object, ...]]) -> None:
        """Write down what was read in place of an identity that nobody can compare with.

        Only SQLite has rows that cannot be read, and its writers take turns: nothing is lost.
        """
        for identity in identities:
            named = {f"of_{name}": value for name, value in zip(_IDENTITY, identity, strict=True)}
            self.connection.execute(_SET_IDENTITY, named)


def _row(keys: KeySet, stored: StoredRecord) -> tuple[object, ...]:
    return (*stored.record, seal_record(keys, stored.record, stored.password))


_SET_IDENTITY = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY[:_KEYS]))
    .values({name: bindparam(f"of_{name}") for name in _IDENTITY[_KEYS:]})
)
_LEND = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in _CONTENT))
    # Whatever an edit has put there: the next number has room in the column.
    .values(
        lent=case((access_records.c.lent.between(0, MAX_LENT), access_records.c.lent + 1), else_=1)
    )
)
_DELETE = delete(access_records).where(
    *(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY)
)
