"""Whole days of a source, collected again, which take the place of those that are stored.

The new sums are collected under a name of their own, and until all of them are there the old ones
stand. Then one transaction says so, and each shard of a day is moved in a transaction: a process
that is killed before leaves what was stored, and one that is killed after it is finished by the
next round of any collector.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from app.crypto.keyring import Keyring
from app.storage.batches import insert_many
from app.storage.database import Database
from app.storage.usage_tables import usage_days, usage_files, usage_known, usage_open, usage_series
from app.times import now
from app.usage import known
from app.usage.kinds import Feed, again_name
from app.usage.lease import Lease
from app.usage.slots import SLOTS_PER_DAY, Day, Slot, day_of
from app.usage.sums import SHARD, Sums
from app.usage.tags import place_of_slot, tags_to_write
from app.usage.timeline import first_slot

NAMES = 500
_MARKER = ("source", "name", "digest", "slot", "flows", "bytes", "outcome")

_ShardDay = tuple[int, Day]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Days of the source of a feed, written under its lease.

    Every method raises `LeaseLost` and `StorageError`; `begin` also `CryptoError`, while the key of
    the tags cannot be used.
    """

    database: Database
    feed: Feed
    lease: Lease
    keyring: Keyring

    @property
    def name(self) -> str:
        """The name under which the new sums are collected."""
        return again_name(self.feed.name)

    def begin(self, days: range, shards: Iterable[int]) -> None:
        """Make place for these days of these shards. Nothing must be left of an earlier one."""
        listed = sorted(set(shards))
        for day in days:
            self.database.transact(partial(self._begin, day=day, shards=listed))

    def complete(self, days: range, inside: Callable[[str], bool]) -> None:
        """Let the new sums of the days count instead of the old ones.

        `inside` says of the name of a file whether all of it lies in the days: only then is it
        stored now as it was read.
        """
        self.database.transact(lambda connection: self._complete(connection, days, inside))
        self.settle()

    def settle(self) -> None:
        """Finish what was complete when its process ended, and drop what was not."""
        with self.database.read() as connection:
            columns = usage_known.c
            query = select(columns.packed_at).where(columns.source == self.name)
            completed = list(connection.execute(query).scalars())
        if completed:
            is_complete = None not in completed
            work = self._move if is_complete else self._drop
            while self.database.transact(work):
                pass
            self.database.transact(self._show if is_complete else self._end)

    def _begin(self, connection: Connection, day: Day, shards: list[int]) -> None:
        self.lease.extend(connection)
        known.put(connection, self.name, day, 0)
        # A row for each shard, so that one which moved nothing now replaces what was stored too.
        first, nothing = first_slot(day), Sums().packed()
        tags = tags_to_write(connection, self.keyring)
        rows = [
            (self.name, shard, first, 1, tags.add(place_of_slot(shard, first), nothing))
            for shard in shards
        ]
        insert_many(connection, usage_open, ("source", "shard", "slot", "version", "sums"), rows)

    def _complete(self, connection: Connection, days: range, inside: Callable[[str], bool]) -> None:
        self.lease.extend(connection)
        old = known.state(connection, self.feed.name, days)
        new = known.state(connection, self.name, days)
        for day in days:
            # Until all is moved, only what is right by the old sums and by the new ones.
            both = old.get(day, (0, None))[0] & new[day][0]
            known.put(connection, self.feed.name, day, both)
            known.put(connection, self.name, day, new[day][0], now())
        markers = list(self._markers(connection, inside))
        for start in range(0, len(markers), NAMES):
            part = markers[start : start + NAMES]
            columns = usage_files.c
            same = or_(
                columns.name.in_([row[1] for row in part]),
                columns.digest.in_([row[2] for row in part]),
            )
            connection.execute(delete(usage_files).where(columns.source == self.feed.name, same))
            insert_many(connection, usage_files, _MARKER, part)

    def _markers(
        self, connection: Connection, inside: Callable[[str], bool]
    ) -> Iterator[tuple[object, ...]]:
        columns = usage_files.c
        values = (columns.name, columns.digest, columns.slot, columns.flows, columns.bytes)
        query = select(*values).where(columns.source == self.name)
        for row in connection.execute(query).all():
            if inside(row[0]):
                yield (self.feed.name, *row, "added")

    def _move(self, connection: Connection) -> bool:
        """Replace a shard of a day; return whether there was one."""
        found = self._next(connection)
        if found is None:
            return False
        shard, day = found
        ids = connection.execute(select(usage_series.c.id).where(*self._series_of(shard)))
        theirs = usage_days.c.series_id.in_(list(ids.scalars()))
        connection.execute(delete(usage_days).where(usage_days.c.day == day, theirs))
        connection.execute(delete(usage_open).where(*_rows_of(self.feed.name, shard, day)))
        moved = update(usage_open).where(*_rows_of(self.name, shard, day))
        connection.execute(moved.values(source=self.feed.name))
        return True

    def _drop(self, connection: Connection) -> bool:
        """Delete a shard of a day; return whether there was one."""
        found = self._next(connection)
        if found is not None:
            connection.execute(delete(usage_open).where(*_rows_of(self.name, *found)))
        return found is not None

    def _next(self, connection: Connection) -> _ShardDay | None:
        self.lease.extend(connection)
        columns = usage_open.c
        query = select(columns.shard, columns.slot).where(columns.source == self.name).limit(1)
        row = connection.execute(query).first()
        return None if row is None else (row[0], day_of(row[1]))

    def _series_of(self, shard: int) -> tuple[ColumnElement[bool], ...]:
        columns = usage_series.c
        first = shard * SHARD
        return columns.id.between(first, first + SHARD - 1), columns.kind == self.feed.kind

    def _show(self, connection: Connection) -> None:
        """Note which slots are known now, and that this is all."""
        columns = usage_known.c
        query = select(columns.day).where(columns.source == self.name)
        days = list(connection.execute(query).scalars())
        span = range(min(days), max(days) + 1)
        for day, (bits, _) in known.state(connection, self.name, span).items():
            known.put(connection, self.feed.name, day, bits)
        self._end(connection)

    def _end(self, connection: Connection) -> None:
        self.lease.extend(connection)
        for table in (usage_files, usage_known):
            connection.execute(delete(table).where(table.c.source == self.name))


def _rows_of(source: str, shard: int, day: Day) -> tuple[ColumnElement[bool], ...]:
    columns = usage_open.c
    first: Slot = first_slot(day)
    slots = columns.slot.between(first, first + SLOTS_PER_DAY - 1)
    return columns.source == source, columns.shard == shard, slots
