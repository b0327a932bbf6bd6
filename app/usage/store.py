"""Adds what a source delivers: each batch in one transaction with the proof that it was added."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from sqlalchemy import Connection, insert, or_, select
from sqlalchemy.exc import IntegrityError

from app.crypto.keyring import Keyring
from app.storage.batches import Row, compare_and_set, insert_many
from app.storage.database import Database
from app.storage.errors import LostRace
from app.storage.usage_tables import usage_files, usage_open, usage_series
from app.usage import known
from app.usage.lease import Lease
from app.usage.measured import Loaded
from app.usage.slots import day_of
from app.usage.sources.source import Batch, Marker
from app.usage.stored_files import Files
from app.usage.sums import SHARD, Sums, version_after
from app.usage.tags import place_of_slot, tags_to_write

Outcome = Literal["added", "late", "repeated"]
"""`late`: a part was for days that are packed, and was refused. `repeated`: nothing was added."""

SHARDS_AT_ONCE = 250
LARGEST = 2**63 - 1
"""The largest number of a column: flows with impossible bytes can add up to more."""

_Bounds = tuple[int, int | None]
_Sum = tuple[int, int, tuple[int, int]]
_Places = dict[tuple[int, int], dict[int, tuple[int, int]]]
"""Sums by shard and slot, and within them by the place of the series."""


@dataclass(frozen=True, slots=True)
class Store:
    """The sums of one source, written under its lease."""

    database: Database
    source: str
    lease: Lease
    keyring: Keyring

    def add(self, batch: Batch, loaded: Loaded) -> Outcome:
        """Store a batch, and return what became of it. One that was added before adds nothing.

        Sums outside of the bounds of their series are dropped. Raises `LeaseLost`, `StorageError`,
        and `CryptoError` while the key of the tags cannot be used.
        """
        return self.database.transact(lambda connection: self._add(connection, batch, loaded))

    def files(self) -> Files:
        """Return which files were added."""
        return Files(self.database, self.source)

    def _add(self, connection: Connection, batch: Batch, loaded: Loaded) -> Outcome:
        self.lease.extend(connection)
        if batch.mode == "add" and self._was_added(connection, batch.marker):
            return "repeated"
        packed = self._packed(connection, batch)
        within = _within(batch, loaded, self._ended(connection, batch, loaded))
        places = _placed(within, packed)
        self._write(connection, places, batch.mode)
        fresh = [slot for slot in batch.known if day_of(slot) not in packed]
        known.add(connection, self.source, fresh, {day_of(slot) for _, slot in places})
        outcome: Outcome = "late" if packed else "added"
        if batch.mode == "add":
            self._mark(connection, batch.marker, outcome)
        return outcome

    def _was_added(self, connection: Connection, marker: Marker) -> bool:
        columns = usage_files.c
        is_same = or_(columns.name == marker.name, columns.digest == marker.digest.hex())
        query = select(columns.name).where(columns.source == self.source, is_same).limit(1)
        return connection.execute(query).first() is not None

    def _mark(self, connection: Connection, marker: Marker, outcome: Outcome) -> None:
        row = {
            **marker._asdict(),
            "source": self.source,
            "digest": marker.digest.hex(),
            "bytes": min(marker.bytes, LARGEST),
            "outcome": outcome,
        }
        try:
            connection.execute(insert(usage_files).values(row))
        except IntegrityError:
            raise LostRace from None  # another collector has added it since

    def _packed(self, connection: Connection, batch: Batch) -> set[int]:
        """Return the days of a batch that are packed."""
        slots = {slot for _, slot in batch.sums} | batch.known
        return known.packed_days(connection, self.source, {day_of(slot) for slot in slots})

    def _ended(self, connection: Connection, batch: Batch, loaded: Loaded) -> dict[int, _Bounds]:
        """Return the bounds of series that may have ended since they were loaded."""
        oldest = min((slot for _, slot in batch.sums), default=loaded.slot)
        columns = usage_series.c
        query = select(columns.id, columns.from_slot, columns.to_slot).where(
            columns.to_slot >= min(oldest, loaded.slot) - 1
        )
        return {row[0]: (row[1], row[2]) for row in connection.execute(query)}

    def _write(self, connection: Connection, places: _Places, mode: str) -> None:
        tags = tags_to_write(connection, self.keyring)
        wanted = iter(sorted(places))
        while part := list(islice(wanted, SHARDS_AT_ONCE)):
            stored = self._stored(connection, part)
            inserts: list[Row] = []
            updates: list[Row] = []
            for key in part:
                version, blob = stored.get(key, (0, None))
                place_of_sums = place_of_slot(*key)
                sums = Sums() if blob is None else Sums(tags.check(place_of_sums, blob))
                change = sums.add if mode == "add" else sums.replace
                for place, moved in places[key].items():
                    change(place, moved)
                packed = tags.add(place_of_sums, sums.packed())
                if blob is None:
                    inserts.append((self.source, *key, 1, packed))
                else:
                    following = version_after(version)
                    updates.append((self.source, *key, version, following, packed))
            self._insert(connection, inserts)
            columns = ((*_KEY, "version"), ("version", "sums"))
            if compare_and_set(connection, usage_open, columns, updates) != len(updates):
                raise LostRace

    def _insert(self, connection: Connection, rows: list[Row]) -> None:
        try:
            insert_many(connection, usage_open, (*_KEY, "version", "sums"), rows)
        except IntegrityError:
            raise LostRace from None

    def _stored(
        self, connection: Connection, keys: list[tuple[int, int]]
    ) -> dict[tuple[int, int], tuple[int, bytes]]:
        columns = usage_open.c
        query = select(columns.shard, columns.slot, columns.version, columns.sums).where(
            columns.source == self.source,
            columns.shard.in_({shard for shard, _ in keys}),
            columns.slot.in_({slot for _, slot in keys}),
        )
        return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(query)}


_KEY = ("source", "shard", "slot")


def _placed(within: Iterable[_Sum], packed: set[int]) -> _Places:
    """Return the sums that are stored, by the rows that they go to."""
    places: _Places = {}
    for series_id, slot, moved in within:
        if day_of(slot) not in packed:
            shard, place = divmod(series_id, SHARD)
            places.setdefault((shard, slot), {})[place] = moved
    return places


def _within(batch: Batch, loaded: Loaded, ended: Mapping[int, _Bounds]) -> Iterator[_Sum]:
    """Yield the sums that are within the bounds of their series."""
    series = loaded.series
    for (series_id, slot), moved in batch.sums.items():
        measured = series.get(series_id)
        if measured is None:
            continue
        first, last = ended.get(series_id) or measured[2:4]
        if first <= slot and (last is None or slot <= last):
            yield series_id, slot, moved
