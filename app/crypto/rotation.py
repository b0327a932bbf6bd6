"""The steps of a key rotation, as edits of the list of keys.

add -> (deploy the file) -> promote -> (deploy the file) -> reseal -> disable -> destroy

The keys are marked in the database too (`app.storage.known_keys`), which stops servers whose file
is outdated. Each step except `add` and `destroy` can be repeated after an interruption.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.crypto.errors import KeyringError
from app.crypto.keyring import KeyState, SealingKey

Keys = Sequence[SealingKey]


def add(keys: Keys, created: str) -> list[SealingKey]:
    """Return the keys with a new pending one at the end. It opens but does not seal yet."""
    return [*keys, SealingKey.generate(created=created, state=KeyState.PENDING)]


def promote(keys: Keys, key_id: str) -> list[SealingKey]:
    """Return the keys with this pending or decrypt-only one as the primary."""
    _check_state(keys, key_id, {KeyState.PENDING, KeyState.DECRYPT_ONLY, KeyState.PRIMARY})
    retired = [
        replace(key, state=KeyState.DECRYPT_ONLY) if key.state is KeyState.PRIMARY else key
        for key in keys
    ]
    return _with_state(retired, key_id, KeyState.PRIMARY)


def disable(keys: Keys, key_id: str) -> list[SealingKey]:
    """Return the keys with this one disabled. The caller has checked that nothing uses it."""
    _check_state(keys, key_id, {KeyState.PENDING, KeyState.DECRYPT_ONLY, KeyState.DISABLED})
    return _with_state(keys, key_id, KeyState.DISABLED)


def enable(keys: Keys, key_id: str) -> list[SealingKey]:
    """Return the keys with this disabled one enabled for opening. It does not seal."""
    _check_state(keys, key_id, {KeyState.DISABLED, KeyState.DECRYPT_ONLY})
    return _with_state(keys, key_id, KeyState.DECRYPT_ONLY)


def destroy(keys: Keys, key_id: str) -> list[SealingKey]:
    """Return the keys without the bytes of this disabled one. Its id and check value stay."""
    _check_state(keys, key_id, {KeyState.DISABLED})
    destroyed = _with_state(keys, key_id, KeyState.DESTROYED)
    return [replace(key, root=b"") if key.key_id == key_id else key for key in destroyed]


def _with_state(keys: Keys, key_id: str, state: KeyState) -> list[SealingKey]:
    return [replace(key, state=state) if key.key_id == key_id else key for key in keys]


def _check_state(keys: Keys, key_id: str, allowed: set[KeyState]) -> None:
    key = next((key for key in keys if key.key_id == key_id), None)
    if key is None:
        raise KeyringError(
            f"The keyring has no key {key_id}. To list its keys: netflow-manager keyring status"
        )
    if key.state not in allowed:
        wanted = " or ".join(sorted(allowed))
        raise KeyringError(
            f"Key {key_id} is {key.state}; this needs one that is {wanted}. "
            "The order of the steps: netflow-manager keyring --help"
        )
