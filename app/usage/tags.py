"""Tags of stored sums: they show that sums stand in the row that the collector wrote them to.

Whoever can write SQL could otherwise move sums to the row of another series, and show a client what
somebody else's service moved. The key of all tags is in the seal of one row, so a rotation of the
keyring seals one row anew instead of every day of every series.
"""

import os
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest
from typing import Final

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import row_opener
from app.storage.usage_tables import usage_keys

KEY_BYTES: Final = 32
TAG_BYTES: Final = 16
ROW: Final = 1

Place = tuple[str | int, ...]
"""What identifies the row and the column of sums."""


def place_of_slot(shard: int, slot: int) -> Place:
    """Return the place of the sums of a shard in one slot.

    It has no source: ids of series are those of all sources, so a row says nothing of another's.
    """
    return ("usage_open", shard, slot)


def place_of_day(series_id: int, day: int, column: str) -> Place:
    """Return the place of the sums of a series on one day, in a column."""
    return ("usage_days", series_id, day, column)


@dataclass(frozen=True, slots=True)
class Tags:
    """Adds tags to packed sums, and checks them."""

    key: bytes = field(repr=False)

    def add(self, place: Place, packed: bytes) -> bytes:
        """Return packed sums with their tag, as they are stored at a place."""
        return packed + self._tag(place, packed)

    def check(self, place: Place, stored: object) -> bytes:
        """Return the packed sums that are stored at a place, nothing where they were edited."""
        if not isinstance(stored, bytes):
            return b""
        packed, tag = stored[:-TAG_BYTES], stored[-TAG_BYTES:]
        return packed if compare_digest(self._tag(place, packed), tag) else b""

    def _tag(self, place: Place, packed: bytes) -> bytes:
        # No representation of a place has a zero byte, so no two pairs are the same bytes.
        content = b"%r\0%b" % (place, packed)
        return blake2b(content, key=self.key, digest_size=TAG_BYTES).digest()


def tags_to_read(connection: Connection, keyring: Keyring) -> Tags:
    """Return the tags of what is stored; where their key cannot be read, tags that nothing has."""
    try:
        return _stored(connection, keyring) or _new()
    except BrokenSeal:
        return _new()


def tags_to_write(connection: Connection, keyring: Keyring) -> Tags:
    """Return the tags of what is stored, in a write transaction. The first one makes their key.

    So does one that finds an edited row: what was stored before is unknown from then on. Raises
    `UnknownSealingKey` while the key is not usable here, `KeyringOutdated`, `LostRace`.
    """
    try:
        tags = _stored(connection, keyring)
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        keyring.complain("usage_key_replaced", "Its row in usage_keys was edited.")
        tags = None
    return tags or _made(connection, keyring)


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    if row["id"] != ROW:
        raise BrokenSeal
    return _FIELDS


def _stored(connection: Connection, keyring: Keyring) -> Tags | None:
    """Return the tags whose key is stored, None without one. Raises `BrokenSeal`."""
    seal = connection.scalar(select(usage_keys.c.seal).where(usage_keys.c.id == ROW))
    return None if seal is None else Tags(row_opener(connection, keyring).open(seal, _FIELDS))


def _made(connection: Connection, keyring: Keyring) -> Tags:
    tags = _new()
    seal = hold_primary(connection, keyring).seal(tags.key, _FIELDS)
    connection.execute(delete(usage_keys))
    try:
        connection.execute(insert(usage_keys).values(id=ROW, seal=seal))
    except IntegrityError:
        raise LostRace from None  # another collector has made one
    return tags


def _new() -> Tags:
    return Tags(os.urandom(KEY_BYTES))


_FIELDS: tuple[Field, ...] = ("usage_keys", ROW)
