"""What is in a file of flows, and whether it is what was stored of it."""

import errno
import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Self

from app.usage.sources.flow_files import FlowFile
from app.usage.sources.source import Marker


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a file, and by what a later change is seen."""

    digest: bytes
    size: int
    written: int

    @classmethod
    def of(cls, file: FlowFile) -> Self:
        """Return what is in a file. Raises `OSError`."""
        status = file.path.stat()
        size, written = status.st_size, status.st_mtime_ns
        return cls(_digest(file.path, size, written), size, written)

    def is_unchanged(self, file: FlowFile) -> bool:
        """Return whether the file has not been written to since."""
        try:
            status = file.path.stat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.size, self.written)


def digest_of(file: FlowFile) -> bytes:
    """Return the SHA-256 of what is in a file; empty for one that cannot be opened."""
    try:
        return Content.of(file).digest
    except OSError:
        return b""


def digest_in(column: str) -> bytes:
    """Return the digest in a column; empty where somebody has edited it."""
    try:
        return bytes.fromhex(column)
    except ValueError:
        return b""


def is_stored(file: FlowFile, marker: Marker) -> bool:
    """Return whether a file is what was stored of it; one that was removed meanwhile is."""
    try:
        return Content.of(file).digest == marker.digest
    except OSError:
        return True


@lru_cache(maxsize=10_000)  # a copy is looked at in each round
def _digest(path: Path, size: int, written: int) -> bytes:  # noqa: ARG001 # part of the cache's key
    with open(path, "rb", opener=_open_regular) as content:
        return file_digest(content, "sha256").digest()


def _open_regular(path: str, flags: int) -> int:
    """Open a file, but nothing else: a pipe would be waited for. Raises `OSError`."""
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a regular file")
