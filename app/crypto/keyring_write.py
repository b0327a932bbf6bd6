"""Writes the keyring file. Of two writers at once neither loses what the other wrote."""

import fcntl
import json
import os
import stat
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.crypto.errors import KeyringError
from app.crypto.keyring import KeySet, KeyState, SealingKey
from app.crypto.keyring_file import FORMAT, MOUNTED_MODE, load_keyring
from app.private_file import private_file
from app.times import now, to_text

Edit = Callable[[Sequence[SealingKey]], list[SealingKey]]


def create_keyring(path: Path) -> bool:
    """Write a keyring with one new primary key, unless the path exists.

    Returns whether this call created it: of twenty processes that start at once, one creates the
    key and all read it. Raises `KeyringError` when the folder cannot be written.
    """
    key = SealingKey.generate(created=to_text(now()), state=KeyState.PRIMARY)
    try:
        with private_file(path) as draft:
            draft.write_bytes(_to_json(KeySet([key])))
    except FileExistsError:
        return False
    except OSError as error:
        raise _unwritable(path, error) from None
    return True


def edit_keyring(path: Path, edit: Edit) -> KeySet:
    """Replace the keys of the keyring by the result of `edit`, and return the keyring.

    One editor at a time; readers see the old file or the new one. Raises `KeyringError`, also
    if the result would not be a valid keyring, and leaves the file unchanged then.
    """
    if path.is_symlink():
        raise KeyringError(f"{path}: is mounted here. Edit the keyring where it comes from.")
    with _one_editor(path):
        keyring = KeySet(edit(load_keyring(path).keys))
        try:
            with private_file(path, replace=True) as draft:
                draft.write_bytes(_to_json(keyring))
                status = path.stat()
                # Root may edit the keyring of the service's user or group.
                os.chown(draft, status.st_uid, status.st_gid)
                if stat.S_IMODE(status.st_mode) == MOUNTED_MODE:
                    draft.chmod(MOUNTED_MODE)
        except OSError as error:
            raise _unwritable(path, error) from None
        return keyring


@contextmanager
def _one_editor(path: Path) -> Iterator[None]:
    # Locks the folder, because the file itself is replaced.
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _to_json(keyring: KeySet) -> bytes:
    entries = [
        {
            "kid": key.key_id,
            "state": key.state,
            "created": key.created,
            "root": b64encode(key.root).decode(),
            "check": key.check_value,
        }
        for key in keyring.keys
    ]
    document = {"format": FORMAT, "primary": keyring.primary_id, "keys": entries}
    return json.dumps(document, indent=2).encode() + b"\n"


def _unwritable(path: Path, error: OSError) -> KeyringError:
    return KeyringError(f"{path}: cannot be written ({error.strerror}).")
