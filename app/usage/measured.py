"""What the collector measures: the series of nfdump, and their bounds.

Targets come from here only, never from the columns of a record.
"""

from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.storage.batches import compare_and_set
from app.storage.database import Database
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary, known_keys
from app.storage.row_opener import RowOpener, row_opener
from app.storage.usage_tables import usage_series
from app.usage import known
from app.usage.kinds import NFDUMP
from app.usage.lease import Lease
from app.usage.series import Series, open_series
from app.usage.slots import SLOTS_PER_DAY
from app.usage.sources.source import Measured
from app.usage.targets import networks_of
from app.usage.timeline import current_slot

BATCH = 1_000
LATEST_SLOTS = 100 * SLOTS_PER_DAY
"""How long ago a series may have ended that files still on the disk are read for."""

_COLUMNS = tuple(usage_series.c[name] for name in (*Series._fields, "seal"))
_Row = tuple[object, ...]


class Loaded(NamedTuple):
    """The series at one moment, by id. Files that ended before its slot can be read for them."""

    slot: int
    series: dict[int, Measured]
    broken: int


class SeriesOfSource:
    """The series of nfdump, for round after round: what has not changed is opened once."""

    def __init__(self, database: Database, keyring: Keyring, source: str) -> None:
        self.database = database
        self.keyring = keyring
        self.source = source
        # By the hash of the row, which has a seed of this process: the rows would be half of all.
        self._opened: dict[int, tuple[int, Measured]] = {}

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
        query = select(*_COLUMNS).where(columns.kind == NFDUMP, columns.seen, is_recent)
        keys = known_keys(connection)  # before rows are streamed
        opener = RowOpener(self.keyring, lambda: keys)
        opened: dict[int, tuple[int, Measured]] = {}
        broken = 0
        rows = connection.execution_options(yield_per=BATCH).execute(query)
        for row in map(tuple, rows):
            entry = self._opened.get(row[0])
            if entry is None or entry[0] != hash(row):
                entry = _open(opener, row)
            if entry is None:
                broken += 1
            else:
                opened[entry[1].id] = entry
        self._opened = opened
        return Loaded(slot, {key: entry[1] for key, entry in opened.items()}, broken)

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


def _open(opener: RowOpener, row: _Row) -> tuple[int, Measured] | None:
    """Return the hash of a row and the series in it, None if it was edited.

    Raises `UnknownSealingKey`.
    """
    series = Series._make(row[:-1])  # of any types: others than the sealed ones open no seal
    try:
        opener.open(str(row[-1]), series.sealed_fields())
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        return None
    networks = networks_of(series.target)
    return hash(row), Measured(series.id, networks, series.from_slot, series.to_slot)
