"""What the collector measures: the series of nfdump, and their bounds.

Targets come from here only, never from the columns of a record.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, or_, select
from sqlalchemy.engine import RowMapping

from app.crypto.keyring import Keyring
from app.storage.batches import compare_and_set
from app.storage.database import Database
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import row_opener
from app.storage.usage_tables import usage_series
from app.usage import known
from app.usage.kinds import NFDUMP
from app.usage.lease import Lease
from app.usage.series import StoredSeries, open_series
from app.usage.sources.source import Measured
from app.usage.targets import networks_of
from app.usage.timeline import DAY_SLOTS, current_slot

Bounds = tuple[int, int | None]
"""The first and the last slot of a series; the last is None while it is open."""

BATCH = 1_000
LATEST_SLOTS = 100 * DAY_SLOTS
"""How long ago a series may have ended that files still on the disk are read for."""


class Loaded(NamedTuple):
    """The series at one moment. Files that ended before its slot can be read for them."""

    slot: int
    series: list[Measured]
    bounds: dict[int, Bounds]
    broken: int


class SeriesOfSource:
    """The series of nfdump, for round after round: what has not changed is opened once."""

    def __init__(self, database: Database, keyring: Keyring, source: str) -> None:
        self.database = database
        self.keyring = keyring
        self.source = source
        self._opened: dict[int, tuple[str, StoredSeries, Measured]] = {}

    def load(self, lease: Lease) -> Loaded:
        """Return the intact series, those too that have ended not long ago.

        Raises `UnknownSealingKey` if one may be intact with another keyring: without it, the slots
        of this round would seem to be known for it. Raises `LeaseLost`, `StorageError`.
        """
        while self.database.transact(lambda connection: self._see(connection, lease)):
            pass
        with self.database.read() as connection:
            return self._load(connection)

    def _load(self, connection: Connection) -> Loaded:
        slot = current_slot()
        columns = usage_series.c
        is_recent = or_(columns.to_slot.is_(None), columns.to_slot >= slot - LATEST_SLOTS)
        query = select(usage_series).where(columns.kind == NFDUMP, columns.seen, is_recent)
        rows = connection.execute(query).mappings().all()
        opened, broken = self._open(connection, rows)
        self._opened = {entry[2].id: entry for entry in opened}
        series = [entry[2] for entry in opened]
        bounds = {each.id: (each.from_slot, each.to_slot) for each in series}
        return Loaded(slot, series, bounds, broken)

    def _open(
        self, connection: Connection, rows: Sequence[RowMapping]
    ) -> tuple[list[tuple[str, StoredSeries, Measured]], int]:
        opener = row_opener(connection, self.keyring)
        opened, broken = [], 0
        for row in rows:
            before = self._opened.get(row["id"])
            if before is not None and before[0] == row["seal"] and _is_same(before[1], row):
                opened.append(before)
                continue
            stored = open_series(opener, row)
            if stored.is_intact:
                opened.append((stored.seal, stored, _measured(stored)))
            else:
                broken += 1
        return opened, broken

    def _see(self, connection: Connection, lease: Lease) -> int:
        """Note that series are measured from now on; return how many there may be left.

        A series whose transaction ended late, or was begun by a clock that is late, must not begin
        with slots that were collected without it: they would seem to be known, and empty.
        """
        lease.extend(connection)
        columns = usage_series.c
        query = select(usage_series).where(columns.kind == NFDUMP, ~columns.seen).limit(BATCH)
        rows = connection.execute(query).mappings().all()
        if not rows:
            return 0
        keys = hold_primary(connection, self.keyring)
        opener = row_opener(connection, self.keyring)
        first = (known.newest(connection, self.source) or 0) + 1
        changes = []
        for row in rows:
            stored = open_series(opener, row)
            after, seal = stored.series, stored.seal
            if stored.is_intact and after.from_slot < first:
                after = after._replace(from_slot=first)
                seal = keys.seal(b"", after.sealed_fields())
            from_slot = after.from_slot if stored.is_intact else row["from_slot"]
            changes.append((row["id"], row["seal"], from_slot, True, seal))
        members = (("id", "seal"), ("from_slot", "seen", "seal"))
        if compare_and_set(connection, usage_series, members, changes) != len(changes):
            raise LostRace
        return len(rows) == BATCH


def _measured(stored: StoredSeries) -> Measured:
    series = stored.series
    return Measured(series.id, networks_of(series.target), series.from_slot, series.to_slot)


def _is_same(stored: StoredSeries, row: RowMapping) -> bool:
    return all(row[name] == value for name, value in stored.series._asdict().items())
