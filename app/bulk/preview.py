"""The first valid rows of a file, as a dry run has understood them: never a password."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import Field

from app.bulk.rows import Row
from app.input.strict_json import JsonValue
from app.records.stated import RecordStated

MAX_CHARACTERS: Final = 100

# Those that an import skips may hold anything.
_TAKEN = (
    name for name, member in RecordStated.model_fields.items() if member.annotation is not Any
)
_NAMES: Final = tuple(dict.fromkeys(("service_id", "client_id", *_TAKEN)))

Shown = str | int | bool | None


@dataclass(frozen=True, slots=True)
class PreviewedRow:
    """One row, with the members that it has."""

    line: Annotated[int, Field(description="Line of the uploaded file, from 1.")]
    members: Annotated[
        dict[str, Shown],
        Field(description="Strings are cut after 100 characters; a password is shown as `set`."),
    ]


def preview_of(row: Row, client_id: int | None) -> PreviewedRow:
    """Return what is shown of a valid row, with this client if there is one."""
    members = {**row.members, "client_id": client_id} if client_id else row.members
    shown = {name: _shown(name, members[name]) for name in _NAMES if name in members}
    return PreviewedRow(row.line, shown)


def _shown(name: str, value: JsonValue) -> Shown:
    if name == "password":
        return "set" if value else None
    if isinstance(value, str) and len(value) > MAX_CHARACTERS:
        return value[: MAX_CHARACTERS - 1] + "…"
    return value if isinstance(value, str | int) else None
