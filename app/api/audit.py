"""The audit trail over HTTP."""

from typing import Annotated, Any, Self

from fastapi import APIRouter, Depends, Query, Response
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema

from app.api.dependencies import (
    Admin,
    AppServices,
    OptionalId,
    Reads,
    RecordsReader,
    ServiceId,
)
from app.api.paging import DEFAULT_LIMIT, Cursor, Limit, Since, to_cursor
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import JSON, StrictRoute
from app.api.schemas.page import Page
from app.api.schemas.times import Moment
from app.audit.search import TrailEvent, TrailFilters, search
from app.input.fields import clean_filter
from app.input.patterns import SEEN_NOT_BLANK, text
from app.storage.database import Database
from app.times import to_datetime

router = APIRouter(route_class=StrictRoute, tags=["Audit"])


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
    address: Annotated[
        str | None,
        Field(description="Of the caller; `unix` on a UNIX socket, null on the command line."),
    ]

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
            address=event.address,
        )


class TrailPage(Page):
    """Events, newest first."""

    items: list[TrailEventAnswer]


Text = Annotated[
    str | None,
    Query(max_length=100, description="Exact text; at most 100 characters."),
    AfterValidator(clean_filter),
    WithJsonSchema(text(SEEN_NOT_BLANK, 100)),
]


async def _filters(
    service_id: OptionalId = None, action: Text = None, actor: Text = None, since: Since = None
) -> TrailFilters:
    return TrailFilters(service_id=service_id, action=action, actor=actor, since=since)


@router.get("/v1/audit-events", response_model=TrailPage, responses=may_answer(*OF_LANES))
async def list_audit_events(
    caller: Admin,
    lane: Reads,
    filters: Annotated[TrailFilters, Depends(_filters)],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response:
    """List what was changed, revealed and exported, newest first."""
    # No index covers all of these filters: a rare value means reading the complete trail.
    page = await lane.run(
        lambda database: _page(database, caller.installation_id, filters, cursor, limit)
    )
    return Response(page.model_dump_json(), media_type=JSON)


@router.get("/v1/access-records/{service_id}/history")
def list_access_record_history(
    services: AppServices,
    caller: RecordsReader,
    service_id: ServiceId,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> TrailPage:
    """List what happened to the record of a service, newest first, without secrets."""
    filters = TrailFilters(service_id=service_id)
    return _page(services.database, caller.installation_id, filters, cursor, limit)


def _page(
    database: Database,
    installation_id: int,
    filters: TrailFilters,
    cursor: int | None,
    limit: int,
) -> TrailPage:
    with database.read() as connection:
        events, next_before = search(
            connection, installation_id, filters, before=cursor, limit=limit
        )
    items = [TrailEventAnswer.of(event) for event in events]
    return TrailPage(items=items, next_cursor=to_cursor(next_before))
