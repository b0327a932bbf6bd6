"""Changing records in one transaction: compare-and-set, address index, series, audit trail.

Nothing here commits: `Database.transact` does.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, case, delete, update
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.keyring import Keyring
from app.records import networks
from app.records.batch import CONTENT, IDENTITY, KEYS, ROW_COLUMNS, Batch, identity_of, prepare
from app.records.change import Change
from app.records.reader import RecordReader
from app.records.record import AUDITED, StoredRecord
from app.storage.batches import compare_and_set, insert_many
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.tables import access_records
from app.usage import transitions

MAX_LENT = 2**30


class RecordStore(RecordReader):
    """The records of the author's installation, in one write transaction."""

    def __init__(self, connection: Connection, keyring: Keyring, author: Author) -> None:
        super().__init__(connection, keyring, author.installation_id)
        self.author = author

    def apply(self, changes: Iterable[Change]) -> list[StoredRecord]:
        """Store changes, each with its audit event; a change without a difference writes nothing.

        Returns every record as it is then. Raises `LostRace` when one was changed meanwhile, and
        `KeyringOutdated` where there is something to seal.
        """
        wanted = list(changes)
        if not wanted:
            return []
        keys = hold_primary(self.connection, self.keyring)
        after, batch = prepare(keys, self.author, wanted)
        self.write(batch)
        return after

    def write(self, batch: Batch) -> None:
        """Store what was prepared. Raises `LostRace` when a record was changed meanwhile."""
        self._insert(batch.inserts)
        self._mark_lenders(batch.lenders)
        self._make_comparable(batch.unreadable)
        columns = (IDENTITY, ROW_COLUMNS[KEYS:])
        updated = compare_and_set(self.connection, access_records, columns, batch.updates)
        if updated != len(batch.updates):
            raise LostRace
        if batch.unindexed:
            networks.forget(self.connection, self.installation_id, batch.unindexed)
        networks.index(self.connection, batch.networks)
        transitions.follow(self.connection, self.keyring, self.installation_id, batch.subjects())
        trail.write_entries(self.connection, batch.entries)

    def delete(self, stored: StoredRecord) -> None:
        """Delete a record. Raises `LostRace` when it was changed meanwhile."""
        record = stored.record
        if not stored.is_readable:
            self._make_comparable([identity_of(record)])
        identity = {f"of_{name}": getattr(record, name) for name in IDENTITY}
        result = self.connection.execute(_DELETE, identity)
        if result.rowcount != 1:
            raise LostRace
        service_ids = [record.service_id]
        networks.forget(self.connection, record.installation_id, service_ids)
        transitions.end(self.connection, self.keyring, self.installation_id, service_ids)
        held = {name: getattr(record, name) for name in AUDITED}
        changes: dict[str, object] = {
            name: {"old": old, "new": None} for name, old in held.items() if old is not None
        }
        if stored.password is not None:
            changes["password"] = "cleared"  # noqa: S105 - a word of the trail
        event = Event("record.deleted", record.service_id, changes)
        trail.write_many(self.connection, self.author, [event])

    def pass_traffic_on(self, from_client_id: int, to_client_id: int) -> None:
        """Let a client own the traffic of another one that was merged into it."""
        clients = (from_client_id, to_client_id)
        transitions.pass_on(self.connection, self.keyring, self.installation_id, clients)

    def _insert(self, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            insert_many(self.connection, access_records, ROW_COLUMNS, rows)
        except IntegrityError:
            raise LostRace from None

    def _mark_lenders(self, lenders: Sequence[tuple[object, ...]]) -> None:
        """Count the copy in the rows that logins were copied from, unless they have changed.

        A copy writes no other row that a rotation of the login writes: without this neither would
        notice the other, and the copy would keep the old password.
        """
        if not lenders:
            return
        names = [f"of_{name}" for name in CONTENT]
        read = [dict(zip(names, lender, strict=True)) for lender in lenders]
        if self.connection.execute(_LEND, read).rowcount != len(read):
            raise LostRace

    def _make_comparable(self, identities: Iterable[tuple[object, ...]]) -> None:
        """Overwrite identities that cannot be compared with the values that were read for them.

        Only SQLite can have such rows, and its writers take turns: nothing is lost.
        """
        for identity in identities:
            named = {f"of_{name}": value for name, value in zip(IDENTITY, identity, strict=True)}
            self.connection.execute(_SET_IDENTITY, named)


_SET_IDENTITY = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in IDENTITY[:KEYS]))
    .values({name: bindparam(f"of_{name}") for name in IDENTITY[KEYS:]})
)
_LEND = (
    update(access_records)
    .where(*(access_records.c[name] == bindparam(f"of_{name}") for name in CONTENT))
    # An edit by hand can have put any number there: the next one must fit the column.
    .values(
        lent=case((access_records.c.lent.between(0, MAX_LENT), access_records.c.lent + 1), else_=1)
    )
)
_DELETE = delete(access_records).where(
    *(access_records.c[name] == bindparam(f"of_{name}") for name in IDENTITY)
)
