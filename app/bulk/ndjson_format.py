"""Records as NDJSON: one object a line, with the members of a PUT."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from pydantic_core import to_json

from app.bulk.rows import Row, bounded_lines, too_long
from app.input.faults import Fault
from app.input.strict_json import MalformedBody, parse

MEDIA_TYPE = "application/x-ndjson"


def read_ndjson(file: IO[bytes]) -> Iterator[Row | Fault]:
    """Yield the rows; blank lines are skipped. Each line is read as strictly as a body."""
    for number, line in enumerate(bounded_lines(file), start=1):
        if line is None:
            yield too_long(number)
        elif not line.isspace():
            yield _read(number, line)


def _read(number: int, line: bytes) -> Row | Fault:
    try:
        value = parse(line)
    except MalformedBody as error:
        return Fault("", error.key, number)
    if isinstance(value, dict):
        return Row(number, value)
    return Fault("", "not_an_object", number)


def write_ndjson(records: Iterable[Mapping[str, object]]) -> bytes:
    """Return one line for each record."""
    return b"".join(to_json(record) + b"\n" for record in records)
