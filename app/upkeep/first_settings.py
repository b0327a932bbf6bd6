"""Seals the settings of installations that had none when settings had no row by default.

Later a missing row means that somebody deleted it, and the defaults must not come back. What
tells the two apart is a voucher in the seals of the API keys, which nobody can write with SQL:
once a key has it, no row is made here any more. docs/adr/0011 says why that is enough.
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

    That is so while no key has the voucher. Where no key opens at all, it is so only in a
    database without keys and records.
    """
    vouching = key_store.vouching(connection, keyring)
    if vouching:
        return not any(vouching.values())
    tables = (api_keys, access_records)
    return not any(connection.execute(select(table).limit(1)).first() for table in tables)


def seal_missing(connection: Connection, keyring: Keyring) -> None:
    """Store defaults where they are awaited, and the voucher in every key.

    Does nothing where this host may not seal; another one does it then. Raises `LostRace`.
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
