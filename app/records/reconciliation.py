"""Compares every record with the full list of services, and mends what differs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.display.settings import DisplaySettings
from app.fields import MAX_ID
from app.records.change import Change
from app.records.errors import TooDrastic
from app.records.lifecycle import ended, given_to
from app.records.record import StoredRecord
from app.records.service_list import Service, ServiceList
from app.records.store import RecordStore
from app.storage.tables import access_records

BATCH = 1_000
MAX_LISTED = 1_000
ENDED_STATUSES = frozenset({"Terminated", "Cancelled", "Fraud"})
ALWAYS_ALLOWED = 10
ALLOWED_SHARE = 5


class _Row(NamedTuple):
    service_id: int
    client_id: int
    enabled: bool
    service_status: str | None


@dataclass(slots=True)
class Tally:
    """How many records, and the first thousand of their services."""

    count: int = 0
    service_ids: list[int] = field(default_factory=list)

    def add(self, service_id: int) -> None:
        """Count one."""
        self.count += 1
        if self.count <= MAX_LISTED:
            self.service_ids.append(service_id)


@dataclass(slots=True)
class Report:
    """What a reconciliation did, or would do. `drastic` counts the records it takes away."""

    services: int
    records: int = 0
    drastic: int = 0
    orphaned: Tally = field(default_factory=Tally)
    owner_changed: Tally = field(default_factory=Tally)
    terminated: Tally = field(default_factory=Tally)
    status_changed: Tally = field(default_factory=Tally)
    broken: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class Reconciliation:
    """One run: `compare`, then `preview` or `apply`.

    `settings` say what becomes of records whose service ended.
    """

    services: ServiceList
    settings: DisplaySettings
    records: int = 0

    def compare(self, store: RecordStore) -> None:
        """Note the services whose records may have to change.

        Reads without a lock and opens no seal, so that the write that follows is short.
        """
        for batch in _batches(store.connection, store.author.installation_id):
            self.records += len(batch)
            listed = self.services.find_many([row.service_id for row in batch])
            self.services.note(
                row.service_id for row in batch if self._differs(row, listed.get(row.service_id))
            )

    def _differs(self, row: _Row, service: Service | None) -> bool:
        if service is None:
            return row.enabled
        # A record can have outlived its service under a setting that was another one then.
        is_in_the_way = row.enabled or self.settings.on_terminate == "delete"
        same = (row.client_id, row.service_status) == (service.client_id, service.status)
        return (is_in_the_way and service.status in ENDED_STATUSES) or not same

    def preview(self, store: RecordStore) -> Report:
        """Return what `apply` would do."""
        report = Report(self.services.count, self.records)
        for _ in self._steps(store, report):
            pass
        return report

    def apply(self, store: RecordStore, *, force: bool) -> Report:
        """Change what differs, in the transaction of the store.

        Raises `TooDrastic` unless `force`, when more than ten records and a fifth of all would
        be taken away; `LostRace` when a record was changed meanwhile.
        """
        report = Report(self.services.count, self.records)
        for steps in self._steps(store, report):
            self._apply(store, steps)
        share = report.drastic * ALLOWED_SHARE
        if not force and report.drastic > ALWAYS_ALLOWED and share > report.records:
            raise TooDrastic
        return report

    def _steps(
        self, store: RecordStore, report: Report
    ) -> Iterator[list[Change | StoredRecord | None]]:
        for service_ids in self.services.noted():
            listed = self.services.find_many(service_ids)
            stored = store.find_many(service_ids)
            yield [
                self._step(stored[service_id], listed.get(service_id), report)
                for service_id in service_ids
                if service_id in stored
            ]

    def _apply(self, store: RecordStore, steps: list[Change | StoredRecord | None]) -> None:
        store.apply([step for step in steps if isinstance(step, Change)])
        for step in steps:
            if isinstance(step, StoredRecord):
                store.delete(step)

    def _step(
        self, stored: StoredRecord, service: Service | None, report: Report
    ) -> Change | StoredRecord | None:
        """Return the change of one record, the record itself when it is to be deleted."""
        service_id = stored.record.service_id
        if stored.integrity == "broken":
            report.broken.add(service_id)
            return None
        if service is None:
            return _orphan(stored, report)
        change = Change(before=stored, record=stored.record, password=stored.password)
        if service.client_id != stored.record.client_id:
            change = given_to(stored, service.client_id)
            report.owner_changed.add(service_id)
        return self._with_status(change, service, report)

    def _with_status(
        self, change: Change, service: Service, report: Report
    ) -> Change | StoredRecord:
        before = change.before
        assert before is not None  # noqa: S101 - a reconciliation creates nothing
        old = before.record
        if service.status != old.service_status:
            report.status_changed.add(service.service_id)
        change = self._change_of_status(change, service)
        ends = service.status in ENDED_STATUSES
        deletes = ends and self.settings.on_terminate == "delete"
        is_disabled = old.enabled and not change.record.enabled
        is_terminated = ends and (is_disabled or deletes or service.status != old.service_status)
        if is_terminated:
            report.terminated.add(service.service_id)
        is_taken = old.client_id != service.client_id
        report.drastic += is_taken or is_disabled or is_terminated
        return before if deletes else change

    def _change_of_status(self, change: Change, service: Service) -> Change:
        if service.status in ENDED_STATUSES:
            return ended(change, service.status, self.settings.on_terminate)
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
