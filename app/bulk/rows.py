"""What a reader of an uploaded file yields: rows, and faults in place of unreadable ones."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple, Protocol

from app.input.faults import Fault
from app.input.strict_json import JsonValue

MAX_LINE_BYTES = 256 * 1024
MAX_LISTED = 1_000

Members = dict[str, JsonValue]


class Row(NamedTuple):
    """One row of the file: the line where it begins, and its members as they would come in JSON.

    `columns` are the columns of the file, where it has any; the members of blank cells are left
    out.
    """

    line: int
    members: Members
    columns: Collection[str] | None = None


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, file: IO[bytes], /) -> Iterator[Row | Fault]:
        """Yield every row, and a fault in place of one that cannot be read.

        Raises `InvalidInput` when the first line is wrong, so that no row can have a meaning.
        """


@dataclass(slots=True)
class ErrorList:
    """The first thousand faults, and the number of all."""

    listed: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, fault: Fault) -> None:
        """Count a fault, and list it while there is room."""
        self.count += 1
        if len(self.listed) < MAX_LISTED:
            self.listed.append(fault)


def bounded_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines with their ends, None in place of a line of more than 256 KiB."""
    while line := file.readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE_BYTES)
        yield None


def too_long(line: int) -> Fault:
    """Return the fault of a row of more than 256 KiB."""
    return Fault("", "too_long-row", line, {"limit": MAX_LINE_BYTES // 1024})
