"""Creating, listing and revoking keys in the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from app.audit import trail
from app.audit.trail import Author, Event
from app.auth.api_key import ApiKey, LoadedKeys, Scope, scopes_to_text
from app.auth.key_format import digest, new_key
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import Field
from app.storage.batches import compare_and_set
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import RowOpener, row_opener
from app.storage.tables import api_keys, installations
from app.storage.typed_rows import as_line, read_row
from app.times import Microseconds, days_from_now, now

DAYS_REMEMBERED = 365

VOUCHER = b"settings"
"""The content of a key's seal if every installation had sealed settings when the key was made.

See `app.upkeep.first_settings` for its purpose. Older releases do not read it.
"""


@dataclass(frozen=True, slots=True)
class NewKey:
    """The properties of a new key that its creator chooses."""

    name: str
    scopes: frozenset[Scope]
    expires_at: Microseconds | None = None


class UnknownKey(Exception):
    """The installation has no key with that id."""


def installation_id_of_key(connection: Connection, key_id: str) -> int:
    """Return the id of the installation in a key's row. Raises `UnknownKey`."""
    query = select(api_keys.c.installation_id).where(api_keys.c.id == key_id)
    found: int | None = connection.scalar(query)
    if found is None:
        raise UnknownKey
    return found


def create(
    connection: Connection, keyring: Keyring, author: Author, wanted: NewKey
) -> tuple[ApiKey, str]:
    """Store a new key of the author's installation.

    Returns the key and its token, which cannot be read again.
    """
    installation = select(installations.c.name).where(installations.c.id == author.installation_id)
    key_id, text = new_key()
    key = ApiKey(
        id=key_id,
        installation_id=author.installation_id,
        installation=connection.execute(installation).scalar_one(),
        name=wanted.name,
        scopes=frozenset(wanted.scopes),
        digest=digest(text),
        created_at=now(),
        expires_at=wanted.expires_at,
        revoked_at=None,
    )
    keys = hold_primary(connection, keyring)
    connection.execute(insert(api_keys).values(_to_row(key, keys)))
    _audit(connection, author, "key.created", key)
    return key, text


def revoke(connection: Connection, keyring: Keyring, author: Author, key_id: str) -> ApiKey:
    """Revoke a key of the author's installation. Idempotent. Raises `UnknownKey`.

    A key whose row was edited is deleted: sealing it again would accept the edit.
    """
    found = next((found for found in _read(connection, keyring) if found.key.id == key_id), None)
    if found is None or found.key.installation_id != author.installation_id:
        raise UnknownKey
    key, is_whole = found.key, found.held is not None
    if is_whole and key.revoked_at is not None:
        return key
    revoked = replace(key, revoked_at=now())
    this_key = api_keys.c.id == key_id
    if is_whole:
        keys = hold_primary(connection, keyring)
        connection.execute(update(api_keys).where(this_key).values(_to_row(revoked, keys)))
    else:
        connection.execute(delete(api_keys).where(this_key))
    _audit(connection, author, "key.revoked", revoked)
    return revoked


def note_uses(connection: Connection, uses: Mapping[str, Microseconds]) -> None:
    """Store when keys were used last. A later time of another worker is kept.

    The seal does not cover this time, because nothing depends on it.
    """
    if uses:
        rows = [{"of_key": key_id, "moment": moment} for key_id, moment in uses.items()]
        connection.execute(_NOTE_USE, rows)


_NOTE_USE = (
    update(api_keys)
    .where(
        api_keys.c.id == bindparam("of_key"),
        func.coalesce(api_keys.c.last_used_at, 0) < bindparam("moment"),
    )
    .values(last_used_at=bindparam("moment"))
)


def load_all(connection: Connection, keyring: Keyring) -> list[ApiKey]:
    """Return every key whose seal is intact, oldest first. Callers cannot use the others."""
    return [found.key for found in _read(connection, keyring) if found.held is not None]


