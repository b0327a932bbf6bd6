"""Reads the traffic of one owner of a service, slot by slot."""

from operator import mul
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.crypto.keyring import Keyring
from app.storage.usage_tables import usage_days, usage_open
from app.usage import known
from app.usage.kinds import knows_by_slot, source_name
from app.usage.pack import UNKNOWN
from app.usage.series import Question, Series, series_of
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, Day, day_of
from app.usage.sums import SHARD, numbers_in, sum_at
from app.usage.tags import Tags, place_of_day, place_of_slot, tags_to_read
from app.usage.timeline import first_slot


class Traffic(NamedTuple):
    """Bytes of each slot from `first` on, and a byte for each: 1 where it is known.

    Where it is 0 the sums are 0 too, and mean nothing.
    """

    first: int
    bytes_in: list[int]
    bytes_out: list[int]
    known: bytes


_Sum = tuple[int, int, bool]
"""Bytes in and out, and whether there is a sum."""

_NOTHING = (0, 0, False)


class _Parts:
    """Sums that are put together."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        count = last + 1 - first
        self.bytes_in = [0] * count
        self.bytes_out = [0] * count
        self.known = bytearray(count)

    def put(self, slot: int, sums: tuple[list[int], list[int]], flags: bytes) -> None:
        """Put sums from a slot on where they belong, and zeros where they are not known."""
        if 0 in flags:
            ins, outs = (list(map(mul, values, flags)) for values in sums)
            sums = ins, outs
        place = slot - self.first
        end = place + len(flags)
        self.bytes_in[place:end], self.bytes_out[place:end] = sums
        self.known[place:end] = flags


def read_traffic(
    connection: Connection, keyring: Keyring, question: Question, slots: tuple[int, int]
) -> Traffic | None:
    """Return the traffic of an owner from the first slot to the last, both included.

    None without a series of this owner, and when a series of the service was edited: a sum without
    a part would be a wrong sum.
    """
    series = series_of(connection, keyring, question)
    if not series:
        return None
    first, last = slots
    parts = _Parts(first, last)
    tags = tags_to_read(connection, keyring)
    for each in series:
        begin = max(first, each.from_slot)
        end = last if each.to_slot is None else min(last, each.to_slot)
        if begin <= end:
            _Reader(connection, tags, each, parts).read(begin, end)
    return Traffic(first, parts.bytes_in, parts.bytes_out, bytes(parts.known))


class _Reader:
    """Reads one series."""

    def __init__(self, connection: Connection, tags: Tags, series: Series, parts: _Parts) -> None:
        self.connection = connection
        self.tags = tags
        self.series = series
        self.parts = parts
        self.source = source_name(series.kind, series.installation_id)
        self.knows_by_slot = knows_by_slot(self.source)

    def read(self, begin: int, end: int) -> None:
        """Put the sums of these slots together."""
        # In this order: what is added meanwhile is not known yet, and what is packed between the
        # second and the third statement is found by the third.
        before = self._state(begin, end)
        opened = self._open_slots(begin, end)
        days = self._days(begin, end)
        flags = self._flags(begin, end, before)
        for day in range(day_of(begin), day_of(end) + 1):
            start = max(begin, first_slot(day))
            stop = min(end, first_slot(day + 1) - 1)
            if day in days:
                self._put_day(days[day], start, stop, flags[start - begin : stop + 1 - begin])
            else:
                self._put_open(opened, start, stop, flags[start - begin : stop + 1 - begin])

    def _state(self, begin: int, end: int) -> known.States:
        if not self.knows_by_slot:
            return {}
        days = range(day_of(begin), day_of(end) + 1)
        return known.state(self.connection, self.source, days)

    def _flags(self, begin: int, end: int, before: known.States) -> bytes:
        """Return which slots are known, by what was so before the sums were read, and still is."""
        if not self.knows_by_slot:
            return bytes([1]) * (end + 1 - begin)
        still = known.still(before, self._state(begin, end))
        flags = b"".join(
            known.flags_in(still.get(day, 0)) for day in range(day_of(begin), day_of(end) + 1)
        )
        start = first_slot(day_of(begin))
        return flags[begin - start : end - start + 1]

    def _open_slots(self, begin: int, end: int) -> dict[int, _Sum]:
        columns = usage_open.c
        query = select(columns.slot, columns.sums).where(
            columns.source == self.source,
            columns.shard == self.series.id // SHARD,
            columns.slot.between(begin, end),
        )
        shard, place = divmod(self.series.id, SHARD)
        check = self.tags.check
        return {
            slot: sum_at(check(place_of_slot(shard, slot), blob), place)
            for slot, blob in self.connection.execute(query)
        }

    def _days(self, begin: int, end: int) -> dict[int, tuple[bytes, bytes]]:
        columns = usage_days.c
        query = select(columns.day, columns.sums_in, columns.sums_out).where(
            columns.series_id == self.series.id,
            columns.day.between(day_of(begin), day_of(end)),
            columns.step == SLOT_SECONDS,
        )
        return {
            day: (self._checked(day, "sums_in", ins), self._checked(day, "sums_out", outs))
            for day, ins, outs in self.connection.execute(query)
        }

    def _checked(self, day: Day, column: str, stored: object) -> bytes:
        return self.tags.check(place_of_day(self.series.id, day, column), stored)

    def _put_day(self, day: tuple[bytes, bytes], start: int, stop: int, flags: bytes) -> None:
        ins, outs = map(numbers_in, day)
        if ins is None or outs is None:
            return  # kept as totals of the day only, or edited
        place = start % SLOTS_PER_DAY
        end = place + stop + 1 - start
        self._put(start, (ins[place:end], outs[place:end]), flags)

    def _put_open(self, opened: dict[int, _Sum], start: int, stop: int, flags: bytes) -> None:
        moved = [opened.get(slot, _NOTHING) for slot in range(start, stop + 1)]
        if not self.knows_by_slot:
            flags = bytes(has_sum for _, _, has_sum in moved)
        self._put(start, ([each[0] for each in moved], [each[1] for each in moved]), flags)

    def _put(self, start: int, sums: tuple[list[int], list[int]], flags: bytes) -> None:
        """Put sums together. A source that does not know by slot has marked what is unknown."""
        if UNKNOWN in sums[0]:
            flags = bytes(
                value != UNKNOWN and flag for value, flag in zip(sums[0], flags, strict=True)
            )
        self.parts.put(start, sums, flags)
