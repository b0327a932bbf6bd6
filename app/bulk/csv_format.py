"""Records as CSV: a header line, one cell a member, UTF-8, as spreadsheets read and write it.

A cell that a spreadsheet would take for a formula is written with one `'` before it, and
reading takes one `'` away from every cell that begins with it: what was written comes back. What
spreadsheets change without meaning anything by it is accepted (`app.bulk.spreadsheets`).
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

from app.bulk.rows import (
    MAX_LINE_BYTES,
    Members,
    Row,
    bounded_lines,
    too_long,
)
from app.bulk.spreadsheets import (
    FLAGS,
    SEPARATORS,
    as_utf8_lines,
    column_name,
    is_blank,
    means_nothing,
    separator_of,
)
from app.input.faults import Fault, InvalidInput
from app.input.strict_json import JsonValue
from app.records.stated import RecordStated

MEDIA_TYPE = "text/csv"
GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r", GUARD)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MAX_ID_DIGITS = 10
MAX_COLUMNS = 16_384  # of a spreadsheet

# Those that an import skips, as nobody can state them, are no advice.
_TAKEN = ", ".join(
    name for name, member in RecordStated.model_fields.items() if member.annotation is not Any
)

Cell = Callable[[str], JsonValue]


def _number(text: str) -> JsonValue:
    """Return a number in its one spelling; anything else as it is, for the rules to refuse."""
    is_number = text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= MAX_ID_DIGITS
    return int(text) if is_number else text


def _flag(text: str) -> JsonValue:
    return FLAGS.get(text.strip().lower(), text)


_CELLS: Mapping[str, Cell] = {
    "service_id": _number,
    "client_id": _number,
    "reuse_login_from": _number,
    "enabled": _flag,
    "clear_password": _flag,
}


class _RowTooLong(Exception):
    """Quotes hold more than a row may have; or a line does."""


class _Lines:
    """The lines of the file as text, for `csv.reader`, which joins those that quotes hold."""

    def __init__(self, file: IO[bytes]) -> None:
        self._lines = bounded_lines(as_utf8_lines(file))
        self.number = 0
        self._held: str | None = None
        self.begin_row()

    def begin_row(self) -> None:
        """Note that the next line begins a row."""
        self.first = self.number + 1
        self.row_bytes = 0
        self.is_text = True

    def find_separator(self) -> str:
        """Return the separator, and stay before the header: the first line that means something."""
        for line in self:
            if not means_nothing(line):
                self._held = line
                return separator_of(line, [*RecordStated.model_fields])
            self.begin_row()
        return SEPARATORS[0]

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._held is not None:
            held, self._held = self._held, None
            return held
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise _RowTooLong
        self.row_bytes += len(line)
        if self.row_bytes > MAX_LINE_BYTES:
            raise _RowTooLong
        if self.number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        try:
            return line.decode()
        except UnicodeDecodeError:
            # The row goes on to its end, so that the next one is found.
            self.is_text = False
            return line.decode(errors="replace")


def read_csv(file: IO[bytes]) -> Iterator[Row | Fault]:
    """Yield the rows; those without anything in them are skipped.

    The members of blank cells are left out. Raises `InvalidInput` for a header with a column
    that no PUT takes, with one twice, or without `service_id`.
    """
    lines = _Lines(file)
    try:
        separator = lines.find_separator()
    except _RowTooLong:
        raise InvalidInput(too_long(lines.first)) from None
    rows = csv.reader(lines, delimiter=separator, strict=True)
    columns = _header(_next(rows, lines), lines.first)
    names = frozenset(name for name, _ in columns if name)
    while True:
        lines.begin_row()
        cells = _next(rows, lines)
        if cells is None:
            return
        if isinstance(cells, Fault):
            yield cells
        elif not is_blank(cells):
            yield _row(columns, cells, lines.first, names)


def _next(rows: Iterator[list[str]], lines: _Lines) -> list[str] | Fault | None:
    """Return the cells of the next row, None at the end."""
    try:
        cells = next(rows, None)
    except _RowTooLong:
        return too_long(lines.first)
    except csv.Error:
        return Fault("", "malformed-csv", lines.first)
    if not lines.is_text:
        return Fault("", "encoding", lines.first)
    return cells


def _header(cells: list[str] | Fault | None, line: int) -> Sequence[tuple[str, Cell | None]]:
    """Return name and conversion of each column; a column without a name has a blank one."""
    if isinstance(cells, Fault):
        raise InvalidInput(cells)
    cells = cells or []
    names = [*map(column_name, cells)]
    while names and not names[-1]:
        names.pop()
    if len(names) > len(RecordStated.model_fields) or len(cells) > MAX_COLUMNS:
        raise InvalidInput(Fault("", "too_many_columns", line))
    faults = [
        replace(fault, line=line)
        for number, name in enumerate(names, start=1)
        if (fault := _name_fault(name, number, names[: number - 1])) is not None
    ]
    if "service_id" not in names:
        faults.append(Fault("/service_id", "missing-header", line))
    if faults:
        raise InvalidInput(*faults)
    return [(name, _CELLS.get(name)) for name in names]


def _name_fault(name: str, number: int, before: list[str]) -> Fault | None:
    """Return what is wrong with the name of a column, without its line."""
    if name and name not in RecordStated.model_fields:
        values = {"number": number, "names": _TAKEN}
        return Fault("/<unknown>", "unknown_column", values=values)
    if name and name in before:
        return Fault(f"/{name}", "duplicate_column", values={"number": number})
    return None


def _row(
    columns: Sequence[tuple[str, Cell | None]], cells: list[str], line: int, names: frozenset[str]
) -> Row | Fault:
    if len(cells) > len(columns) and is_blank(cells[len(columns) :]):
        del cells[len(columns) :]
    if len(cells) != len(columns):
        return Fault("", "field_count", line)
    if GUARD in "".join(cells):
        cells = [cell.removeprefix(GUARD) for cell in cells]
    members: Members = {
        name: cell if convert is None else convert(cell)
        for (name, convert), cell in zip(columns, cells, strict=True)
        if cell
    }
    if members.pop("", None) is not None:
        unnamed = [cell for (name, _), cell in zip(columns, cells, strict=True) if not name]
        if not is_blank(unnamed):
            return Fault("", "no_column", line)
    return Row(line, members, names)


def csv_header(columns: Sequence[str]) -> bytes:
    """Return the first line."""
    return ",".join(columns).encode() + b"\r\n"


def write_csv(records: Iterable[Mapping[str, object]]) -> bytes:
    """Return one row for each record, without the header."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(map(_cell, record.values()) for record in records)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"  # spreadsheets translate the words
    text = "" if value is None else str(value)
    return GUARD + text if text.startswith(GUARDED) else text
