"""What a disk can hold after a power cut, from a record of what was written to it."""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

HEAD = struct.Struct("<ccHIqq")  # as in recorder.c
SECTOR = 512  # the least that a disk writes whole
FILES = {b"3": "", b"l": "-wal"}  # what follows the name of the database


class Note(NamedTuple):
    """One write, truncation or flush of a file."""

    kind: bytes
    file: bytes
    offset: int
    time: int
    data: bytes


def read_notes(record: Path) -> Iterator[Note]:
    """Yield what `recorder.c` has written."""
    content = record.read_bytes()
    position = 0
    while position < len(content):
        kind, file, _, length, offset, time = HEAD.unpack_from(content, position)
        position += HEAD.size
        yield Note(kind, file, offset, time, content[position : position + length])
        position += length


@dataclass
class Disk:
    """The files: what is on disk for certain, and what is on its way there."""

    flushed: dict[bytes, bytearray]
    pending: dict[bytes, list[Note]] = field(default_factory=lambda: {file: [] for file in FILES})

    def take(self, note: Note, *, obeys_flushes: bool) -> None:
        """Go on by one note. A disk that does not obey keeps everything on its way."""
        if note.kind != b"S":
            self.pending[note.file].append(note)
        elif obeys_flushes:
            for pending in self.pending[note.file]:
                _apply(self.flushed[note.file], pending)
            self.pending[note.file].clear()

    def cut(self, database: Path, chance: random.Random) -> None:
        """Write the files as the next start may find them: any sectors on their way are missing."""
        for file, suffix in FILES.items():
            content = bytearray(self.flushed[file])
            for note in self.pending[file]:
                for part in _sectors(note):
                    if chance.random() < 0.5:
                        _apply(content, part)
            database.with_name(database.name + suffix).write_bytes(content)


def _sectors(note: Note) -> Iterator[Note]:
    if note.kind == b"T":
        yield note
    position = 0
    while position < len(note.data):
        start = note.offset + position
        end = position + SECTOR - start % SECTOR
        yield note._replace(offset=start, data=note.data[position:end])
        position = end


def _apply(content: bytearray, note: Note) -> None:
    missing = note.offset - len(content)
    if note.kind == b"T":
        del content[note.offset :]
    if missing > 0:
        content.extend(bytes(missing))
    content[note.offset : note.offset + len(note.data)] = note.data
