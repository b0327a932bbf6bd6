"""Compares every record with the full list of services and fixes the differences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.audit import trail
from app.audit.trail import RECONCILED, Event
from app.input.fields import MAX_ID
from app.installations import settings_store
from app.lifecycle.errors import TooDrastic
from app.lifecycle.events import OnTerminate, ended, owner_changed
from app.lifecycle.service_list import Service, ServiceList
from app.records.change import Change, unchanged
from app.records.reader import RecordReader
from app.records.record import ENDED_STATUSES, StoredRecord
from app.records.store import RecordStore
from app.records.tally import Tally
from app.storage.tables import access_records

BATCH = 1_000
ALWAYS_ALLOWED = 10
ALLOWED_SHARE = 5


class _Row(NamedTuple):
    service_id: int
    client_id: int
    enabled: bool
    service_status: str | None


@dataclass(slots=True)
class Report:
    """The result of a reconciliation or dry run. `drastic` counts disabled and deleted records."""

    services: int
    records: int = 0
    drastic: int = 0
    orphaned: Tally = field(default_factory=Tally)
    owner_changed: Tally = field(default_factory=Tally)
    terminated: Tally = field(default_factory=Tally)
    status_changed: Tally = field(default_factory=Tally)
    broken: Tally = field(default_factory=Tally)

    def counts(self) -> dict[str, object]:
        """Return every number, for the audit trail."""
        numbers: dict[str, object] = {"services": self.services, "records": self.records}
        tallies = ("orphaned", "owner_changed", "terminated", "status_changed", "broken")
        return numbers | {name: getattr(self, name).count for name in tallies}


@dataclass(slots=True)
class Reconciliation:
    """One run: `compare`, then `preview` or `apply`."""

    services: ServiceList
    records: int = 0

    def compare(self, reader: RecordReader) -> None:
        """Note the services whose records may have to change.

        Reads without a lock and opens no seal, so that the following write is short. The settings
        are not read, because they can change before the write.
        """
        for batch in _batches(reader.connection, reader.installation_id):
            self.records += len(batch)
            listed = self.services.find_many([row.service_id for row in batch])
            pairs = [(row, listed.get(row.service_id)) for row in batch]
            self.services.note(
                (row.service_id, not _differs(row, service))
                for row, service in pairs
                if _differs(row, service) or _has_ended(service)
            )

    def preview(self, reader: RecordReader) -> Report:
        """Return what `apply` would do now. Raises `BrokenSettings`."""
        settings = settings_store.load_for_display(
            reader.connection, reader.keyring, reader.installation_id
        )
        report = Report(self.services.count, self.records)
        for _ in self._steps(reader, report, settings.on_terminate):
            pass
        return report

    def apply(self, store: RecordStore, *, force: bool) -> Report:
        """Fix the differences, in the transaction of the store, with an event of its own.

        Raises `TooDrastic`, unless `force`, if more than ten records and a fifth of all would be
        disabled or deleted; `LostRace` if a record was changed meanwhile; `BrokenSettings`.
        """
        settings = settings_store.load_for_decision(
            store.connection, store.keyring, store.installation_id
        )
        report = Report(self.services.count, self.records)
        for steps in self._steps(store, report, settings.on_terminate):
            self._apply(store, steps)
        share = report.drastic * ALLOWED_SHARE
        if not force and report.drastic > ALWAYS_ALLOWED and share > report.records:
            raise TooDrastic
        trail.write(store.connection, store.author, Event(RECONCILED, None, report.counts()))
        return report

    def _steps(
        self, reader: RecordReader, report: Report, on_terminate: OnTerminate
    ) -> Iterator[list[Change | StoredRecord | None]]:
        for service_ids in self.services.noted(deletes=on_terminate == "delete"):
            listed = self.services.find_many(service_ids)
            stored = reader.find_many(service_ids)
            yield [
                _step(stored[service_id], listed.get(service_id), report, on_terminate)
                for service_id in service_ids
                if service_id in stored
            ]

    def _apply(self, store: RecordStore, steps: list[Change | StoredRecord | None]) -> None:
        store.apply([step for step in steps if isinstance(step, Change)])
        for step in steps:
            if isinstance(step, StoredRecord):
                store.delete(step)


def _differs(row: _Row, service: Service | None) -> bool:
    """Return whether the record may have to change, depending on the settings."""
    if service is None:
        return row.enabled
    same = (row.client_id, row.service_status) == (service.client_id, service.status)
    return not same or (row.enabled and _has_ended(service))


def _has_ended(service: Service | None) -> bool:
    """Return whether the service has ended, so that its record may have to be deleted."""
    return service is not None and service.status in ENDED_STATUSES


def _step(
    stored: StoredRecord, service: Service | None, report: Report, on_terminate: OnTerminate
) -> Change | StoredRecord | None:
    """Return the change of one record, or the record itself if it is to be deleted."""
    service_id = stored.record.service_id
    if stored.integrity == "broken":
        report.broken.add(service_id)
        return None
    if service is None:
        return _orphan(stored, report)
    change = unchanged(stored)
    if service.client_id != stored.record.client_id:
        change = owner_changed(stored, service.client_id)
        report.owner_changed.add(service_id)
    return _with_status(change, service, report, on_terminate)


def _with_status(
    change: Change, service: Service, report: Report, on_terminate: OnTerminate
) -> Change | StoredRecord:
    before = change.before
    assert before is not None  # noqa: S101 - a reconciliation creates nothing
    old = before.record
    if service.status != old.service_status:
        report.status_changed.add(service.service_id)
    change = _change_of_status(change, service, on_terminate)
    ends = _has_ended(service)
    deletes = ends and on_terminate == "delete"
    is_disabled = old.enabled and not change.record.enabled
    is_terminated = ends and (is_disabled or deletes or service.status != old.service_status)
    if is_terminated:
        report.terminated.add(service.service_id)
    is_taken = old.client_id != service.client_id
    report.drastic += is_taken or is_disabled or is_terminated
    return before if deletes else change


def _change_of_status(change: Change, service: Service, on_terminate: OnTerminate) -> Change:
    if _has_ended(service):
        return ended(change, service.status, on_terminate)
    record = change.record._replace(service_status=service.status)
    is_moved = change.before is not None and change.record != change.before.record
    action = change.action if is_moved else "service.status_changed"
    return change._replace(record=record, action=action)


def _orphan(stored: StoredRecord, report: Report) -> Change | None:
    if not stored.record.enabled:
        return None
    report.orphaned.add(stored.record.service_id)
    report.drastic += 1
    return Change(
        before=stored,
        record=stored.record._replace(enabled=False),
        password=stored.password,
        action="service.missing",
    )


def _batches(connection: Connection, installation_id: int) -> Iterator[list[_Row]]:
    columns = access_records.c
    wanted = (columns.service_id, columns.client_id, columns.enabled, columns.service_status)
    last = 0
    while True:
        query = (
            select(*wanted)
            .where(
                columns.installation_id == installation_id,
                columns.service_id.between(last + 1, MAX_ID),
            )
            .order_by(columns.service_id)
            .limit(BATCH)
        )
        rows = connection.execute(query).all()
        if not rows:
            return
        # An edited row can have 1.5 for its id: no service has that.
        yield [_Row(*row) for row in rows if isinstance(row.service_id, int)]
        last = int(rows[-1].service_id)
