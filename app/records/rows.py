"""Turns rows of the table into records."""

from operator import itemgetter

from sqlalchemy.engine import RowMapping

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.seal import Field
from app.records.record import COLUMNS, AccessRecord, StoredRecord
from app.records.sealing import open_password
from app.storage.row_opener import RowOpener
from app.storage.tables import access_records
from app.storage.typed_rows import read_row

_members = itemgetter(*COLUMNS)


def open_row(opener: RowOpener, row: RowMapping) -> StoredRecord:
    """Return the record in a row, with its seal opened. Never fails, whatever is in the row."""
    record, is_readable = _to_record(row)
    try:
        password = open_password(opener, row["seal"], record.sealed_fields())
    except BrokenSeal as error:
        is_locked = isinstance(error, UnknownSealingKey)
        return _broken(record, is_readable=is_readable)._replace(is_locked=is_locked)
    if not is_readable:
        return _broken(record, is_readable=False)
    return StoredRecord(record=record, password=password, integrity="ok")


def _broken(record: AccessRecord, *, is_readable: bool) -> StoredRecord:
    return StoredRecord(record=record, password=None, integrity="broken", is_readable=is_readable)


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row of the table covers. Raises `BrokenSeal`."""
    record, is_readable = _to_record(row)
    if not is_readable:
        raise BrokenSeal
    return record.sealed_fields()


def _to_record(row: RowMapping) -> tuple[AccessRecord, bool]:
    columns, is_readable = read_row(access_records, row)
    record = AccessRecord._make(_members(columns))
    # It goes into a response header.
    if not (record.incarnation.isascii() and record.incarnation.isalnum()):
        return record._replace(incarnation=""), False
    return record, is_readable
