"""Writes the audit trail. An event goes into the transaction of the change it tells of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert

from app.storage.tables import audit_events
from app.times import now

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
    moment = now()
    rows = [
        {
            "at": moment,
            "installation_id": author.installation_id,
            "key_id": author.key_id,
            "key_name": author.key_name,
            "actor": author.actor,
            "action": event.action,
            "service_id": event.service_id,
            "changes": json.dumps(event.changes, ensure_ascii=False),
            "reason": event.reason,
            "request_id": author.request_id,
        }
        for event in events
    ]
    if rows:
        connection.execute(insert(audit_events), rows)
