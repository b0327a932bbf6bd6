"""The files of nfcapd: which there are, when they are finished, and which slots they cover.

nfcapd writes `nfcapd.current.PID`, which at the end of an interval gets its name of the time,
`nfcapd.YYYYMMDDhhmm`, in sub-hierarchies of the time if asked to (`-S`). That is the local time of
the host, with its offset from UTC if asked to (`-Z`).
"""

import os
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.usage.slots import SLOT_SECONDS, Slot, slot_of
from app.usage.sources.source import SourceUnavailable

FINISHED_SECONDS: Final = 60  # an nfcapd that restarts within an interval appends to its file
EXPECTED_SECONDS: Final = 86_400
NAME: Final = re.compile(r"nfcapd\.([0-9]{12}(?:[0-9]{2})?)([+-][0-9]{4})?", re.ASCII)
MAX_NAME: Final = 255
ELLIPSIS: Final = "…"
CURRENT: Final = "nfcapd.current."
# What `nfcapd -S` puts between its directory and a file, longest first.
HIERARCHIES: Final = (
    *("%Y/%m/%d/%H", "%Y/%m/%d", "%Y/%W/%u/%H", "%Y/%W/%u", "%Y/%j/%H", "%Y/%j"),
    *("%Y-%m-%d/%H", "%Y-%m-%d"),
)


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A file that nfcapd has closed: flows received from `start` until before `end`, unix seconds.

    `name` is its path below the directory in visible characters, `exporter` the directory that its
    nfcapd was given.
    """

    location: str
    name: str
    exporter: str
    start: int
    end: int

    @property
    def path(self) -> Path:
        """Return where the file is; made when it is read, as there may be many files."""
        return Path(self.location)

    @property
    def slots(self) -> range:
        """Return the slots that the interval of the file touches."""
        return range(slot_of(self.start), slot_of(self.end - 1) + 1)

    def is_finished(self, now: float) -> bool:
        """Return whether nfcapd has written all of it, as far as can be known."""
        return self.end + FINISHED_SECONDS <= now


class FlowFiles:
    """The closed files below a directory at one moment, oldest first.

    `interval` is that of nfcapd (`-t`), in seconds. Symbolic links are not followed. Raises
    `SourceUnavailable`.
    """

    def __init__(self, directory: Path, interval: int) -> None:
        found = []
        self._lost: set[tuple[str, Slot]] = set()
        for folder, entry in _entries(directory):
            if entry.name.startswith(CURRENT):
                with suppress(FileNotFoundError):  # it got its final name since it was listed
                    self._lost.add((folder, slot_of(entry.stat().st_mtime)))
            elif (name := NAME.fullmatch(entry.name)) is not None:
                with suppress(ValueError):  # digits that are no date: another program's file
                    found.append(_flow_file(entry.path, folder, name, interval))
        self.files = sorted(found, key=lambda file: (file.start, file.name))
        self._touching: defaultdict[Slot, list[FlowFile]] = defaultdict(list)
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for file in self.files:
            self._starts[file.exporter].append(file.start)
            for slot in file.slots:
                self._touching[slot].append(file)

    def covering(self, slot: Slot) -> list[FlowFile]:
        """Return the files that cover a slot, or none where a part of it is missing.

        Each directory that had a file in the day before has to have the whole slot. An nfcapd that
        was killed in a slot has left its `nfcapd.current` behind and lost what was in there.
        """
        seconds: defaultdict[str, int] = defaultdict(int)
        start = slot * SLOT_SECONDS
        for file in self._touching[slot]:
            seconds[file.exporter] += min(file.end, start + SLOT_SECONDS) - max(file.start, start)
        for exporter in self._expected(start):
            if seconds[exporter] < SLOT_SECONDS or (exporter, slot) in self._lost:
                return []
        return self._touching[slot]

    def _expected(self, start: int) -> Iterator[str]:
        for exporter, starts in self._starts.items():
            count = bisect_left(starts, start + SLOT_SECONDS)
            if count and starts[count - 1] > start - EXPECTED_SECONDS:
                yield exporter


def file_named(name: str, interval: int) -> FlowFile | None:
    """Return the file that has had this name below a directory, None for no name of nfcapd."""
    folder, _, last = name.rpartition("/")
    if (match := NAME.fullmatch(last)) is not None:
        with suppress(ValueError):
            return _flow_file("", folder, match, interval)
    return None


def check_directory(directory: Path) -> None:
    """Raise `SourceUnavailable` if this is no directory that can be read."""
    if not (directory.is_dir() and os.access(directory, os.R_OK | os.X_OK)):
        raise SourceUnavailable("NFM_NFDUMP_DIR is not a directory that can be read here.")


def _entries(directory: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the regular files with names of nfcapd, each after its folder below the directory."""
    check_directory(directory)
    folders = [("", os.fspath(directory))]
    while folders:
        folder, path = folders.pop()
        for entry in _listed(path):
            if entry.is_dir(follow_symlinks=False):
                folders.append((_below(folder, entry.name), entry.path))
            elif entry.name.startswith("nfcapd.") and entry.is_file(follow_symlinks=False):
                yield folder, entry


def _listed(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:  # removed since its parent was listed
        return []
    except OSError as error:
        raise SourceUnavailable(
            "A directory below NFM_NFDUMP_DIR cannot be read: let the user of this service read it."
        ) from error


def exporter_of(name: str) -> str:
    """Return the directory that the nfcapd of a file was given, by the name of the file.

    That is a path below the directory of all files, and `.` for this directory itself.
    """
    folder, _, last = name.rpartition("/")
    found = NAME.fullmatch(last)
    if found is not None:
        with suppress(ValueError):  # digits that are no date
            folder = _without_time(folder, _hour_of(found))
    return folder or "."


def _flow_file(path: str, folder: str, name: re.Match[str], interval: int) -> FlowFile:
    """Return the file of a name. Raises `ValueError` for digits that are no date."""
    start = int(_time_of(name).timestamp())
    exporter = _without_time(folder, _hour_of(name))
    return FlowFile(path, _marked(_below(folder, name[0])), exporter, start, start + interval)


def _time_of(name: re.Match[str]) -> datetime:
    digits, offset = name.groups("")
    return datetime.fromisoformat(f"{digits[:8]}T{digits[8:]}{offset}")


def _hour_of(name: re.Match[str]) -> datetime:
    return _time_of(name).replace(minute=0, second=0)


def _below(folder: str, name: str) -> str:
    """Return the path of what is in a folder, below the directory."""
    return f"{folder}/{name}" if folder else name


def _marked(path: str) -> str:
    """Return a path as every database stores it and every terminal shows it.

    That is at most 255 visible characters, and a string of its own for each path.
    """
    name = path.replace("\\", "\\\\")
    if not name.isprintable():  # half of a surrogate, for a byte that is no UTF-8, is not either
        name = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name)
    if len(name) <= MAX_NAME:
        return name
    digest = sha256(name.encode()).hexdigest()
    return f"{digest}{ELLIPSIS}{name[len(digest) + len(ELLIPSIS) - MAX_NAME :]}"


@lru_cache(maxsize=10_000)
def _without_time(folder: str, hour: datetime) -> str:
    """Return the directory that nfcapd was given: without the parts that are the file's time."""
    for hierarchy in HIERARCHIES:
        ending = f"/{hour.strftime(hierarchy)}"
        if f"/{folder}".endswith(ending):
            return folder.removesuffix(ending[1:]).rstrip("/")
    return folder
