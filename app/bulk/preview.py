"""The first rows of a file, as a dry run has understood them: never a password."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from pydantic import Field

from app.bulk.rows import Row
from app.input.faults import Fault
from app.input.strict_json import JsonValue
from app.records.stated import RecordStated

MAX_CHARACTERS = 100

Shown = str | int | bool | None


@dataclass(frozen=True, slots=True)
class PreviewedRow:
    """One row, with the members that it has."""

    line: Annotated[int, Field(description="Line of the uploaded file, from 1.")]
    members: Annotated[
        dict[str, Shown],
        Field(description="Strings are cut after 100 characters; a password is shown as `set`."),
    ]


def preview_of(batch: Iterable[Row | Fault], rows: int) -> list[PreviewedRow]:
    """Return the first rows, the invalid ones too; unknown members are left out."""
    readable = (row for row in batch if isinstance(row, Row))
    return [PreviewedRow(row.line, _members(row)) for row in islice(readable, rows)]


def _members(row: Row) -> dict[str, Shown]:
    names = (name for name in RecordStated.model_fields if name in row.members)
    return {name: _shown(name, row.members[name]) for name in names}


def _shown(name: str, value: JsonValue) -> Shown:
    if name == "password":
        return "set" if value else None
    if isinstance(value, str):
        is_long = len(value) > MAX_CHARACTERS
        return value[: MAX_CHARACTERS - 1] + "…" if is_long else value
    return value if isinstance(value, int) else None