def load_recent(connection: Connection, keyring: Keyring) -> LoadedKeys:
    """Return the keys, without those that ended more than a year ago.

    An unknown id makes a worker read all keys again at once; keys that ended recently are included
    because callers may still send them.
    """
    year_ago = days_from_now(-DAYS_REMEMBERED)
    ends = (api_keys.c.revoked_at, api_keys.c.expires_at)
    found = [*_read(connection, keyring, *(or_(end.is_(None), end > year_ago) for end in ends))]
    return LoadedKeys(
        [row.key for row in found if row.held is not None],
        frozenset(row.key.id for row in found if row.is_locked),
    )


def load_broken(connection: Connection, keyring: Keyring) -> list[str]:
    """Return the ids of keys whose row was edited by hand."""
    found = _read(connection, keyring)
    return [row.key.id for row in found if row.held is None and not row.is_locked]


def vouching(connection: Connection, keyring: Keyring) -> dict[str, bool]:
    """Return for every intact key, by id, whether its seal holds the voucher."""
    found = _read(connection, keyring)
    return {row.key.id: row.held == VOUCHER for row in found if row.held is not None}


def vouch(connection: Connection, keyring: Keyring, keys: KeySet) -> None:
    """Seal every intact key without the voucher again, with it. Raises `LostRace`."""
    moves = [
        (found.key.id, found.seal, keys.seal(VOUCHER, found.key.sealed_fields()))
        for found in _read(connection, keyring)
        if found.held not in {None, VOUCHER}
    ]
    if compare_and_set(connection, api_keys, (("id", "seal"), ("seal",)), moves) != len(moves):
        raise LostRace


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return the fields that the seal of a row covers. Raises `BrokenSeal`."""
    key, is_readable = _to_key({**row, "installation": ""})
    if not is_readable:
        raise BrokenSeal
    return key.sealed_fields()


class _Found(NamedTuple):
    """A key as it was read. `held` is the content of its seal, `None` if that does not open.

    `is_locked` means that it does not open because its sealing key is not usable here.
    """

    key: ApiKey
    seal: str
    held: bytes | None = None
    is_locked: bool = False


def _read(
    connection: Connection, keyring: Keyring, *conditions: ColumnElement[bool]
) -> Iterable[_Found]:
    query = (
        select(api_keys, installations.c.name.label("installation"))
        .join(installations, installations.c.id == api_keys.c.installation_id)
        .where(*conditions)
        .order_by(api_keys.c.created_at, api_keys.c.id)
    )
    opener = row_opener(connection, keyring)
    for row in connection.execute(query).mappings().all():
        key, is_readable = _to_key(row)
        yield _open(opener, row["seal"], key) if is_readable else _Found(key, row["seal"])


def _open(opener: RowOpener, seal: str, key: ApiKey) -> _Found:
    try:
        return _Found(key, seal, opener.open(seal, key.sealed_fields()))
    except BrokenSeal as error:
        return _Found(key, seal, is_locked=isinstance(error, UnknownSealingKey))


def _to_key(row: Mapping[Any, Any]) -> tuple[ApiKey, bool]:
    """Return the key of a row, and whether every value is one that this service writes."""
    columns, is_readable = read_row(api_keys, row)
    del columns["seal"]
    stored_scopes = columns.pop("scopes")
    scopes = frozenset(stored_scopes.split())
    is_ours = is_readable and scopes_to_text(scopes) == stored_scopes
    return ApiKey(installation=as_line(row["installation"]), scopes=scopes, **columns), is_ours


def _to_row(key: ApiKey, keys: KeySet) -> dict[str, object]:
    return {
        "id": key.id,
        "installation_id": key.installation_id,
        "name": key.name,
        "scopes": scopes_to_text(key.scopes),
        "digest": key.digest,
        "seal": keys.seal(VOUCHER, key.sealed_fields()),
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
    }


def _audit(connection: Connection, author: Author, action: str, key: ApiKey) -> None:
    recorded = {"key": key.id, "name": key.name, "scopes": sorted(key.scopes)}
    is_new = action == "key.created"
    changes = {
        name: {"old": None, "new": value} if is_new else {"old": value, "new": None}
        for name, value in recorded.items()
    }
    trail.write(connection, author, Event(action, None, changes))
