"""Writes files that only their owner may read, complete on disk before they get their name.

Has the modes of what is private, and reads small files that an operator names.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


@contextmanager
def private_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty file next to `path` that gets this name when the block succeeds.

    Only its owner may read it. Whoever reads `path` sees the old file or the complete new one,
    also after a power failure. Raises `FileExistsError` when the path exists, unless `replace`,
    and leaves that file alone; another `OSError` when the folder cannot be written.
    """
    if os.path.lexists(path) and not replace:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE))
        yield draft
        sync(draft)
        if replace:
            draft.replace(path)
        else:
            os.link(draft, path)  # unlike a rename, it never replaces a new file
        sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def delete_drafts(folder: Path, name: str) -> None:
    """Delete what a killed process has left of a file whose name matches an expression.

    To be called when no other process writes such a file.
    """
    draft = re.compile(rf"\.(?:{name})\.\d+\.[0-9a-f]{{8}}(?:-wal|-shm|-journal)?")
    for path in folder.iterdir():
        if draft.fullmatch(path.name):
            path.unlink()


def read_small(path: Path, limit: int) -> bytes:
    """Return the content of a regular file of at most `limit` bytes.

    Raises `OSError`, for a larger file and for anything else than a file too: a pipe could block,
    and a device never end.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    with path.open("rb") as opened:
        content = opened.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"it has more than {limit} bytes")
    return content
