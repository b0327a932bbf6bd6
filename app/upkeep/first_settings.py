"""Seals settings for installations of releases that stored no row for default settings.

Afterwards a missing row means that somebody deleted it, and the defaults must not be used. A
voucher in the seals of the API keys, which nobody can write with SQL, distinguishes the two cases:
once a key has it, no row is created here any more. docs/adr/0011 says why that is sufficient.
"""

from sqlalchemy import Connection, select

from app.auth import store as key_store
from app.crypto.errors import KeyringOutdated
from app.crypto.keyring import Keyring
from app.installations import settings_store
from app.storage.known_keys import hold_primary
from app.storage.tables import access_records, api_keys


def are_awaited(connection: Connection, keyring: Keyring) -> bool:
    """Return whether missing settings are those of a new database or of an older release.

    True while no key has the voucher. If no key opens at all, true only for a database without
    keys and records.
    """
    vouching = key_store.vouching(connection, keyring)
    if vouching:
        return not any(vouching.values())
    tables = (api_keys, access_records)
    return not any(connection.execute(select(table).limit(1)).first() for table in tables)


def seal_missing(connection: Connection, keyring: Keyring) -> None:
    """Store defaults for installations that await them, and the voucher in every key.

    Does nothing if this host may not seal; another one does it then. Raises `LostRace`.
    """
    added = settings_store.missing(connection) if are_awaited(connection, keyring) else []
    if not added and all(key_store.vouching(connection, keyring).values()):
        return
    try:
        keys = hold_primary(connection, keyring)
    except KeyringOutdated:
        return
    for installation_id in added:
        settings_store.add_defaults(connection, keys, installation_id)
    key_store.vouch(connection, keyring, keys)
