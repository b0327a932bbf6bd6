"""Bodies about events and the list of services."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from app.lifecycle.reconciliation import Report


class EventAnswer(BaseModel):
    """Whether the event concerned a record of this client."""

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
