"""The sealing keys known to the database, and the one place that lets a process seal.

The keyring file chooses the key that seals; the database can only forbid it. So somebody who can
write SQL can stop writers, but cannot make them seal with an old key. docs/adr/0010 says why.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.crypto.errors import KeyringError, KeyringOutdated
from app.crypto.keyring import Keyring, KeySet, KeyState, SealingKey
from app.storage.errors import LostRace
from app.storage.tables import sealing_keys
from app.storage.typed_rows import as_line
from app.times import now


class Mark(StrEnum):
    """The state of a key in the database. Only an active key may seal.

    A pending key has sealed nothing yet: a host can run without it until it is promoted.
    """

    PENDING = "pending"
    ACTIVE = "active"
    RETIRED = "retired"
    DISABLED = "disabled"
    DESTROYED = "destroyed"


OFF = {KeyState.DISABLED: Mark.DISABLED, KeyState.DESTROYED: Mark.DESTROYED}
"""The states of the file in which a key opens nothing, with the corresponding marks."""

OUTDATED = (
    "The keyring file of this host is outdated: its primary key {key_id} {why}. Copy the current "
    "file to this host; the service loads it within seconds, or at once on SIGHUP."
)
WHY_NOT_ACTIVE: Mapping[str | None, str] = {
    None: "is not known to the database",
    Mark.PENDING: "was not promoted",
    Mark.RETIRED: "was replaced by another one",
    Mark.DISABLED: "was disabled",
    Mark.DESTROYED: "was destroyed",
}


class KnownKey(NamedTuple):
    """A key as stored in the database."""

    check_value: str
    mark: str


def known_keys(connection: Connection) -> dict[str, KnownKey]:
    """Return the keys known to the database, by id."""
    rows = connection.execute(select(sealing_keys))
    return {str(row.id): KnownKey(row.check_value, row.state) for row in rows}


def hold_primary(connection: Connection, keyring: Keyring) -> KeySet:
    """Return the keys to seal with in this write transaction.

    The row of the primary key stays locked for sharing until the transaction ends, so a command
    that marks it (`app.storage.key_marks`) waits: nothing is sealed with a key after it was
    marked. If the primary key may not seal, the keyring file is read again once. Raises
    `KeyringOutdated`.
    """
    keys = keyring.current
    state = _locked_mark(connection, keys.primary_id)
    if state != Mark.ACTIVE:
        # Another thread may have read it since; then this one finds nothing new.
        keyring.reload()
        keys = keyring.current
        state = _locked_mark(connection, keys.primary_id)
    if state != Mark.ACTIVE:
        reason = _outdated(keys.primary_id, state)
        keyring.complain("write_refused", reason)
        raise KeyringOutdated(reason)
    return keys


def _locked_mark(connection: Connection, key_id: str) -> str | None:
    # SQLite needs no lock: its write transactions take turns.
    query = select(sealing_keys.c.state).where(sealing_keys.c.id == key_id)
    state: str | None = connection.scalar(query.with_for_update(read=True))
    return state


def note(connection: Connection, keys: KeySet) -> None:
    """Add the keys that the database does not know yet. Raises `LostRace`.

    The state of a key that is disabled in the file is stored only if the database knew the key.
    """
    known = known_keys(connection)
    for key in keys.keys:
        if key.key_id not in known and key.state not in OFF:
            _insert(connection, key)


def _insert(connection: Connection, key: SealingKey) -> None:
    state = Mark.PENDING if key.state is KeyState.PENDING else Mark.ACTIVE
    row = {"id": key.key_id, "check_value": key.check_value, "created_at": now(), "state": state}
    try:
        connection.execute(insert(sealing_keys).values(row))
    except IntegrityError:
        raise LostRace from None  # another process that starts at the same moment has added it


def check_matches(known: Mapping[str, KnownKey], keys: KeySet) -> None:
    """Raise `KeyringError` if a known key is missing in the keyring or has other bytes.

    A pending key may be missing: `keyring add` on one host must not stop the others.
    """
    given = {key.key_id: key for key in keys.keys}
    absent = known.keys() - given.keys()
    missing = sorted(key_id for key_id in absent if known[key_id].mark != Mark.PENDING)
    if missing:
        named = ", ".join(map(as_line, missing))
        raise KeyringError(
            f"The keyring file lacks key {named} that the database knows. Copy the current file to "
            "this host, or restore the one that has the key from your backup."
        )
    for key_id, key in known.items():
        if key_id in given and given[key_id].check_value != key.check_value:
            raise KeyringError(
                f"In the keyring file, key {key_id} is not the one that the database knows. "
                "Restore the right file from your backup."
            )


def contradictions(known: Mapping[str, KnownKey], keys: KeySet) -> dict[str, Mark]:
    """Return the keys that are disabled only in the file, with the mark of the file."""
    return {
        key.key_id: OFF[key.state]
        for key in keys.keys
        if key.state in OFF and key.key_id in known and known[key.key_id].mark not in OFF.values()
    }


def find_problem(connection: Connection, keyring: Keyring) -> str | None:
    """Return why this process cannot open or seal all that it should, or `None` if it can.

    The message says how to fix it. This costs one query of a few rows.
    """
    known, keys = known_keys(connection), keyring.current
    try:
        check_matches(known, keys)
    except KeyringError as error:
        return str(error)
    if keyring.problem is not None:
        return "The new keyring file cannot be used; the log says why."
    outdated = find_outdated(known, keys)
    if outdated is not None:
        return outdated  # the states of other keys in an outdated file are outdated too
    for key_id, state in contradictions(known, keys).items():
        return unusable(key_id, state)
    return _outdated(keys.primary_id, None) if keys.primary_id not in known else None


def find_outdated(known: Mapping[str, KnownKey], keys: KeySet) -> str | None:
    """Return the problem if the database forbids the primary key to seal."""
    primary = known.get(keys.primary_id)
    if primary is None or primary.mark == Mark.ACTIVE:
        return None
    return _outdated(keys.primary_id, primary.mark)


def unusable_in(keys: KeySet, key_id: str, known: Mapping[str, KnownKey]) -> str:
    """Return the problem of a key that rows need but that does not open here."""
    states = {key.key_id: OFF.get(key.state) for key in keys.keys}
    state = states.get(key_id)
    says = unusable(key_id, state)
    if state is Mark.DESTROYED and key_id in known and known[key_id].mark == state:
        says += (
            " If there is none, replace the records by PUT with a password, and save the settings "
            "anew with PATCH /v1/settings."
        )
    return says


def unusable(key_id: str, state: Mark | None) -> str:
    """Return the problem of a key that rows need, and how to fix it."""
    if state is Mark.DISABLED:
        return (
            f"Key {key_id} is in use and disabled in the keyring. "
            f"Run: netflow-manager keyring enable {key_id}"
        )
    missing = "destroyed" if state is Mark.DESTROYED else "missing"
    return (
        f"Key {key_id} is in use and {missing} in the keyring. Restore the keyring file that has "
        "it from your backup."
    )


def _outdated(key_id: str, state: str | None) -> str:
    if state is None:
        return (
            f"Key {key_id}, the primary of the keyring file, is not known to the database. Restart "
            "the service: it notes the key."
        )
    why = WHY_NOT_ACTIVE.get(state, "may not seal")
    return OUTDATED.format(key_id=key_id, why=why)
