"""The settings in the database: only the differences from the defaults, sealed.

Every installation has a row. A missing row counts as broken, like an edited one: otherwise deleting
the row would restore the defaults.
"""

import json
import logging

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Changes, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring, KeySet, KeyState
from app.crypto.seal import Field, split
from app.input.conditions import Condition
from app.installations.settings import (
    DEFAULT_SETTINGS,
    DisplaySettings,
    SettingsChange,
    sealed_fields,
)
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import RowOpener, row_opener
from app.storage.tables import display_settings, installations
from app.times import now

log = logging.getLogger(__name__)


class BrokenSettings(Exception):
    """The row was edited or deleted directly in the database."""


def load_all(connection: Connection, keyring: Keyring) -> dict[int, DisplaySettings | None]:
    """Return the settings of every installation by id, `None` for broken ones."""
    loaded: dict[int, DisplaySettings | None] = {}
    rows = {row.installation_id: row for row in connection.execute(select(display_settings))}
    opener = row_opener(connection, keyring)
    for installation_id in installation_ids(connection):
        try:
            loaded[installation_id] = _open(rows.get(installation_id), opener)
        except (BrokenSettings, UnknownSealingKey):
            log.error("settings_broken", extra={"installation_id": installation_id})  # noqa: TRY400
            loaded[installation_id] = None
    return loaded


def load_for_display(
    connection: Connection, keyring: Keyring, installation_id: int
) -> DisplaySettings:
    """Return the settings of one installation as they are stored now, to show them or by them.

    Nothing keeps them from changing before the answer leaves: what is deleted, changed or given
    out is decided by `load_for_decision`. Raises `BrokenSettings`, `UnknownSealingKey`.
    """
    row = connection.execute(_row_of(installation_id)).one_or_none()
    return _open(row, row_opener(connection, keyring))


def is_broken(connection: Connection, keyring: Keyring, installation_id: int) -> bool:
    """Return whether the settings were edited or deleted; not whether their key is usable here."""
    try:
        load_for_display(connection, keyring, installation_id)
    except BrokenSettings:
        return True
    except UnknownSealingKey:
        pass  # what its key sealed opens again once that is back
    return False


def load_for_decision(
    connection: Connection, keyring: Keyring, installation_id: int
) -> DisplaySettings:
    """Return the settings of one installation, for a write transaction that decides by them.

    They include every change acknowledged before; a concurrent change waits for the end of the
    transaction. Raises `BrokenSettings`, `UnknownSealingKey`.
    """
    row = connection.execute(_row_of(installation_id).with_for_update(read=True)).one_or_none()
    return _open(row, row_opener(connection, keyring))


def installation_ids(connection: Connection) -> list[int]:
    """Return the ids of all installations."""
    return list(connection.execute(select(installations.c.id)).scalars())


def missing(connection: Connection) -> list[int]:
    """Return the ids of the installations without a row."""
    query = (
        select(installations.c.id)
        .outerjoin(display_settings, display_settings.c.installation_id == installations.c.id)
        .where(display_settings.c.installation_id.is_(None))
    )
    return list(connection.execute(query).scalars())


def add_defaults(connection: Connection, keys: KeySet, installation_id: int) -> None:
    """Store the settings of a new installation. Raises `LostRace` if it has some already."""
    _store(connection, keys, installation_id, None, DEFAULT_SETTINGS)


def change(
    connection: Connection,
    keyring: Keyring,
    author: Author,
    wanted: SettingsChange,
    condition: Condition,
) -> DisplaySettings:
    """Store the given members, with an audit event if they differ.

    Broken settings, and settings whose key is destroyed, are replaced by the defaults and the given
    members, and the event names every setting; for the condition there are none. Raises
    `InvalidInput`, `PreconditionFailed`, `LostRace`, and `UnknownSealingKey` if the key may become
    usable again: nothing is replaced then.
    """
    row = connection.execute(_row_of(author.installation_id)).one_or_none()
    before, whole = _open_or_defaults(row, connection, keyring)
    condition.check(before if whole else None)
    given = {name: getattr(wanted, name) for name in wanted.model_fields_set}
    after = before.model_copy(update=given)
    after.check_days()
    changes = _differences(before, after) if whole else _replaced(after)
    if not whole:
        # The version of a broken row is not trusted either.
        connection.execute(delete(display_settings).where(_is_of(author.installation_id)))
        row = None
    if changes or not whole:
        keys = hold_primary(connection, keyring)
        _store(connection, keys, author.installation_id, row, after)
        trail.write_many(connection, author, [Event("settings.changed", None, changes)])
    return after


