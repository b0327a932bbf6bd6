"""A private folder for data that does not fit in memory: uploads and temporary tables.

It is in the data directory, because a system's temporary folder can be missing, read-only or in
memory itself. Files lose their name as soon as they are open, so that a killed process leaves
nothing behind.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from errno import ENOTDIR
from io import BufferedReader, FileIO
from pathlib import Path
from tempfile import TemporaryFile, mkstemp
from threading import Lock
from typing import IO

from app.private_file import FOLDER_MODE
from app.storage.errors import SpoolUnavailable

PREFIX = "nfm-"
"""Prefix of the names of our files; other files in the folder are not touched."""
MAX_BYTES = 2 * 1024**3
"""Total size of the uploads of one process at a time: two of the largest ones."""
MAX_RESERVE_BYTES = 64 * 1024**2
RESERVED_SHARE = 16

FULL = "The disk with the data directory has no room for it."
BUSY = "Other uploads hold all the room there is for uploads at a time."
UNUSABLE = "The spool folder in the data directory cannot be used ({})."


class Spool:
    """Creates files in its folder, and the folder if it is missing. Safe to share between threads.

    Every failure raises `SpoolUnavailable`. All uploads together take at most `max_bytes` and leave
    a sixteenth of the disk free, at most 64 MiB, because the database is often on the same disk.
    `held` is their size now.
    """

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.folder = folder
        self._max_bytes = max_bytes
        self.held = 0
        self._lock = Lock()

    def clean(self) -> None:
        """Make the folder, and remove the files of killed processes in it."""
        with _translated():
            self._make()
            for left in self.folder.iterdir():
                if left.name.startswith(PREFIX) and left.is_file():
                    left.unlink(missing_ok=True)

    def check(self) -> None:
        """Write a small file and flush it to disk, without making the folder.

        If the folder is missing, only check whether it can be made: a read-only command must not
        make one in a wrong place, nor one that belongs to root and locks the service out.
        """
        if not self.folder.exists():
            nearest = next(parent for parent in self.folder.parents if parent.exists())
            if not nearest.is_dir():
                raise SpoolUnavailable(UNUSABLE.format(os.strerror(ENOTDIR)))
            if not os.access(nearest, os.W_OK | os.X_OK):
                raise SpoolUnavailable(UNUSABLE.format("it cannot be made"))
            return
        with self.file() as file:
            file.write(b"nfm")
            file.sync()

    def open(self) -> "SpoolFile":
        """Return a new, empty file. It is removed when it is closed."""
        with _translated():
            self._make()
            return SpoolFile(self, TemporaryFile(prefix=PREFIX, dir=self.folder, buffering=0))

    @contextmanager
    def file(self) -> Iterator["SpoolFile"]:
        """Yield a new, empty file for the duration of the block."""
        with closing(self.open()) as file:
            yield file

    @contextmanager
    def path(self) -> Iterator[Path]:
        """Yield the path of a new, empty file for a library that needs one; it is removed after."""
        with _translated():
            self._make()
            descriptor, name = mkstemp(prefix=PREFIX, dir=self.folder)
            os.close(descriptor)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def room(self) -> int:
        """Return how many bytes may be written now."""
        with _translated():
            disk = os.statvfs(self.folder)
        left = self._max_bytes - self.held
        size = disk.f_blocks * disk.f_frsize
        if not size:  # some file systems do not report it
            return left
        reserve = min(MAX_RESERVE_BYTES, size // RESERVED_SHARE)
        return min(left, disk.f_bavail * disk.f_frsize - reserve)

    def take(self, size: int) -> None:
        """Reserve room for bytes that are about to be written."""
        with self._lock:
            if self.held + size > self._max_bytes:
                raise SpoolUnavailable(BUSY)
            if self.room() < size:
                raise SpoolUnavailable(FULL)
            self.held += size

    def give_back(self, size: int) -> None:
        """Release the room of removed bytes."""
        with self._lock:
            self.held -= size

    def _make(self) -> None:
        # `parents=True` would give others access to the data directory.
        for folder in (self.folder.parent, self.folder):
            with suppress(FileExistsError):  # if it is not a folder, the next step fails
                folder.mkdir(mode=FOLDER_MODE, parents=folder is not self.folder)
                if folder is self.folder:
                    _give_to_owner_of_parent(folder)
        if self.folder.is_symlink():
            raise OSError(errno.ELOOP, "it is a symbolic link")


def _give_to_owner_of_parent(folder: Path) -> None:
    """Change the owner of a folder made by root, so that the service can use it."""
    if os.geteuid() != 0:
        return
    owner = folder.parent.stat()
    # The owner of the parent could replace it by a link to something else.
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    finally:
        os.close(descriptor)


class SpoolFile:
    """A file without a name that is written sequentially, then read."""

    def __init__(self, spool: Spool, raw: FileIO) -> None:
        self._spool = spool
        self._raw = raw
        self._reader = BufferedReader(raw)
        self.size = 0

    def write(self, data: bytes) -> None:
        """Append bytes. Raises `SpoolUnavailable`."""
        self._spool.take(len(data))
        self.size += len(data)
        # Unbuffered: `close` would write again what a full disk has refused.
        rest = memoryview(data)
        with _translated():
            while rest:
                rest = rest[self._raw.write(rest) :]

    def sync(self) -> None:
        """Flush everything to disk. Raises `SpoolUnavailable`."""
        with _translated():
            os.fsync(self._raw.fileno())

    def reader(self) -> IO[bytes]:
        """Return the file, positioned at its start, for reading."""
        self._reader.seek(0)
        return self._reader

    def close(self) -> None:
        """Remove the file and release its room. May take a while: the system frees its blocks."""
        self._reader.close()
        self._spool.give_back(self.size)
        self.size = 0


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SpoolUnavailable(UNUSABLE.format(error.strerror)) from error
