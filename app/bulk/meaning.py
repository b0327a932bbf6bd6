"""What a row means by the mode of the import: a PUT, or with `patch` a PATCH."""

from typing import Final, Literal

from app.bulk.rows import Row
from app.crypto.errors import UnknownSealingKey
from app.input.faults import Fault, InvalidInput
from app.records.change import Change
from app.records.errors import BrokenRecord
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.write import FindRecord, check_one_login, patched, replacement

Mode = Literal["upsert", "create", "patch"]

# A blank cell of a patch clears these. A blank password keeps, as everywhere.
CLEARED_BY_BLANKS: Final = ("netflow_url", "username", "group", "ip_address", "notes")

# Those of them that `reuse_login_from` sets.
_LENT: Final = ("netflow_url", "username")

Stated = RecordStated | RecordChange


def stated_in(row: Row, mode: Mode) -> Stated:
    """Return the members of a row. Raises pydantic's `ValidationError`."""
    if mode != "patch":
        return RecordStated.model_validate(row.members)
    lent = _LENT if "reuse_login_from" in row.members else ()
    columns = row.columns or ()
    blank = [name for name in CLEARED_BY_BLANKS if name in columns and name not in lent]
    return RecordChange.model_validate({**dict.fromkeys(blank), **row.members})


def owned_by(stated: Stated, owner: int) -> Stated:
    """Return the members of a row whose service belongs to a client in WHMCS.

    A PUT takes the owner where the row names no client; a PATCH leaves the record's own. Raises
    `InvalidInput` when the row names another client.
    """
    if stated.client_id and stated.client_id != owner:
        raise InvalidInput(_OTHER_OWNER)
    if isinstance(stated, RecordStated):
        return stated.model_copy(update={"client_id": owner})
    return stated


def change_by(
    reader: RecordReader,
    service_id: int,
    before: StoredRecord | None,
    stated: Stated,
    find_source: FindRecord,
) -> Change:
    """Return the change that a row means to the record of its service.

    Raises `InvalidInput` with faults that have no line yet.
    """
    try:
        if isinstance(stated, RecordStated):
            return replacement(reader, service_id, before, stated, find_source)
        check_one_login(stated)
        if before is None:
            raise InvalidInput(_NO_RECORD)
        return patched(before, stated, find_source)
    except BrokenRecord:
        faults = _BROKEN
    except UnknownSealingKey:
        faults = _LOCKED
    raise InvalidInput(faults[isinstance(stated, RecordChange)])


_OTHER_OWNER = Fault("/client_id", "other_owner")
_NO_RECORD = Fault("/service_id", "no_record")
# Of a row that can replace such a record, because it states all of it, and of one of a patch.
_BROKEN = Fault("", "broken_record"), Fault("", "broken_record-patch")
_LOCKED = Fault("", "locked_record"), Fault("", "locked_record-patch")
