"""Lets several workers count in one folder, whose files `/metrics` sums up.

Each worker has a slot: a number that it holds as long as it lives. The worker that replaces a dead
one takes over its slot and its counts, so that no counter decreases and no file is left over.
"""

import fcntl
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from prometheus_client import CollectorRegistry, values
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from app.private_file import FILE_MODE, FOLDER_MODE

log = logging.getLogger(__name__)

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client looks for the folder; workers inherit it."""
PREFIX = "metrics-"
FILES = {
    "counter": 1024 * 1024,
    "histogram": 1024 * 1024,
    **dict.fromkeys(("gauge_livesum", "gauge_livemax", "gauge_livemin"), 64 * 1024),
}
"""Kinds of metrics, each with the size of its file: more than enough for all series."""
_OURS = re.compile(r"slot-\d+|\w+_\d+\.db", re.ASCII)


@contextmanager
def shared_folder(data_dir: Path) -> Iterator[None]:
    """Let the processes that are started in the block share their counts.

    The folder is made in the data directory, and removed at the end; what killed services left
    there is removed too. If that is not possible, each process counts for itself.
    """
    try:
        folder = _make(data_dir)
    except OSError as error:
        log.warning("metrics_not_shared", extra={"reason": error.strerror})
        yield
        return
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        shutil.rmtree(folder, ignore_errors=True)


def join() -> Path | None:
    """Let the metrics that this process creates from now on count in the shared folder.

    Returns the folder, or `None` if there is no usable one and the process counts for itself.
    """
    given = os.environ.get(VARIABLE)
    if given is None:
        return None
    folder = Path(given)
    try:
        slot = _take_slot(folder)
        mark_process_dead(slot, given)  # type: ignore[no-untyped-call]
        for kind, size in FILES.items():
            _fill(folder / f"{kind}_{slot}.db", size)
    except OSError as error:
        log.warning("metrics_not_shared", extra={"reason": error.strerror})
        values.ValueClass = values.MutexValue
        return None
    values.ValueClass = values.MultiProcessValue(lambda: slot)  # type: ignore[no-untyped-call]
    return folder


def registry_of(folder: Path) -> CollectorRegistry:
    """Return a registry with the sums of all processes, the dead ones included."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(folder))  # type: ignore[no-untyped-call]
    return registry


def _make(data_dir: Path) -> Path:
    data_dir.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    parent = os.open(data_dir, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # Otherwise another service that starts now would treat the new folder as a stale one.
        fcntl.flock(parent, fcntl.LOCK_EX)
        for left in data_dir.glob(f"{PREFIX}*"):
            _remove_if_left(left)
        folder = Path(mkdtemp(prefix=PREFIX, dir=data_dir))
        # Held until the process ends, in whatever way.
        fcntl.flock(os.open(folder, os.O_RDONLY | os.O_CLOEXEC), fcntl.LOCK_EX)
    finally:
        os.close(parent)
    return folder


def _remove_if_left(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(BlockingIOError):  # its service is running
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if all(_OURS.fullmatch(path.name) for path in folder.iterdir()):
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _take_slot(folder: Path) -> int:
    """Return the lowest number that no living process holds, and hold it until this one ends."""
    slot = 0
    while not _hold(folder / f"slot-{slot}"):
        slot += 1
    return slot


def _hold(path: Path) -> bool:
    """Lock a file until this process ends, in whatever way; return whether it was free."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return False
    return True


def _fill(path: Path, size: int) -> None:
    """Have a file on disk as large as it may grow.

    It is mapped into memory: where the disk is full by then, a write to a hole would kill the
    process.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    try:
        os.posix_fallocate(descriptor, 0, size)
    finally:
        os.close(descriptor)
