"""Creating, listing, rotating and revoking keys in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from app.audit import trail
from app.audit.trail import Author, Event
from app.auth.api_key import ApiKey, LoadedKeys, Scope
from app.auth.key_format import digest, new_key
from app.auth.key_rows import VOUCHER, FoundKey, read_keys, to_row
from app.crypto.keyring import Keyring, KeySet
from app.storage.batches import compare_and_set
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.tables import api_keys, installations
from app.times import Microseconds, days_from_now, now, to_text

DAYS_REMEMBERED = 365


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
    connection.execute(insert(api_keys).values(to_row(key, keys)))
    _audit(connection, author, "key.created", key)
    return key, text


def revoke(connection: Connection, keyring: Keyring, author: Author, key_id: str) -> ApiKey:
    """Revoke a key of the author's installation. Idempotent. Raises `UnknownKey`.

    A key whose row was edited is deleted: sealing it again would accept the edit.
    """
    found = _find(connection, keyring, author, key_id)
    key, is_whole = found.key, found.held is not None
    if is_whole and key.revoked_at is not None:
        return key
    revoked = replace(key, revoked_at=now())
    this_key = api_keys.c.id == key_id
    if is_whole:
        keys = hold_primary(connection, keyring)
        connection.execute(update(api_keys).where(this_key).values(to_row(revoked, keys)))
    else:
        connection.execute(delete(api_keys).where(this_key))
    _audit(connection, author, "key.revoked", revoked)
    return revoked


class EndedKey(Exception):
    """The key is revoked, has expired, was edited or cannot be opened here."""


def _find(connection: Connection, keyring: Keyring, author: Author, key_id: str) -> FoundKey:
    for found in read_keys(connection, keyring):
        if found.key.id == key_id and found.key.installation_id == author.installation_id:
            return found
    raise UnknownKey


@dataclass(frozen=True, slots=True)
class Succession:
    """How a key is rotated at a moment: until when the old one is good, when the new one expires.

    Without `expires_at` the new one lives as long as the old one was made for, or for ever.
    """

    moment: Microseconds
    grace_until: Microseconds
    expires_at: Microseconds | None = None

    def expiry_of_new(self, old: ApiKey) -> Microseconds | None:
        """Return when the new key expires, None for never."""
        if self.expires_at is not None or old.expires_at is None:
            return self.expires_at
        return self.moment + old.expires_at - old.created_at


def rotate(
    connection: Connection, keyring: Keyring, author: Author, key_id: str, terms: Succession
) -> tuple[ApiKey, ApiKey, str]:
    """Create a key with name and scopes of another one, whose own end is set.

    Returns the old key, the new one and its token. An old key that ends earlier keeps its end.
    Raises `UnknownKey`, `EndedKey`, and `LostRace` if it was changed meanwhile.
    """
    found = _find(connection, keyring, author, key_id)
    old = found.key
    if found.held is None or not old.is_good_at(terms.moment):
        raise EndedKey
    wanted = NewKey(old.name, frozenset(map(Scope, old.scopes)), terms.expiry_of_new(old))
    key, token = create(connection, keyring, author, wanted)
    ending = replace(old, expires_at=min(terms.grace_until, old.expires_at or terms.grace_until))
    keys = hold_primary(connection, keyring)
    move = (key_id, found.seal, ending.expires_at, keys.seal(VOUCHER, ending.sealed_fields()))
    columns = (("id", "seal"), ("expires_at", "seal"))
    if compare_and_set(connection, api_keys, columns, [move]) != 1:
        raise LostRace
    changes = {
        "key": {"old": old.id, "new": key.id},
        "expires_at": {"old": _moment(old.expires_at), "new": _moment(ending.expires_at)},
    }
    trail.write(connection, author, Event("key.rotated", None, changes))
    return ending, key, token


def _moment(moment: Microseconds | None) -> str | None:
    return None if moment is None else to_text(moment)


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
    return [found.key for found in read_keys(connection, keyring) if found.held is not None]


def load_recent(connection: Connection, keyring: Keyring) -> LoadedKeys:
    """Return the keys, without those that ended more than a year ago.

    An unknown id makes a worker read all keys again at once; keys that ended recently are included
    because callers may still send them.
    """
    year_ago = days_from_now(-DAYS_REMEMBERED)
    ends = (api_keys.c.revoked_at, api_keys.c.expires_at)
    found = [*read_keys(connection, keyring, *(or_(end.is_(None), end > year_ago) for end in ends))]
    return LoadedKeys(
        [row.key for row in found if row.held is not None],
        frozenset(row.key.id for row in found if row.is_locked),
    )


def load_broken(connection: Connection, keyring: Keyring) -> list[str]:
    """Return the ids of keys whose row was edited by hand."""
    found = read_keys(connection, keyring)
    return [row.key.id for row in found if row.held is None and not row.is_locked]


def load_locked(connection: Connection, keyring: Keyring) -> list[str]:
    """Return the ids of keys whose sealing key is not usable here. They may be valid."""
    return [row.key.id for row in read_keys(connection, keyring) if row.is_locked]


def vouching(connection: Connection, keyring: Keyring) -> dict[str, bool]:
    """Return for every intact key, by id, whether its seal holds the voucher."""
    found = read_keys(connection, keyring)
    return {row.key.id: row.held == VOUCHER for row in found if row.held is not None}


def vouch(connection: Connection, keyring: Keyring, keys: KeySet) -> None:
    """Seal every intact key without the voucher again, with it. Raises `LostRace`."""
    moves = [
        (found.key.id, found.seal, keys.seal(VOUCHER, found.key.sealed_fields()))
        for found in read_keys(connection, keyring)
        if found.held not in {None, VOUCHER}
    ]
    if compare_and_set(connection, api_keys, (("id", "seal"), ("seal",)), moves) != len(moves):
        raise LostRace


def _audit(connection: Connection, author: Author, action: str, key: ApiKey) -> None:
    recorded = {"key": key.id, "name": key.name, "scopes": sorted(key.scopes)}
    is_new = action == "key.created"
    changes = {
        name: {"old": None, "new": value} if is_new else {"old": value, "new": None}
        for name, value in recorded.items()
    }
    trail.write(connection, author, Event(action, None, changes))
