"""What WHMCS reports: events of services, and the full list of them."""

from dataclasses import dataclass
from typing import IO, Annotated, Self

from fastapi import APIRouter, Body, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.dependencies import AppServices, BulkCalls, Flag, Lifecycle, WriteTransaction, Writing
from app.api.documentation.examples import LIST_EXAMPLE, SERVICE_EVENTS
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import StrictRoute
from app.api.uploads import NDJSON, spooled
from app.input.faults import InvalidInput
from app.installations.settings_store import BrokenSettings
from app.lifecycle.errors import TooDrastic
from app.lifecycle.events import (
    ServiceCreated,
    ServiceEvent,
    answer_without_writing,
    apply_event,
)
from app.lifecycle.reconciliation import Reconciliation, Report
from app.lifecycle.service_list import scratch_list
from app.provisioning.provision import note_failure
from app.records.reader import RecordReader
from app.storage.database import Database
from app.storage.errors import SpoolUnavailable

router = APIRouter(route_class=StrictRoute, tags=["Lifecycle"])

DryRun = Annotated[Flag, Query(description="Only report what would change.")]
Force = Annotated[Flag, Query(description="Proceed even if many records would be disabled.")]
LIST_BODY = {
    "requestBody": {
        "required": True,
        "description": "One service per line, then a line with their number; at most 1 GiB. "
        "`Content-Encoding: gzip` is accepted; the limit holds for the decompressed list.",
        "content": {NDJSON: {"schema": {"type": "string"}, "example": LIST_EXAMPLE}},
    }
}


class EventAnswer(BaseModel):
    """Whether the event concerned a record of this client, or made one."""

    applied: bool


class TallyAnswer(BaseModel):
    """How many records, and which."""

    model_config = ConfigDict(from_attributes=True)

    count: int
    service_ids: Annotated[list[int], Field(description="The first 1,000.")]


class ReconciliationAnswer(BaseModel):
    """What was changed, or would be."""

    model_config = ConfigDict(from_attributes=True)

    dry_run: bool
    services: Annotated[int, Field(description="Services on the list.")]
    records: Annotated[int, Field(description="Records of the installation before the run.")]
    orphaned: Annotated[TallyAnswer, Field(description="Disabled: no such service.")]
    owner_changed: Annotated[TallyAnswer, Field(description="Disabled, login dropped.")]
    terminated: Annotated[TallyAnswer, Field(description="Treated as `on_terminate` says.")]
    status_changed: Annotated[TallyAnswer, Field(description="The reported status differs.")]
    broken: Annotated[TallyAnswer, Field(description="Skipped: the seal does not match.")]

    @classmethod
    def of(cls, report: Report, *, dry_run: bool) -> Self:
        """Return the answer for a report."""
        tallies = {
            name: TallyAnswer.model_validate(getattr(report, name))
            for name in ("orphaned", "owner_changed", "terminated", "status_changed", "broken")
        }
        return cls(dry_run=dry_run, services=report.services, records=report.records, **tallies)


@router.post("/v1/service-events", responses=may_answer(BrokenSettings))
def post_service_event(
    writing: Writing,
    _caller: Lifecycle,
    event: Annotated[ServiceEvent, Body(openapi_examples=SERVICE_EVENTS)],
) -> EventAnswer:
    """Report an event of a service or a client. Repeating an event is not an error.

    `created` and `package_changed` create the record of a service by the rule of its product; 422
    names the members of the rule that do not fit the service.
    """
    services, installation_id = writing.services, writing.author.installation_id
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, installation_id)
        known = answer_without_writing(reader, event)
    if known is not None:
        return EventAnswer(applied=known)
    try:
        applied = writing.run(lambda store: apply_event(store, event))
    except InvalidInput as error:
        if isinstance(event, ServiceCreated):
            faults = error.faults
            writing.run(lambda store: note_failure(store, event, faults))
        raise
    return EventAnswer(applied=applied)


@router.post(
    "/v1/reconciliations",
    openapi_extra=LIST_BODY,
    responses=may_answer(BrokenSettings, TooDrastic, SpoolUnavailable, *OF_LANES),
)
async def post_reconciliation(  # noqa: PLR0913, PLR0917 - what FastAPI gives, and the query string
    request: Request,
    services: AppServices,
    lane: BulkCalls,
    _caller: Lifecycle,
    writing: Writing,
    dry_run: DryRun = False,
    force: Force = False,
) -> ReconciliationAnswer:
    """Compare every record with the full list of services, and fix the differences.

    A record whose service has another owner loses its login, is disabled and gets `needs_review`;
    ended services are treated as `on_terminate` says; records without a service are disabled. If
    more than ten records and a fifth of all would be disabled or deleted, the answer is 409 unless
    `force` is true.
    """
    async with spooled(request, services.spool, {NDJSON}) as file:
        run = _Run(writing, file, dry_run=dry_run, force=force)
        return await lane.run(run.reconcile)


@dataclass(frozen=True, slots=True)
class _Run:
    """One reconciliation of this request."""

    writing: WriteTransaction
    file: IO[bytes]
    dry_run: bool
    force: bool

    def reconcile(self, database: Database) -> ReconciliationAnswer:
        """Compare, and apply what differs unless it is a dry run."""
        services, author = self.writing.services, self.writing.author
        with scratch_list(services.spool) as listed:
            listed.fill(self.file, database.check)
            run = Reconciliation(listed)
            with database.read() as connection:
                reader = RecordReader(connection, services.keyring, author.installation_id)
                run.compare(reader)
                if self.dry_run:
                    return ReconciliationAnswer.of(run.preview(reader), dry_run=True)
            report = self.writing.run(lambda store: run.apply(store, force=self.force), database)
        return ReconciliationAnswer.of(report, dry_run=False)
