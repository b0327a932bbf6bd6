"""The files of nfcapd whose flows count for some days, to be read again."""

from collections.abc import Iterable, Iterator, Sequence

from app.usage.slots import SLOTS_PER_DAY
from app.usage.sources.flow_content import digest_of
from app.usage.sources.flow_files import FlowFile, file_named
from app.usage.sources.nfdump import NfdumpSource
from app.usage.sources.source import Batch, Marker, Measured


class CountedFiles:
    """The files that were counted, and may hold flows of `slots`.

    `markers` are those of all files of these slots, of the day before them, and of as many slots
    after them as `Limits.reach` says. Raises `SourceUnavailable`.
    """

    def __init__(self, source: NfdumpSource, markers: Sequence[Marker], slots: range) -> None:
        self._source = source
        self._slots = slots
        self._reach = source.options.limits.reach
        self._files = source.files()
        self._names = {file.name for file in self._files.files}
        digests = {marker.digest for marker in markers}
        counted = {marker.name for marker in markers}
        near = [file for file in self._files.files if self._is_near(file)]
        # Files that were renamed, and copies of counted ones.
        self._found = {file.name: digest_of(file) for file in near if file.name not in counted}
        self._wanted = [
            file
            for file in near
            if self._holds(file) and (file.name in counted or self._found[file.name] in digests)
        ]
        self._markers = markers

    def missing(self) -> list[str]:
        """Return the names of those that are not there any more.

        Of a directory that had no file later than the day before, its last one is needed too:
        without it, nothing would say that the slots after it lack an exporter.
        """
        here = {*self._found.values()}
        needed = [*self._holding(), *self._last_ones()]
        gone = {m.name for m in needed if m.name not in self._names and m.digest not in here}
        return sorted(gone)

    def unread(self, read: Iterable[Marker]) -> list[str]:
        """Return the names of those that are not among the files that were read."""
        done = {value for marker in read for value in (marker.name, marker.digest)}
        return [m.name for m in self._holding() if m.name not in done and m.digest not in done]

    def batches(self, series: Sequence[Measured]) -> Iterator[Batch]:
        """Yield what each file adds to the slots, and nothing of others.

        Raises `SourceUnavailable`, `SourceRefused`, and `SourceUnreadable` at the end.
        """
        for batch in self._source.read(series, self._files, self._wanted):
            sums = {key: moved for key, moved in batch.sums.items() if key[1] in self._slots}
            known = frozenset(slot for slot in batch.known if slot in self._slots)
            yield batch._replace(sums=sums, known=known)

    def is_inside(self, name: str) -> bool:
        """Return whether all of a file lies in the slots, but for flows at its edges."""
        file = self._named(name)
        return file is not None and all(slot in self._slots for slot in file.slots)

    def _holding(self) -> list[Marker]:
        """Return the markers of the files that may hold flows of the slots."""
        named = ((marker, self._named(marker.name)) for marker in self._markers)
        return [marker for marker, file in named if file is not None and self._holds(file)]

    def _last_ones(self) -> list[Marker]:
        """Return the last file of each directory before the slots begin."""
        last: dict[str, tuple[int, Marker]] = {}
        for marker in self._markers:
            file = self._named(marker.name)
            if file is not None and file.slots.start < self._slots.start:
                before = last.get(file.exporter)
                if before is None or before[0] < file.start:
                    last[file.exporter] = (file.start, marker)
        return [marker for _, marker in last.values()]

    def _named(self, name: str) -> FlowFile | None:
        return file_named(name, self._source.options.interval)

    def _holds(self, file: FlowFile) -> bool:
        """Return whether flows of a file may lie in the slots; the last ones a slot after it."""
        begin = file.slots.start - self._reach
        return begin < self._slots.stop and file.slots.stop >= self._slots.start

    def _is_near(self, file: FlowFile) -> bool:
        return self._holds(file) or 0 < self._slots.start - file.slots.start <= SLOTS_PER_DAY
