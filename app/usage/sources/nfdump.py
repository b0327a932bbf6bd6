"""Flows that nfcapd has written to files on this host, read with nfdump."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from app.usage.slots import Slot
from app.usage.sources.flow_content import Content, is_stored
from app.usage.sources.flow_files import FlowFile, FlowFiles, check_directory
from app.usage.sources.flow_reader import Nfdump, UnreadableFile
from app.usage.sources.owners import Owners
from app.usage.sources.source import (
    Batch,
    Done,
    Group,
    Marker,
    Measured,
    NothingDone,
    SourceUnreadable,
    Unreadable,
)
from app.usage.sources.tally import Tally
from app.usage.spread import Limits


@dataclass(frozen=True, slots=True)
class NfdumpOptions:
    """How nfcapd and the exporters are set up, by the operator of this host.

    `interval` (seconds) is that of `nfcapd -t`. `flow_filter`, in nfdump's language, leaves out
    flows: what two exporters report would count twice.
    """

    directory: Path
    interval: int = 300
    flow_filter: str = ""
    limits: Limits = field(default_factory=Limits)


class NfdumpSource:
    """Reads each finished file once, for all series together.

    `clock` returns the time in unix seconds.
    """

    def __init__(self, options: NfdumpOptions, clock: Callable[[], float] = time.time) -> None:
        self.options = options
        self._clock = clock

    def check(self) -> None:
        """Raise `SourceUnavailable` if the directory or the program is not on this host."""
        check_directory(self.options.directory)
        Nfdump.find()

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield a batch for each finished file that is not stored, oldest first.

        Files from before the first series are left alone. Raises `SourceUnavailable` and
        `SourceRefused`, and at the end `SourceUnreadable` with the files to be tried again.
        """
        nfdump = Nfdump.find(self.options.flow_filter)
        files = self.files()
        new = self._new(files, series, done)
        if new:
            this_round = _Round(self.options, nfdump, Owners(series), files, done)
            yield from this_round.batches(new)

    def read(
        self, series: Sequence[Measured], files: FlowFiles, wanted: Sequence[FlowFile]
    ) -> Iterator[Batch]:
        """Yield a batch for each of these files, whether it is stored or not. Raises as `batches`.

        A slot is known if all of its files are among them.
        """
        nfdump = Nfdump.find(self.options.flow_filter)
        yield from _Round(self.options, nfdump, Owners(series), files, NothingDone()).batches(
            wanted
        )

    def groups(self) -> list[Group]:
        """Return no group: files of flows have none."""
        return []

    def changed(self, markers: Iterable[Marker]) -> list[str]:
        """Return the names of files that are no longer what was stored of them.

        Raises `SourceUnavailable`.
        """
        files = {file.name: file for file in self.files().files}
        return [
            marker.name
            for marker in markers
            if marker.name in files and not is_stored(files[marker.name], marker)
        ]

    def ahead(self) -> list[str]:
        """Return the names of files of a time to come: the clock of a host is wrong.

        Raises `SourceUnavailable`.
        """
        now = self._clock()
        return [file.name for file in self.files().files if file.start > now]

    def files(self) -> FlowFiles:
        """Return the files that there are now. Raises `SourceUnavailable`."""
        return FlowFiles(self.options.directory, self.options.interval)

    def _new(self, files: FlowFiles, series: Iterable[Measured], done: Done) -> list[FlowFile]:
        first = min((one.from_slot for one in series), default=None)
        if first is None:
            return []
        now = self._clock()
        found = [
            file
            for file in files.files
            # Its last flows can lie a slot after it.
            if file.is_finished(now) and file.slots.stop >= first
        ]
        stored = done.among(file.name for file in found)
        return [file for file in found if file.name not in stored]


@dataclass(slots=True)
class _Round:
    """One pass over the files that are new."""

    options: NfdumpOptions
    nfdump: Nfdump
    owners: Owners
    files: FlowFiles
    stored: Done
    flows: dict[str, int] = field(default_factory=dict)  # by name, as far as they are known
    digests: set[bytes] = field(default_factory=set)
    copies: set[str] = field(default_factory=set)
    unreadable: list[Unreadable] = field(default_factory=list)

    def batches(self, new: Iterable[FlowFile]) -> Iterator[Batch]:
        """Yield a batch for each new file, and raise `SourceUnreadable` at the end."""
        for _, together in groupby(new, key=lambda file: file.slots.start):
            # All contents of a slot first: its last batch has to know what is only a copy.
            contents = [(file, self._new_content(file)) for file in together]
            for file, content in contents:
                if content is not None:
                    yield from self._batch(file, content)
        if self.unreadable:
            raise SourceUnreadable(self.unreadable)

    def _new_content(self, file: FlowFile) -> Content | None:
        """Return what is in a file, or None for a copy of another one and for what has gone."""
        try:
            content = Content.of(file)
        except OSError:
            self._note(file, "it cannot be opened, or was removed")
            return None
        if content.digest in self.digests or self.stored.has_digest(content.digest):
            self.copies.add(file.name)
            return None
        self.digests.add(content.digest)
        return content

    def _batch(self, file: FlowFile, content: Content) -> Iterator[Batch]:
        """Yield the batch of a file, if it can be read; it is not kept here, as it may be large."""
        tally = Tally(self.owners, self.options.limits, receipt=file.end * 1_000)
        try:
            totals = self.nfdump.read(file.path, tally)
            if not content.is_unchanged(file):
                raise UnreadableFile("it was written to while it was read")  # noqa: TRY301
        except UnreadableFile as error:
            self._note(file, str(error))
            return
        self.flows[file.name] = totals.flows
        marker = Marker(file.name, content.digest, file.slots.start, totals.flows, totals.bytes)
        known = frozenset(slot for slot in file.slots if self._is_known(slot))
        yield Batch(marker, tally.sums(), known, moved=tally.moved)

    def _is_known(self, slot: Slot) -> bool:
        """Return whether all files of a slot are read, and each directory's have a flow."""
        flows: defaultdict[str, int] = defaultdict(int)
        for file in self.files.covering(slot):
            if not self._is_read(file):
                return False
            flows[file.exporter] += self._flows(file)
        return bool(flows) and all(flows.values())

    def _is_read(self, file: FlowFile) -> bool:
        """Return whether all bytes of a file are counted, or are those of a file that is."""
        name = file.name
        return name in self.flows or name in self.copies or self.stored.done(name)

    def _flows(self, file: FlowFile) -> int:
        """Return the flows of a file that has been read, in this round or before."""
        if file.name not in self.flows:
            try:
                self.flows[file.name] = self.nfdump.totals(file.path).flows
            except UnreadableFile:
                self.flows[file.name] = 0  # it is not what was read
        return self.flows[file.name]

    def _note(self, file: FlowFile, reason: str) -> None:
        # Its last flows can lie a slot after it.
        slots = range(file.slots.start - self.options.limits.reach, file.slots.stop + 1)
        self.unreadable.append(Unreadable(file.name, slots, reason))
