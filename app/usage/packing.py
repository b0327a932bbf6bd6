"""Packs the days of a source that have ended: from rows of a slot into rows of a series.

The day is marked first, and nothing is added to it from then on; so packing can be interrupted
anywhere, and the next round goes on with it.
"""

from dataclasses import dataclass
from itertools import compress

from sqlalchemy import Connection, delete, func, select, update

from app.crypto.keyring import Keyring
from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.usage_tables import usage_days, usage_known, usage_open, usage_series
from app.times import now
from app.usage import known
from app.usage.kinds import knows_by_slot
from app.usage.lease import Lease
from app.usage.pack import UNKNOWN, pack
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, Day, day_of
from app.usage.sums import SHARD, Sums
from app.usage.tags import Tags, place_of_day, place_of_slot, tags_to_write
from app.usage.timeline import first_slot

_COLUMNS = (
    *("series_id", "day", "step", "known", "bytes_in", "bytes_out"),
    *("highest_in", "highest_out", "sums_in", "sums_out"),
)


_Span = tuple[int, int, int | None]
"""The id of a series, its first slot and its last, which is None while it is open."""


@dataclass(frozen=True, slots=True)
class Packing:
    """The days of one source, written under its lease."""

    database: Database
    source: str
    lease: Lease
    keyring: Keyring

    def pack(self, before: Day, waiting: frozenset[Day] = frozenset()) -> int:
        """Pack the days before one, but for those that wait for files; return how many days.

        Raises `LeaseLost`, `StorageError`.
        """
        days = self.database.transact(lambda connection: self._mark(connection, before, waiting))
        while self.database.transact(self._pack_next):
            pass
        return days

    def _mark(self, connection: Connection, before: Day, waiting: frozenset[Day]) -> int:
        self.lease.extend(connection)
        columns = usage_known.c
        ended = (
            columns.source == self.source,
            columns.day < before,
            columns.day.not_in(waiting),
            columns.packed_at.is_(None),
        )
        marked = update(usage_known).where(*ended).values(packed_at=now())
        return connection.execute(marked).rowcount

    def _pack_next(self, connection: Connection) -> bool:
        """Pack a shard of a day that is marked; return whether there was one."""
        self.lease.extend(connection)
        found = self._next(connection)
        if found is None:
            return False
        shard, day = found
        first = first_slot(day)
        columns = usage_open.c
        these = (
            columns.source == self.source,
            columns.shard == shard,
            columns.slot.between(first, first + SLOTS_PER_DAY - 1),
        )
        query = select(columns.slot, columns.sums).where(*these)
        tags = tags_to_write(connection, self.keyring)
        slots = {
            slot - first: Sums(tags.check(place_of_slot(shard, slot), blob))
            for slot, blob in connection.execute(query)
        }
        flags = known.between(connection, self.source, first, first + SLOTS_PER_DAY - 1)
        shard_day = _ShardDay((self.source, day), slots, flags, tags)
        rows = [shard_day.row_of(series) for series in self._series(connection, shard)]
        insert_many(connection, usage_days, _COLUMNS, [row for row in rows if row])
        connection.execute(delete(usage_open).where(*these))
        return True

    def _next(self, connection: Connection) -> tuple[int, int] | None:
        """Return a shard and a day that is marked and still has rows of slots, None without any."""
        rows, days = usage_open.c, usage_known.c
        mine = rows.source == self.source
        oldest = connection.scalar(select(func.min(rows.slot)).where(mine))
        if oldest is None:
            return None
        marked = select(days.day).where(
            days.source == self.source, days.day >= day_of(oldest), days.packed_at.is_not(None)
        )
        for day in connection.execute(marked.order_by(days.day)).scalars().all():
            first = first_slot(day)
            is_within = rows.slot.between(first, first + SLOTS_PER_DAY - 1)
            shard = connection.scalar(select(rows.shard).where(mine, is_within).limit(1))
            if shard is not None:
                return shard, day
        return None

    def _series(self, connection: Connection, shard: int) -> list[_Span]:
        """Return id and bounds of the series of a shard. What was erased is not among them.

        Whoever ends or erases one of them waits until this transaction has ended.
        """
        columns = usage_series.c
        first = shard * SHARD
        query = select(columns.id, columns.from_slot, columns.to_slot).where(
            columns.id.between(first, first + SHARD - 1)
        )
        rows = connection.execute(query.with_for_update(read=True))
        return [(row[0], row[1], row[2]) for row in rows]


class _ShardDay:
    """One day of a shard."""

    def __init__(
        self, source_day: tuple[str, Day], slots: dict[int, Sums], flags: bytes, tags: Tags
    ) -> None:
        source, self.day = source_day
        self._tags = tags
        self._knows_by_slot = knows_by_slot(source)
        self._flags = flags
        self._slots = slots
        nothing = Sums().values
        by_slot = [
            slots[place].values if place in slots else nothing for place in range(SLOTS_PER_DAY)
        ]
        self._by_series = list(zip(*by_slot, strict=True))
        self._places = {place for sums in slots.values() for place in sums.places()}
        if any(sums.has_unknown for sums in slots.values()):
            self._places.update(range(SHARD))  # a series without a row would have zeros

    def row_of(self, series: _Span) -> tuple[object, ...] | None:
        """Return the row of a series, None if no sum was delivered for it."""
        series_id, first, last = series
        place = series_id % SHARD
        if place not in self._places:
            return None
        flags = self._flags_of(place, first - first_slot(self.day), last)
        sums = [self._by_series[place], self._by_series[SHARD + place]]
        ins, outs = (list(compress(values, flags)) for values in sums)
        if not self._knows_by_slot:
            pairs = (zip(values, flags, strict=True) for values in sums)
            sums = [tuple(value if flag else UNKNOWN for value, flag in pair) for pair in pairs]
        totals = (sum(ins), sum(outs), max(ins, default=0), max(outs, default=0))
        packed = (
            self._tags.add(place_of_day(series_id, self.day, column), pack(values))
            for column, values in zip(_COLUMNS[-2:], sums, strict=True)
        )
        return (series_id, self.day, SLOT_SECONDS, len(ins), *totals, *packed)

    def _flags_of(self, place: int, begin: int, last: int | None) -> bytes:
        """Return which slots of the day are known for the series at a place."""
        flags = bytearray(self._flags)
        if not self._knows_by_slot:
            flags = bytearray(
                slot in self._slots and self._slots[slot].has(place)
                for slot in range(SLOTS_PER_DAY)
            )
        sums = self._by_series[place]
        if UNKNOWN in sums:
            flags = bytearray(
                flag and moved != UNKNOWN for flag, moved in zip(flags, sums, strict=True)
            )
        end = SLOTS_PER_DAY if last is None else max(0, last + 1 - first_slot(self.day))
        begin = min(max(0, begin), SLOTS_PER_DAY)
        flags[:begin] = bytes(begin)
        flags[end:] = bytes(max(0, SLOTS_PER_DAY - end))
        return bytes(flags)
