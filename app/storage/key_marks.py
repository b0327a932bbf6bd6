"""Changes the state of the sealing keys in the database: the steps of a rotation.

A host can have an older keyring file than the others. So each step changes only the key that it
is for, and no step reactivates a key that is destroyed in the database.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select, update

from app.crypto.errors import KeyringError
from app.crypto.keyring import KeySet, KeyState
from app.storage.known_keys import WHY_NOT_ACTIVE, Mark
from app.storage.tables import sealing_keys

_OFF = frozenset({Mark.DISABLED, Mark.DESTROYED})
_KEPT: Mapping[Mark, frozenset[Mark]] = {
    Mark.ACTIVE: _OFF,
    Mark.RETIRED: _OFF,
    Mark.DISABLED: frozenset({Mark.DESTROYED}),
    Mark.DESTROYED: frozenset(),
}
"""The marks that each mark does not replace."""


def mark(connection: Connection, marks: Mapping[str, Mark]) -> dict[str, str]:
    """Mark keys once every transaction that may have sealed with them has ended.

    A disabled key can only become destroyed, and a destroyed key stays so. Returns the marks
    that the keys had before, by id.
    """
    before = _lock(connection, marks)
    for key_id, state in marks.items():
        if before.get(key_id) not in _KEPT[state]:
            _set(connection, key_id, state)
    return before


def take_back(connection: Connection, key_id: str, state: Mark, before: str) -> None:
    """Restore the previous mark of a key if it is still marked with `state`."""
    if _lock(connection, [key_id]).get(key_id) == state:
        _set(connection, key_id, before)


def enable(connection: Connection, key_id: str) -> None:
    """Mark a disabled key as retired. A key in any other state keeps its mark."""
    take_back(connection, key_id, Mark.DISABLED, Mark.RETIRED)


def promote(connection: Connection, keys: KeySet, key_id: str) -> None:
    """Mark a key as active that is to become the primary key of this keyring.

    Raises `KeyringError` if it was disabled, destroyed or replaced without this keyring showing
    that, which means that the file is outdated.
    """
    state = _lock(connection, [key_id]).get(key_id)
    states = {key.key_id: key.state for key in keys.keys}
    is_known_as_retired = states.get(key_id) is KeyState.DECRYPT_ONLY and state == Mark.RETIRED
    is_pending = states.get(key_id) is KeyState.PENDING and state == Mark.PENDING
    if state != Mark.ACTIVE and not (is_known_as_retired or is_pending):
        why = WHY_NOT_ACTIVE.get(state, "may not seal")
        here = f", or if this is it, run: netflow-manager keyring enable {key_id}"
        raise KeyringError(
            f"The database says that key {key_id} {why}. Copy the current keyring file to this host"
            f"{here if state == Mark.DISABLED else '.'}"
        )
    _set(connection, key_id, Mark.ACTIVE)


def retire_replaced(connection: Connection, keys: KeySet) -> None:
    """Mark the active keys as retired that are decrypt-only in the keyring."""
    replaced = [key.key_id for key in keys.keys if key.state is KeyState.DECRYPT_ONLY]
    for key_id, state in _lock(connection, replaced).items():
        if state == Mark.ACTIVE:
            _set(connection, key_id, Mark.RETIRED)


def _lock(connection: Connection, key_ids: Collection[str]) -> dict[str, str]:
    """Return the marks of keys, by id, once no running transaction may seal with them."""
    if connection.dialect.name == "postgresql":
        # A lock on the rows alone could wait forever while others take shared locks in turns;
        # behind a lock on the table new ones queue.
        connection.exec_driver_sql("LOCK TABLE sealing_keys IN EXCLUSIVE MODE")
    query = select(sealing_keys).where(sealing_keys.c.id.in_(key_ids)).with_for_update()
    return {str(row.id): row.state for row in connection.execute(query)}


def _set(connection: Connection, key_id: str, state: str) -> None:
    this_key = update(sealing_keys).where(sealing_keys.c.id == key_id)
    connection.execute(this_key.values(state=str(state)))
