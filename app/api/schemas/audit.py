"""Bodies about the audit trail."""

from typing import Any, Self

from pydantic import BaseModel

from app.api.schemas.page import Page
from app.api.schemas.times import Moment
from app.audit.search import TrailEvent
from app.times import to_datetime


class TrailEventAnswer(BaseModel):
    """One event. Of a secret it says only that it changed."""

    id: int
    at: Moment
    key_id: str | None
    key_name: str | None
    actor: str | None
    action: str
    service_id: int | None
    changes: dict[str, Any]
    reason: str | None
    request_id: str | None

    @classmethod
    def of(cls, event: TrailEvent) -> Self:
        """Return the answer for an event."""
        return cls(
            id=event.id,
            at=to_datetime(event.at),
            key_id=event.key_id,
            key_name=event.key_name,
            actor=event.actor,
            action=event.action,
            service_id=event.service_id,
            changes=event.changes,
            reason=event.reason,
            request_id=event.request_id,
        )


class TrailPage(Page):
    """Events, newest first."""

    items: list[TrailEventAnswer]
