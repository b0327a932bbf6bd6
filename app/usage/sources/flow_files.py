"""The files of nfcapd: which there are, when they are finished, and which slots they cover.

nfcapd writes `nfcapd.current.PID`, which at the end of an interval gets its name of the time,
`nfcapd.YYYYMMDDhhmm`, in sub-hierarchies of the time if asked to (`-S`). That is the local time of
the host, with its offset from UTC if asked to (`-Z`).
"""

import os
import re
import stat
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Final

from app.usage.slots import SLOT_SECONDS, Slot, slot_of
from app.usage.sources.source import SourceUnavailable

FINISHED_SECONDS: Final = 60  # an nfcapd that restarts within an interval appends to its file
EXPECTED_SECONDS: Final = 86_400
NAME: Final = re.compile(r"nfcapd\.([0-9]{12}(?:[0-9]{2})?)([+-][0-9]{4})?", re.ASCII)
CURRENT: Final = "nfcapd.current."
# What `nfcapd -S` puts between its directory and a file, longest first.
HIERARCHIES: Final = (
    *("%Y/%m/%d/%H", "%Y/%m/%d", "%Y/%W/%u/%H", "%Y/%W/%u", "%Y/%j/%H", "%Y/%j"),
    *("%Y-%m-%d/%H", "%Y-%m-%d"),
)


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A file that nfcapd has closed: flows received from `start` until before `end`, unix seconds.

    `name` is its path below the directory, `exporter` the directory that its nfcapd was given.
    """

    path: Path
    name: str
    exporter: str
    start: int
    end: int

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
        for path, written in _files_below(directory):
            if path.name.startswith(CURRENT):
                self._lost.add((_name(path.parent, directory), slot_of(written)))
            elif (name := NAME.fullmatch(path.name)) is not None:
                with suppress(ValueError):  # digits that are no date: another program's file
                    found.append(_flow_file(path, directory, name, interval))
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


def _files_below(directory: Path) -> Iterator[tuple[Path, float]]:
    """Yield the regular files of nfcapd and when each was last written, in unix seconds."""
    if not directory.is_dir():
        raise SourceUnavailable("NFM_NFDUMP_DIR is not a directory that can be read here.")
    for folder, _, names in os.walk(directory, onerror=_raise):
        for path in (Path(folder, name) for name in names if name.startswith("nfcapd.")):
            with suppress(FileNotFoundError):  # renamed since it was listed
                status = path.lstat()
                if stat.S_ISREG(status.st_mode):
                    yield path, status.st_mtime


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # removed while its parent was listed
        raise SourceUnavailable(
            "A directory below NFM_NFDUMP_DIR cannot be read: let the user of this service read it."
        ) from error


def _flow_file(path: Path, directory: Path, name: re.Match[str], interval: int) -> FlowFile:
    digits, offset = name.groups()
    local = datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 # host's zone
    moment = datetime.strptime(f"{local} {offset}", "%Y-%m-%d %H:%M:%S %z") if offset else local
    start = int(moment.timestamp())
    exporter = _without_time(PurePosixPath(_name(path.parent, directory)), local)
    return FlowFile(path, _name(path, directory), exporter, start, start + interval)


def _name(path: Path, directory: Path) -> str:
    """Return a path below the directory as a string that every database stores."""
    name = path.relative_to(directory).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _without_time(folder: PurePosixPath, local: datetime) -> str:
    """Return the directory that nfcapd was given: without the parts that are the file's time."""
    for hierarchy in HIERARCHIES:
        parts = PurePosixPath(local.strftime(hierarchy)).parts
        if folder.parts[-len(parts) :] == parts:
            return str(PurePosixPath(*folder.parts[: -len(parts)]))
    return str(folder)
