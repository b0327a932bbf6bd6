"""Writes the audit trail. An event goes into the transaction of the change it tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic_core import to_json
from sqlalchemy import Connection

from app.storage.insert import insert_many
from app.storage.tables import audit_events
from app.times import now

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
)

Changes = Mapping[str, object]
"""Member name to `{"old": …, "new": …}`; for a secret only `"set"`, `"changed"` or `"cleared"`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who makes a change. `actor` is what the caller says of itself, never a proof."""

    installation_id: int
    key_id: str | None = None
    key_name: str | None = None
    actor: str | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. `action` is a noun and a verb, such as `record.created`."""

    action: str
    service_id: int | None = None
    changes: Changes = field(default_factory=dict)
    reason: str | None = None


def write(connection: Connection, author: Author, event: Event) -> None:
    """Add one event."""
    write_many(connection, author, [event])


def write_many(connection: Connection, author: Author, events: Sequence[Event]) -> None:
    """Add events, in this order."""
    who = (author.key_id, author.key_name, author.actor)
    when_and_where = (now(), author.installation_id)
    rows = [
        (
            *when_and_where,
            *who,
            event.action,
            event.service_id,
            to_json(event.changes).decode(),
            event.reason,
            author.request_id,
        )
        for event in events
    ]
    insert_many(connection, audit_events, _COLUMNS, rows)
