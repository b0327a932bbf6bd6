"""A UNIX socket with a file. A stale file is replaced, one of a running process is not."""

import errno
import fcntl
import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BACKLOG = 2048
MAX_PATH_BYTES = 107  # the kernel's limit (unix(7)), without the final zero byte
ANSWER_SECONDS = 2.0
LOCK_SECONDS = 10.0
LOCK_POLL_SECONDS = 0.05

_Identity = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SocketFile:
    """The path, mode and group of the socket; without a group it keeps that of the user."""

    path: Path
    mode: int
    group_id: int | None


class ListeningFile:
    """A listening socket and its file."""

    def __init__(self, file: SocketFile, listening: socket.socket) -> None:
        self.socket = listening
        self._path = file.path
        self._identity = _identity(file.path)

    def remove(self) -> None:
        """Remove the file, unless another process has replaced it by its own."""
        with suppress(OSError), _alone_in(self._path.parent):
            if _identity(self._path) == self._identity:
                self._path.unlink()


def listen(file: SocketFile) -> ListeningFile:
    """Listen on a UNIX socket.

    A file that a dead process has left behind is replaced. Raises `OSError`: EADDRINUSE if a
    process answers, ENOTSOCK if the file is not a socket, ENAMETOOLONG.
    """
    if len(os.fsencode(file.path)) > MAX_PATH_BYTES:
        raise OSError(errno.ENAMETOOLONG, f"the path has more than {MAX_PATH_BYTES} bytes")
    with _alone_in(file.path.parent):
        _clear(file.path)
        listening = socket.socket(socket.AF_UNIX)
        try:
            _bind(listening, file)
        except BaseException:
            listening.close()
            raise
        listening.set_inheritable(True)
        return ListeningFile(file, listening)


def _bind(listening: socket.socket, file: SocketFile) -> None:
    # Nobody can connect before group and mode are set.
    umask = os.umask(0o777)
    try:
        listening.bind(str(file.path))
    finally:
        os.umask(umask)
    try:
        if file.group_id is not None:
            os.chown(file.path, -1, file.group_id)
        file.path.chmod(file.mode)
        listening.listen(BACKLOG)
    except OSError:
        file.path.unlink()
        raise


def _clear(path: Path) -> None:
    """Remove a socket on which no process answers. Raises `OSError` for anything else."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        reason = "a file that is not a socket is there; remove it, or choose another path"
        raise OSError(errno.ENOTSOCK, reason)
    if _answers(path):
        raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
    path.unlink()


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(ANSWER_SECONDS)
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            return False
        except PermissionError:
            raise
        except OSError:
            return True  # its queue is full, or it is of another kind: a process uses it
        return True


def _identity(path: Path) -> _Identity:
    # Inode numbers are reused, hence mtime; unlike ctime it does not change with mode and group.
    found = path.lstat()
    return found.st_dev, found.st_ino, found.st_mtime_ns


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Lock a folder for other starts: two that find a stale file must not both replace it.

    Raises `TimeoutError` if another process keeps the lock.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TimeoutError(
                    errno.ETIMEDOUT, "another process has locked its folder"
                ) from None
            time.sleep(LOCK_POLL_SECONDS)
        else:
            return
