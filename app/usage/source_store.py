"""The source of each installation: a sealed row, whose plaintext is the API key if it has one."""

import os
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import row_opener
from app.storage.typed_rows import read_row
from app.storage.usage_tables import usage_sources
from app.times import now
from app.usage.kinds import NFDUMP, Kind
from app.usage.networks import allowed_networks
from app.usage.targets import Origin

SEALED = ("installation_id", "kind", "url", "auth", "time_zone", "version", "incarnation")

Failure = Literal["unreachable", "refused", "unreadable", "disagrees"]
"""Why the last round of a source failed."""

NOTHING = Origin("", ())
"""Where an installation whose row was edited gets its figures: nothing is measured."""


def origin_of(connection: Connection, keyring: Keyring, installation_id: int) -> Origin | None:
    """Return where an installation gets its figures, for a write transaction; None if nowhere.

    Whoever changes the source waits until the transaction has ended. Raises `UnknownSealingKey`.
    """
    return _origin(connection, keyring, _row_of(installation_id).with_for_update(read=True))


def origin_for_display(
    connection: Connection, keyring: Keyring, installation_id: int
) -> Origin | None:
    """Return the same without holding it. Raises `UnknownSealingKey`."""
    return _origin(connection, keyring, _row_of(installation_id))


def _row_of(installation_id: int) -> Select[tuple[object, ...]]:
    return select(usage_sources).where(usage_sources.c.installation_id == installation_id)


def _origin(
    connection: Connection, keyring: Keyring, query: Select[tuple[object, ...]]
) -> Origin | None:
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    try:
        row_opener(connection, keyring).open(row["seal"], sealed_fields_of(row))
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        return NOTHING
    allowed = allowed_networks(connection, keyring, row["installation_id"])
    return Origin(row["kind"], allowed)


def installations_with_source(connection: Connection) -> list[int]:
    """Return the ids of the installations that have a source, in their order."""
    query = select(usage_sources.c.installation_id).order_by(usage_sources.c.installation_id)
    return list(connection.execute(query).scalars())


def choose_nfdump(connection: Connection, keyring: Keyring, author: Author) -> bool:
    """Let the author's installation take its figures from nfdump; return whether that is new.

    The next round of the collector opens the series of its records, and ends those of another
    source. Raises `LostRace`, `KeyringOutdated`, `UnknownSealingKey`.
    """
    before = origin_of(connection, keyring, author.installation_id)
    if before is not None and before.kind == NFDUMP:
        return False
    moment = now()
    row: dict[str, object] = {
        **dict.fromkeys(SEALED),
        "installation_id": author.installation_id,
        "kind": NFDUMP,
        "version": 1,
        "incarnation": os.urandom(8).hex(),
    }
    row["seal"] = hold_primary(connection, keyring).seal(b"", _sealed_fields(row))
    _delete(connection, author)
    try:
        times = {"created_at": moment, "updated_at": moment}
        connection.execute(insert(usage_sources).values(row | times))
    except IntegrityError:
        raise LostRace from None
    changes = {"kind": {"old": before.kind if before else None, "new": NFDUMP}}
    trail.write(connection, author, Event("usage_source.updated", None, changes))
    return True


def note_round(connection: Connection, kind: Kind, failure: Failure | None) -> None:
    """Note in the rows of the sources of a kind how a round of the collector has ended."""
    values: dict[str, object] = {"last_failure": failure}
    if failure is None:
        values["last_success_at"] = now()
    connection.execute(update(usage_sources).where(usage_sources.c.kind == kind).values(values))


def remove(connection: Connection, author: Author) -> bool:
    """Delete the source of the author's installation; return whether there was one.

    `transitions.stop` ends the series of the installation in the same transaction.
    """
    removed = _delete(connection, author)
    if removed:
        trail.write(connection, author, Event("usage_source.deleted"))
    return removed


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    columns, is_readable = read_row(usage_sources, row)
    if not is_readable:
        raise BrokenSeal
    return _sealed_fields(columns)


def _sealed_fields(columns: Mapping[str, object]) -> tuple[Field, ...]:
    fields: list[Field] = ["usage_sources"]
    for name in SEALED:
        value = columns[name]
        if not isinstance(value, str | int | None):
            raise BrokenSeal
        fields.append(value)
    return tuple(fields)


def _delete(connection: Connection, author: Author) -> bool:
    mine = usage_sources.c.installation_id == author.installation_id
    return connection.execute(delete(usage_sources).where(mine)).rowcount == 1
