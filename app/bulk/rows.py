"""What a reader of an uploaded file gives: rows, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple, Protocol

from app.input.strict_json import JsonValue

MAX_LINE_BYTES = 256 * 1024
MAX_LISTED = 1_000

Members = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row cannot be used. `line` counts from 1; nothing repeats a value."""

    line: int
    pointer: str
    code: str
    message: str


class Row(NamedTuple):
    """One row of the file: the line where it begins, and its members as they would come in JSON."""

    line: int
    members: Members


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, file: IO[bytes], /) -> Iterator[Row | RowError]:
        """Give every row, and an error in place of one that cannot be read.

        Raises `UnusableFile` when no row can have a meaning.
        """


class UnusableFile(Exception):
    """Nothing can be read, because the first line is wrong."""

    def __init__(self, errors: list[RowError]) -> None:
        super().__init__()
        self.errors = errors


@dataclass(slots=True)
class ErrorList:
    """The first thousand errors, and the number of all."""

    listed: list[RowError] = field(default_factory=list)
    count: int = 0

    def add(self, error: RowError) -> None:
        """Count an error, and list it while there is room."""
        self.count += 1
        if len(self.listed) < MAX_LISTED:
            self.listed.append(error)


def bounded_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Give the lines with their ends, None in place of one of more than 256 KiB."""
    while line := file.readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE_BYTES)
        yield None


def too_long(line: int) -> RowError:
    """Return the error of a row of more than 256 KiB."""
    return RowError(line, "", "too_long", "Must have at most 256 KiB.")
