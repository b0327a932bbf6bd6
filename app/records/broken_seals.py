"""Broken records that were not shown, noted in memory and written to the audit trail later.

The render path writes nothing: it notes, and the task that stores the last use of keys writes.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.audit import trail
from app.audit.trail import Author, Event
from app.storage.tables import audit_events

ACTION = "record.seal_broken"
CHANGES = {"integrity": {"old": "ok", "new": "broken"}}
MAX_NOTED = 1_000

Finding = tuple[int, int, int]
"""Installation, service and version of a row whose seal does not match."""


class BrokenSeals:
    """Findings that are not in the audit trail yet, each row and version once.

    Belongs to one event loop.
    """

    def __init__(self) -> None:
        self._noted: set[Finding] = set()
        self._written: set[Finding] = set()

    def note(self, finding: Finding) -> None:
        """Keep a finding. At most a thousand are kept; `check` reports all of them."""
        if finding not in self._written and len(self._noted) < MAX_NOTED:
            self._noted.add(finding)

    def places(self) -> set[tuple[int, int]]:
        """Return installation and service of everything that was found."""
        return {finding[:2] for finding in self._noted | self._written}

    def waiting(self) -> list[Finding]:
        """Return the findings that are not in the trail yet, in order."""
        return sorted(self._noted)

    def forget(self, written: Iterable[Finding]) -> None:
        """Remove findings that are in the trail now, and never keep them again."""
        self._noted.difference_update(written)
        if len(self._written) > MAX_NOTED:  # the trail has them; asking it again costs little
            self._written.clear()
        self._written.update(written)


def write_events(connection: Connection, findings: Iterable[Finding]) -> None:
    """Add an event for each finding that the trail does not have yet from another process."""
    for installation_id, service_id, version in findings:
        event = Event(ACTION, service_id, CHANGES, f"Not shown. The row has version {version}.")
        if not _is_written(connection, installation_id, event):
            trail.write(connection, Author(installation_id=installation_id), event)


def _is_written(connection: Connection, installation_id: int, event: Event) -> bool:
    columns = audit_events.c
    query = select(columns.id).where(
        columns.installation_id == installation_id,
        columns.service_id == event.service_id,
        columns.action == event.action,
        columns.reason == event.reason,
    )
    return connection.execute(query.limit(1)).first() is not None
