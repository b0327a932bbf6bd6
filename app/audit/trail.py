"""Writes the audit trail. An event is stored in the transaction of the change it records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic_core import to_json
from sqlalchemy import Connection

from app.storage.batches import insert_many
from app.storage.tables import audit_events
from app.times import Microseconds, now

_COLUMNS = (
    "at",
    "installation_id",
    "key_id",
    "key_name",
    "actor",
    "action",
    "service_id",
    "changes",
    "reason",
    "request_id",
    "address",
)

RECONCILED = "reconciliation.applied"
BACKED_UP = "backup.made"
LAST_RUNS = (RECONCILED, BACKED_UP)
"""Actions whose last time `/metrics` shows."""

Changes = Mapping[str, object]
"""Member name to `{"old": …, "new": …}`; for a secret only `"set"`, `"changed"` or `"cleared"`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The author of a change. `actor` is the caller's own claim, which is not verified.

    `address` is that of the caller over HTTP, `unix` on a UNIX socket, None on the command line.
    """

    installation_id: int
    key_id: str | None = None
    key_name: str | None = None
    actor: str | None = None
    request_id: str | None = None
    address: str | None = None


class Event(NamedTuple):
    """One event. `action` is a noun and a verb, such as `record.created`."""

    action: str
    service_id: int | None = None
    changes: Changes | None = None
    reason: str | None = None


Entry = tuple[object, ...]
"""An event and its author as a row of the table."""


def write(connection: Connection, author: Author, event: Event) -> None:
    """Add one event."""
    write_many(connection, author, [event])


def write_many(connection: Connection, author: Author, events: Sequence[Event]) -> None:
    """Add events, in this order."""
    moment = now()
    write_entries(connection, [entry(author, event, moment) for event in events])


def entry(author: Author, event: Event, moment: Microseconds) -> Entry:
    """Return the row of an event, for `write_entries`."""
    return (
        moment,
        author.installation_id,
        author.key_id,
        author.key_name,
        author.actor,
        event.action,
        event.service_id,
        to_json(event.changes or {}).decode(),
        event.reason,
        author.request_id,
        author.address,
    )


def write_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add rows of events, in this order."""
    insert_many(connection, audit_events, _COLUMNS, entries)
