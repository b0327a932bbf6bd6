"""Reads the audit trail, newest first."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from app.input.strict_json import MalformedBody, parse
from app.storage.tables import audit_events
from app.storage.typed_rows import read_row
from app.times import Microseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilters:
    """List filters; `None` means no filter."""

    service_id: int | None = None
    action: str | None = None
    actor: str | None = None
    since: Microseconds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEvent:
    """One event as it was written."""

    id: int
    at: Microseconds
    key_id: str | None
    key_name: str | None
    actor: str | None
    action: str
    service_id: int | None
    changes: dict[str, Any]
    reason: str | None
    request_id: str | None
    address: str | None


def search(
    connection: Connection,
    installation_id: int,
    filters: TrailFilters,
    *,
    before: int | None,
    limit: int,
) -> tuple[list[TrailEvent], int | None]:
    """Return at most `limit` events with a smaller id than `before`, and the id to go on from.

    With None for `before` the newest ones; with None in return these were the last ones.
    """
    columns = audit_events.c
    exact = {
        columns.service_id: filters.service_id,
        columns.action: filters.action,
        columns.actor: filters.actor,
    }
    conditions = [column == value for column, value in exact.items() if value is not None]
    if filters.since is not None:
        conditions.append(columns.at >= filters.since)
    if before is not None:
        conditions.append(columns.id < before)
    query = (
        select(audit_events)
        .where(columns.installation_id == installation_id, *conditions)
        .order_by(columns.id.desc())
        .limit(limit + 1)
    )
    rows = connection.execute(query).mappings().all()
    events = [_to_event(row) for row in rows[:limit]]
    return events, events[-1].id if len(rows) > limit else None


def _to_event(row: RowMapping) -> TrailEvent:
    columns, _ = read_row(audit_events, row)
    del columns["installation_id"]
    return TrailEvent(**columns | {"changes": _to_changes(columns["changes"])})


def _to_changes(text: str) -> dict[str, Any]:
    """Return the changes of an event, or that they are unknown if its row was edited."""
    try:
        changes = parse(text.encode())
    except MalformedBody:
        changes = None
    return changes if isinstance(changes, dict) else {"changes": "unreadable"}
