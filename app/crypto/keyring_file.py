"""The keyring file: what must hold before any of its keys is used."""

import errno
import os
import stat
import struct
from base64 import b64decode
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from app.crypto.errors import KeyringError
from app.crypto.keyring import ROOT_BYTES, Keyring, KeySet, KeyState, SealingKey

FORMAT = "nfm-keyring/1"
MOUNTED_MODE = 0o440
# As in <linux/posix_acl_xattr.h>: the version, and the tag, rights and id of each entry.
ACL = "system.posix_acl_access"
ACL_HEAD = struct.Struct("<I")
ACL_ENTRY = struct.Struct("<HHI")
ACL_USER, ACL_GROUP_OBJ, ACL_GROUP = 0x02, 0x04, 0x08
_HOW_TO_MOUNT = (
    "Mount it with mode 0440 and a group of this process, or copy it before the start with "
    "`install -m 600` and name the copy in NFM_KEYRING_FILE: see docs/containers.md."
)


class _KeyEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    kid: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,32}$")]
    state: KeyState
    created: str
    root: str
    check: str


class _KeyringDocument(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    format: Literal["nfm-keyring/1"]
    primary: str
    keys: list[_KeyEntry]


def load_keyring(path: Path) -> Keyring:
    """Read a keyring, which follows its file afterwards.

    Raises `KeyringError`, which names the rule and never a key byte, unless the file is a regular
    one, belongs to this user or root, is readable by its owner alone, and holds distinct ids,
    right check values and one primary key. A file of root's may have mode 0440 and a group of this
    process, or an ACL that lets only this user read it, as credentials of systemd have. The only
    links that are followed are those of a Kubernetes volume: `NAME` to `..data/NAME`, in the same
    folder.
    """
    source = KeyringFile(path)
    keys, version = source.read()
    return Keyring(keys, source, version)


class KeyringFile:
    """A keyring file, and whether it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def version(self) -> object:
        """Return a value that changes whenever the file is written. Raises `KeyringError`."""
        try:
            return _version(_mounted(self._path).lstat())
        except OSError as error:
            raise _cannot_be_opened(self._path, error) from None

    def read(self) -> tuple[KeySet, object]:
        """Return the keys and their version. Raises the errors of `load_keyring`."""
        content, version = _read_private_file(self._path)
        return _to_key_set(_parse(content, self._path), self._path), version


def _to_key_set(document: _KeyringDocument, path: Path) -> KeySet:
    keys = [_to_key(entry, path) for entry in document.keys]
    ids = [key.key_id for key in keys]
    if len(set(ids)) != len(ids):
        raise KeyringError(f"{path}: a key id occurs twice.")
    key_set = KeySet(keys)
    if key_set.primary_id != document.primary:
        raise KeyringError(f"{path}: `primary` and the key with state primary differ.")
    return key_set


def _version(status: os.stat_result) -> object:
    # Including the inode's time: a new mode or owner can make a refused file valid.
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _mounted(path: Path) -> Path:
    """Return where a Kubernetes volume has the file, which it replaces by moving `..data`."""
    is_mounted = path.is_symlink() and path.readlink() == Path("..data", path.name)
    return path.parent.resolve() / "..data" / path.name if is_mounted else path


def _cannot_be_opened(path: Path, error: OSError) -> KeyringError:
    message = f"{path}: cannot be opened ({error.strerror})"
    if error.errno == errno.ELOOP:
        return KeyringError(f"{message}: it is a link. Name the file itself.")
    if error.errno == errno.EACCES:
        return KeyringError(f"{message} by user {os.geteuid()}. {_HOW_TO_MOUNT}")
    return KeyringError(f"{message}.")


def _read_private_file(path: Path) -> tuple[bytes, object]:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        descriptor = os.open(_mounted(path), flags)
    except OSError as error:
        raise _cannot_be_opened(path, error) from None
    try:
        # Before making a file object, which would fail for a folder with an error of its own.
        status = os.fstat(descriptor)
        _check_file(descriptor, status, path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(), _version(status)
    finally:
        os.close(descriptor)


def _check_file(descriptor: int, status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise KeyringError(f"{path}: is not a regular file.")
    if status.st_uid not in {os.geteuid(), 0}:
        raise KeyringError(f"{path}: belongs to user {status.st_uid}, not to this one or root.")
    if stat.S_IMODE(status.st_mode) & 0o177 and not _is_mounted(descriptor, status):
        cure = f"Run: chmod 600 {path}" if status.st_uid == os.geteuid() else _HOW_TO_MOUNT
        raise KeyringError(f"{path}: others may read it. {cure}")


def _is_mounted(descriptor: int, status: os.stat_result) -> bool:
    """Return whether root has given the file to a group of this process, or to its user alone."""
    if (stat.S_IMODE(status.st_mode), status.st_uid) != (MOUNTED_MODE, 0):
        return False
    # Root reads it anyway, and has mounted it for the group.
    is_for_group = status.st_gid in _own_groups() or os.geteuid() == 0
    return is_for_group or _is_for_this_user(descriptor)


def _own_groups() -> set[int]:
    return {os.getegid(), *os.getgroups()}


def _is_for_this_user(descriptor: int) -> bool:
    """Return whether an ACL gives the file to this user, and to no other user or group.

    The mode shows the mask of an ACL in the place of the group's rights.
    """
    try:
        entries = ACL_ENTRY.iter_unpack(os.getxattr(descriptor, ACL)[ACL_HEAD.size :])
    except OSError:
        return False
    given = {(tag, who if tag != ACL_GROUP_OBJ else 0) for tag, rights, who in entries if rights}
    named = {entry for entry in given if entry[0] in {ACL_USER, ACL_GROUP_OBJ, ACL_GROUP}}
    return named == {(ACL_USER, os.geteuid())}


def _parse(content: bytes, path: Path) -> _KeyringDocument:
    try:
        return _KeyringDocument.model_validate_json(content)
    except ValidationError as error:
        places = {".".join(map(str, item["loc"])) or "the document" for item in error.errors()}
        listed = ", ".join(sorted(places))
        raise KeyringError(f"{path}: is not a {FORMAT} file; look at {listed}.") from None


def _to_key(entry: _KeyEntry, path: Path) -> SealingKey:
    try:
        root = b64decode(entry.root, validate=True)
    except ValueError:
        raise KeyringError(f"{path}: key {entry.kid} has an unreadable root.") from None
    key = SealingKey(entry.kid, entry.state, entry.created, root, entry.check)
    if key.state is not KeyState.DESTROYED:
        _check_root(key, path)
    return key


def _check_root(key: SealingKey, path: Path) -> None:
    if len(key.root) != ROOT_BYTES:
        raise KeyringError(f"{path}: key {key.key_id} does not have {ROOT_BYTES} bytes.")
    if not key.matches_check_value():
        raise KeyringError(f"{path}: key {key.key_id} does not match its check value.")
