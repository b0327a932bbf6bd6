"""Import: each row means a PUT; one transaction stores all of them or none.

The transaction is short where possible: rows are read, compared and sealed before it, and it
stores them if each record is still what it was compared with.

Rows are applied in the order of the file, so that `reuse_login_from` sees the rows before it.
The file is read to its end even after an error, to find all errors.
"""

from sqlalchemy import Connection

from app.audit import trail
from app.audit.trail import Author, Event
from app.bulk.passes import Application, HasLenders, Preparation
from app.bulk.prepared import PreparedBatches
from app.bulk.upload import Report, Upload
from app.crypto.keyring import Keyring
from app.records.store import RecordStore
from app.storage.database import Database
from app.storage.errors import SpoolUnavailable
from app.storage.scratch import seen_numbers


class _Undone(Exception):
    """Rolls the transaction back, and carries the report out of it."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def run_import(database: Database, keyring: Keyring, author: Author, upload: Upload) -> Report:
    """Import a file into the author's installation.

    With errors in the report nothing was stored; a dry run never stores anything.
    Raises `DatabaseUnavailable`, `SpoolUnavailable` and `OutcomeUnknown`.
    """
    with upload.spool.file() as file:
        prepared = PreparedBatches(file, keyring)
        report = _prepare(database, prepared, author, upload)
        if report is not None and (upload.dry_run or report.errors.count):
            return report

        def work(connection: Connection) -> Report:
            nonlocal report
            store = RecordStore(connection, keyring, author)
            # If a record has changed meanwhile, the second attempt compares all of them again.
            done, report = report, None
            if done is None:
                done = _apply_all(database, store, upload)
            else:
                prepared.write(store)
            _note(connection, author, done)
            return done

        try:
            return database.transact(work)
        except _Undone as undone:
            return undone.report


def _prepare(
    database: Database, prepared: PreparedBatches, author: Author, upload: Upload
) -> Report | None:
    """Compare and seal the rows without a transaction; return None if that is not possible.

    Rows that re-use the login of another record must read it in the transaction.
    """
    upload.file.seek(upload.start)
    try:
        with seen_numbers(upload.spool) as seen:
            return Preparation(database, upload, seen, prepared, author).run()
    except (HasLenders, SpoolUnavailable):
        return None


def _apply_all(database: Database, store: RecordStore, upload: Upload) -> Report:
    """Apply the rows in the transaction of the store. Raises `_Undone` with errors."""
    upload.file.seek(upload.start)
    with seen_numbers(upload.spool) as seen:
        report = Application(database, upload, seen, store).run()
    if upload.dry_run or report.errors.count:
        raise _Undone(report)
    return report


def _note(connection: Connection, author: Author, report: Report) -> None:
    if report.outcomes["created"] or report.outcomes["updated"]:
        changes = {"rows": report.rows, **report.outcomes}
        trail.write(connection, author, Event("import.applied", None, changes))