def _differences(before: DisplaySettings, after: DisplaySettings) -> Changes:
    old, new = before.model_dump(), after.model_dump()
    return {name: {"old": old[name], "new": new[name]} for name in new if old[name] != new[name]}


def _replaced(after: DisplaySettings) -> Changes:
    """Return every setting as new: what broken settings were is not known."""
    return {name: {"old": None, "new": value} for name, value in after.model_dump().items()}


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return the fields that the seal of a row covers."""
    return sealed_fields(row["installation_id"], row["version"], row["chosen"])


def _row_of(installation_id: int) -> Select[tuple[object, ...]]:
    return select(display_settings).where(_is_of(installation_id))


def _is_of(installation_id: int) -> ColumnElement[bool]:
    return display_settings.c.installation_id == installation_id


def _open(row: Row[tuple[object, ...]] | None, opener: RowOpener) -> DisplaySettings:
    if row is None:
        raise BrokenSettings
    try:
        opener.open(row.seal, sealed_fields(row.installation_id, row.version, row.chosen))
        return DisplaySettings.model_validate_json(row.chosen)
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        raise BrokenSettings from None
    except ValidationError:
        # The seal opened, so a release stored this whose rules were others.
        return _as_stored(row.chosen)


def _as_stored(chosen: str) -> DisplaySettings:
    """Return settings without checking them. Raises `BrokenSettings` if they are of no release."""
    members = json.loads(chosen)
    known = {name: type(getattr(DEFAULT_SETTINGS, name)) for name in DisplaySettings.model_fields}
    if not isinstance(members, dict) or any(
        name in known and known[name] is not type(None) and not isinstance(value, known[name])
        for name, value in members.items()
    ):
        raise BrokenSettings
    return DisplaySettings.model_construct(
        **{name: value for name, value in members.items() if name in known}
    )


def _open_or_defaults(
    row: Row[tuple[object, ...]] | None, connection: Connection, keyring: Keyring
) -> tuple[DisplaySettings, bool]:
    """Return the settings, and whether there is an intact row."""
    try:
        return _open(row, row_opener(connection, keyring)), True
    except BrokenSettings:
        return DEFAULT_SETTINGS, False
    except UnknownSealingKey:
        destroyed = {key.key_id for key in keyring.keys if key.state is KeyState.DESTROYED}
        if row is None or split(row.seal)[0] not in destroyed:
            raise
        return DEFAULT_SETTINGS, False


def _store(
    connection: Connection,
    keys: KeySet,
    installation_id: int,
    row: Row[tuple[object, ...]] | None,
    settings: DisplaySettings,
) -> None:
    """Store settings in place of a row, None where there is none. Raises `LostRace`."""
    chosen = json.dumps(settings.model_dump(exclude_defaults=True), sort_keys=True)
    version = 1 if row is None else row.version + 1
    values = {
        "chosen": chosen,
        "version": version,
        "seal": keys.seal(b"", sealed_fields(installation_id, version, chosen)),
        "updated_at": now(),
    }
    if row is None:
        try:
            connection.execute(
                insert(display_settings).values(installation_id=installation_id, **values)
            )
        except IntegrityError:
            raise LostRace from None
        return
    changed = connection.execute(
        update(display_settings)
        .where(_is_of(installation_id), display_settings.c.version == row.version)
        .values(values)
    )
    if changed.rowcount != 1:
        raise LostRace
