"""Changing records inside one transaction: compare-and-set, the address index, the audit trail.

Nothing here commits: `Database.transact` does.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.keyring import Keyring
from app.records import networks
from app.records.change import AUDITED, Change, Step, compare
from app.records.read import open_row
from app.records.record import AccessRecord, StoredRecord
from app.records.sealing import seal_record
from app.storage.errors import LostRace
from app.storage.insert import insert_many
from app.storage.tables import access_records
from app.storage.update import compare_and_set
from app.times import now

_COLUMNS = tuple(access_records.columns.keys())
_SEAL = _COLUMNS.index("seal")
_MEMBER_OF = {"netflow_group": "group"}
_BEFORE_SEAL = attrgetter(*(_MEMBER_OF.get(name, name) for name in _COLUMNS[:_SEAL]))
_AFTER_SEAL = attrgetter(*_COLUMNS[_SEAL + 1 :])
_KEYS = len(access_records.primary_key.columns)
# The row that was read, and nothing that came after it.
_IDENTITY = ("installation_id", "service_id", "incarnation", "version")
_IDENTITY_OF = attrgetter(*_IDENTITY)


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
        opened = (open_row(self.keyring, row) for row in self.connection.execute(query).mappings())
        return {stored.record.service_id: stored for stored in opened}

    def new_record(
        self,
        service_id: int,
        password: SecretStr | None,
        **members: Any,  # noqa: ANN401
    ) -> AccessRecord:
        """Return a record that is not stored yet. `members` are those of `AccessRecord`."""
        moment = now()
        return AccessRecord(
            installation_id=self.author.installation_id,
            service_id=service_id,
            service_status=None,
            version=1,
            incarnation=secrets.token_hex(8),
            created_at=moment,
            updated_at=moment,
            password_changed_at=None if password is None else moment,
            **members,
        )

    def apply(self, changes: Iterable[Change]) -> list[StoredRecord]:
        """Store changes, each with its audit event; what changes nothing leaves no trace.

        Returns every record as it is then. Raises `LostRace` when one was changed meanwhile.
        """
        moment = now()
        steps = [compare(change, moment) for change in changes]
        real = [step for step in steps if step.event is not None]
        self._insert([step for step in real if step.before is None])
        self._update([step for step in real if step.before is not None])
        self._index([step for step in real if step.moves])
        trail.write_many(self.connection, self.author, [step.event for step in real if step.event])
        return [step.after for step in steps]

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

    def _insert(self, steps: Sequence[Step]) -> None:
        if not steps:
            return
        try:
            rows = [self._row(step.after) for step in steps]
            insert_many(self.connection, access_records, _COLUMNS, rows)
        except IntegrityError:
            raise LostRace from None

    def _update(self, steps: Sequence[Step]) -> None:
        if not steps:
            return
        for step in steps:
            if step.before:
                self._make_comparable(step.before)
        rows = [
            (*_IDENTITY_OF(step.before.record), *self._row(step.after)[_KEYS:])
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

    def _index(self, steps: Sequence[Step]) -> None:
        indexed = [step.after.record.service_id for step in steps if step.before is not None]
        if indexed:
            networks.forget(self.connection, self.author.installation_id, indexed)
        networks.index(self.connection, [step.after.record for step in steps])

    def _row(self, stored: StoredRecord) -> tuple[object, ...]:
        seal = seal_record(self.keyring, stored.record, stored.password)
        return (*_BEFORE_SEAL(stored.record), seal, *_AFTER_SEAL(stored.record))


_SET_IDENTITY = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY[:_KEYS]))
    .values({name: bindparam(f"of_{name}") for name in _IDENTITY[_KEYS:]})
)
_DELETE = delete(access_records).where(
    *(access_records.c[name] == bindparam(f"of_{name}") for name in _IDENTITY)
)
