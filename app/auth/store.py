"""Creating, listing and revoking keys in the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.engine import RowMapping

from app.audit import trail
from app.audit.trail import Author, Event
from app.auth.api_key import ApiKey, Scope, scopes_to_text
from app.auth.key_format import digest, new_key
from app.crypto.errors import BrokenSeal
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.storage.tables import api_keys, installations
from app.storage.typed_rows import as_line, read_row
from app.times import Microseconds, now


@dataclass(frozen=True, slots=True)
class NewKey:
    """What the creator of a key decides."""

    name: str
    scopes: frozenset[Scope]
    expires_at: Microseconds | None = None


class UnknownInstallation(Exception):
    """There is no installation of that name."""


class UnknownKey(Exception):
    """There is no key of that id in the installation."""


def installation_id_of(connection: Connection, name: str) -> int:
    """Return the id of an installation. Raises `UnknownInstallation`."""
    query = select(installations.c.id).where(installations.c.name == name)
    found: int | None = connection.scalar(query)
    if found is None:
        raise UnknownInstallation
    return found


def installation_id_of_key(connection: Connection, key_id: str) -> int:
    """Return the id of the installation that a key's row names. Raises `UnknownKey`."""
    query = select(api_keys.c.installation_id).where(api_keys.c.id == key_id)
    found: int | None = connection.scalar(query)
    if found is None:
        raise UnknownKey
    return found


def create(
    connection: Connection, keyring: Keyring, author: Author, wanted: NewKey
) -> tuple[ApiKey, str]:
    """Store a new key of the author's installation.

    Returns the key and its text, which nobody can read again.
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
    connection.execute(insert(api_keys).values(_to_row(key, keyring)))
    _audit(connection, author, "key.created", key)
    return key, text


def revoke(connection: Connection, keyring: Keyring, author: Author, key_id: str) -> ApiKey:
    """Revoke a key of the author's installation; once is enough. Raises `UnknownKey`.

    A key whose row was edited is deleted: sealing it again would make the edit good.
    """
    found = next((found for found in _read(connection, keyring) if found[0].id == key_id), None)
    if found is None or found[0].installation_id != author.installation_id:
        raise UnknownKey
    key, is_whole = found
    if is_whole and key.revoked_at is not None:
        return key
    revoked = replace(key, revoked_at=now())
    this_key = api_keys.c.id == key_id
    if is_whole:
        connection.execute(update(api_keys).where(this_key).values(_to_row(revoked, keyring)))
    else:
        connection.execute(delete(api_keys).where(this_key))
    _audit(connection, author, "key.revoked", revoked)
    return revoked


def note_uses(connection: Connection, uses: Mapping[str, Microseconds]) -> None:
    """Store when keys were used last; another worker's later time stays.

    The time is no part of the seal: it decides nothing.
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
    """Return every key whose seal is whole, oldest first. Others do not exist for callers."""
    return [key for key, whole in _read(connection, keyring) if whole]


def load_broken(connection: Connection, keyring: Keyring) -> list[str]:
    """Return the ids of keys whose row was edited by hand or sealed with a lost key."""
    return [key.id for key, whole in _read(connection, keyring) if not whole]


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row of the table covers. Raises `BrokenSeal`."""
    key, is_readable = _to_key({**row, "installation": ""})
    if not is_readable:
        raise BrokenSeal
    return key.sealed_fields()


def _read(connection: Connection, keyring: Keyring) -> Iterable[tuple[ApiKey, bool]]:
    query = (
        select(api_keys, installations.c.name.label("installation"))
        .join(installations, installations.c.id == api_keys.c.installation_id)
        .order_by(api_keys.c.created_at, api_keys.c.id)
    )
    for row in connection.execute(query).mappings():
        key, is_readable = _to_key(row)
        yield key, is_readable and _opens(keyring, row["seal"], key)


def _opens(keyring: Keyring, seal: str, key: ApiKey) -> bool:
    try:
        keyring.open(seal, key.sealed_fields())
    except BrokenSeal:
        return False
    return True


def _to_key(row: Mapping[Any, Any]) -> tuple[ApiKey, bool]:
    """Return the key of a row, and whether all of it is what this service writes."""
    columns, is_readable = read_row(api_keys, row)
    del columns["seal"]
    stored_scopes = columns.pop("scopes")
    scopes = frozenset(stored_scopes.split())
    is_ours = is_readable and scopes_to_text(scopes) == stored_scopes
    return ApiKey(installation=as_line(row["installation"]), scopes=scopes, **columns), is_ours


def _to_row(key: ApiKey, keyring: Keyring) -> dict[str, object]:
    return {
        "id": key.id,
        "installation_id": key.installation_id,
        "name": key.name,
        "scopes": scopes_to_text(key.scopes),
        "digest": key.digest,
        "seal": keyring.seal(b"", key.sealed_fields()),
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
    }


def _audit(connection: Connection, author: Author, action: str, key: ApiKey) -> None:
    told = {"key": key.id, "name": key.name, "scopes": sorted(key.scopes)}
    is_new = action == "key.created"
    changes = {
        name: {"old": None, "new": value} if is_new else {"old": value, "new": None}
        for name, value in told.items()
    }
    trail.write(connection, author, Event(action, None, changes))
