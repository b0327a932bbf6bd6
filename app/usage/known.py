"""The slots of a day of UTC that a source has delivered: 288 bits, the first slot in the lowest."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.storage.errors import LostRace
from app.storage.usage_tables import usage_known
from app.usage.kinds import knows_by_slot
from app.usage.slots import SLOTS_PER_DAY, Slot, day_of
from app.usage.timeline import current_slot, first_slot

LATE_SLOTS = 6
"""Half an hour without a new slot of files: the collector has stopped, or its source has."""
POLL_LATE_SLOTS = 24
"""Two hours without one of a source that is asked once an hour."""

States = Mapping[int, tuple[int, int | None]]
"""By day its bits, and when it was packed, None while it is open."""

_BYTES = SLOTS_PER_DAY // 8


def packed_days(connection: Connection, source: str, days: Iterable[int]) -> set[int]:
    """Return which of these days are packed: nothing is added to them any more."""
    columns = usage_known.c
    query = select(columns.day).where(
        columns.source == source, columns.day.in_(list(days)), columns.packed_at.is_not(None)
    )
    return set(connection.execute(query).scalars())


def add(connection: Connection, source: str, slots: Iterable[int], days: Iterable[int]) -> None:
    """Note slots as known, in a transaction that holds the lease of the source.

    These days get a row too, where none of their slots is known yet: packing goes by the rows.
    Raises `LostRace`.
    """
    bits = dict.fromkeys(days, 0)
    for slot in slots:
        day = day_of(slot)
        bits[day] = bits.get(day, 0) | 1 << slot - first_slot(day)
    columns = usage_known.c
    for day, added in bits.items():
        this = (columns.source == source, columns.day == day)
        before = connection.scalar(select(columns.slots).where(*this))
        if before is None:
            row = {"source": source, "day": day, "slots": _to_bytes(added)}
            try:
                connection.execute(insert(usage_known).values(row))
            except IntegrityError:
                raise LostRace from None
        elif added:
            both = _to_bytes(added | _bits_of(before))
            connection.execute(update(usage_known).where(*this).values(slots=both))


def between(connection: Connection, source: str, first: int, last: int) -> bytes:
    """Return a byte for each slot from the first to the last: 1 where it is known, else 0."""
    columns = usage_known.c
    query = select(columns.day, columns.slots).where(
        columns.source == source, columns.day.between(day_of(first), day_of(last))
    )
    start = first_slot(day_of(first))
    flags = bytearray(first_slot(day_of(last) + 1) - start)
    for day, slots in connection.execute(query):
        place = first_slot(day) - start
        flags[place : place + SLOTS_PER_DAY] = flags_of(slots)
    return bytes(flags[first - start : last - start + 1])


def flags_of(slots: object) -> bytes:
    """Return a byte for each slot of a day: 1 where it is known, else 0."""
    return flags_in(_bits_of(slots))


def flags_in(bits: int) -> bytes:
    """Return the same of the bits of a day."""
    return f"{bits:0{SLOTS_PER_DAY}b}"[::-1].encode().translate(_DIGITS)


def state(connection: Connection, source: str, days: range) -> States:
    """Return the bits of days, and when each was packed, None while it is open."""
    columns = usage_known.c
    query = select(columns.day, columns.slots, columns.packed_at).where(
        columns.source == source, columns.day.between(days.start, days.stop - 1)
    )
    return {row[0]: (_bits_of(row[1]), row[2]) for row in connection.execute(query)}


def still(before: States, after: States) -> dict[int, int]:
    """Return the bits of days that are known by both.

    A day that was packed before and is not so any more was replaced meanwhile: rows that were read
    between may be those of neither.
    """
    return {
        day: bits & after[day][0]
        for day, (bits, packed_at) in before.items()
        if day in after and packed_at in {None, after[day][1]}
    }


def put(
    connection: Connection, source: str, day: int, bits: int, packed_at: int | None = None
) -> None:
    """Set the bits of a day, in a transaction that holds the lease of the source.

    Raises `LostRace`.
    """
    columns = usage_known.c
    values = {"slots": _to_bytes(bits), "packed_at": packed_at}
    this = (columns.source == source, columns.day == day)
    if connection.scalar(select(columns.day).where(*this)) is None:
        try:
            connection.execute(insert(usage_known).values({"source": source, "day": day, **values}))
        except IntegrityError:
            raise LostRace from None
    else:
        connection.execute(update(usage_known).where(*this).values(values))


def newest(connection: Connection, source: str) -> int | None:
    """Return the newest slot that is known, None without any.

    Days after tomorrow are left out: no source delivers them, whatever clock a host has, so
    somebody has edited their rows.
    """
    columns = usage_known.c
    query = select(columns.day, columns.slots).where(
        columns.source == source, columns.day.between(0, day_of(current_slot()) + 1)
    )
    # The newest day can be one of a poll without a slot.
    for day, slots in connection.execute(query.order_by(columns.day.desc()).limit(SLOTS_PER_DAY)):
        if bits := _bits_of(slots):
            return first_slot(day) + bits.bit_length() - 1
    return None


def is_late(source: str, newest: Slot) -> bool:
    """Return whether a source whose newest slot is this one should have a newer one by now."""
    late = LATE_SLOTS if knows_by_slot(source) else POLL_LATE_SLOTS
    return newest < current_slot() - late


def _bits_of(slots: object) -> int:
    """Return the bits of a row, none where somebody has put something else there."""
    return int.from_bytes(slots[:_BYTES], "little") if isinstance(slots, bytes) else 0


def _to_bytes(bits: int) -> bytes:
    return bits.to_bytes(_BYTES, "little")


_DIGITS = bytes.maketrans(b"01", b"\x00\x01")
