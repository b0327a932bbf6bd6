"""Bodies about the traffic of a service."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from app.client_area.usage import Shown
from app.usage.figures import Method
from app.usage.kinds import Kind
from app.usage.report import DirectionName, PeriodName, UsageReport
from app.usage.reporting import Step, members_of, parts_of
from app.usage.series import Question
from app.usage.slots import SLOT_SECONDS, Slot, text_of

Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Bytes = Annotated[int | None, Field(description="Null where nothing is known.")]
Rate = Annotated[int | None, Field(description="Whole bits per second.")]


class UsagePeriod(BaseModel):
    """The whole period. The end of a running cycle lies ahead."""

    model_config = ConfigDict(serialize_by_alias=True)

    name: PeriodName
    from_: Annotated[Moment, Field(alias="from")]
    to: Moment
    time_zone: str
    slots: Annotated[int, Field(description="Five minutes each.")]
    elapsed_slots: Annotated[int, Field(description="Those that should be known by now.")]
    known_slots: Annotated[int, Field(description="Those that are; figures are of these alone.")]


class UsageDirection(BaseModel):
    """Figures of one direction; all are null while no slot is known."""

    bytes: Bytes
    average_bps: Rate
    peak_bps: Annotated[int | None, Field(description="The highest five minutes, in bit/s.")]
    peak_at: Moment | None
    percentile_95_bps: Rate


class UsagePercentile(BaseModel):
    """The 95th percentile by the method of the settings."""

    bps: Rate
    slot_bytes: Annotated[int | None, Field(description="The bytes of five minutes behind it.")]
    method: Method
    direction: Annotated[
        DirectionName | None, Field(description="What it is of; null for `pooled` and `sum`.")
    ]
    samples: Annotated[int, Field(description="How many values were ranked.")]


class FiguresSource(BaseModel):
    """Where the figures come from. One that is not `exact` rounds them."""

    kind: Kind
    exact: bool
    step_seconds: int
    collected_until: Moment | None


class UsagePoint(BaseModel):
    """What moved in a part of the period; null bytes where nothing of it is known."""

    model_config = ConfigDict(serialize_by_alias=True)

    from_: Annotated[Moment, Field(alias="from")]
    to: Moment
    in_bytes: int | None
    out_bytes: int | None
    known_slots: int


class UsageSeries(BaseModel):
    """Slots, hours or days of the time zone that have elapsed, cut off at both ends."""

    step: Step
    points: list[UsagePoint]


class UsageAnswer(BaseModel):
    """The traffic of a period. The ids repeat those of the request: discard it if they differ.

    When it is not visible, `html` is blank and everything else null.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    service_id: int
    client_id: int
    visible: bool
    html: Annotated[str, Field(description="Complete and escaped; blank when not visible.")]
    period: UsagePeriod | None
    in_: Annotated[UsageDirection | None, Field(alias="in")]
    out: UsageDirection | None
    total_bytes: int | None
    percentile_95: UsagePercentile | None
    source: FiguresSource | None
    series: Annotated[UsageSeries | None, Field(description="Null unless asked for.")]


def body_of(question: Question, shown: Shown | None, html: str, step: Step | None) -> object:
    """Return an answer as JSON values."""
    figures = dict.fromkeys(("period", "in", "out", "total_bytes", "percentile_95"))
    return {
        "service_id": question.service_id,
        "client_id": question.client_id,
        "visible": shown is not None,
        "html": html,
        **(members_of(shown.usage, shown.report.period.time_zone) if shown else figures),
        "source": shown and _source(shown.report, shown.usage.collected_until),
        "series": shown and step and _series(shown, step),
    }


def _source(report: UsageReport, collected_until: Slot | None) -> dict[str, object]:
    return {
        "kind": report.source.kind,
        "exact": report.source.exact,
        "step_seconds": SLOT_SECONDS,
        "collected_until": None if collected_until is None else text_of(collected_until),
    }


def _series(shown: Shown, step: Step) -> dict[str, object]:
    points = [
        {
            "from": text_of(part.start),
            "to": text_of(part.end),
            "in_bytes": part.in_bytes,
            "out_bytes": part.out_bytes,
            "known_slots": part.known,
        }
        for part in parts_of(shown.usage, step, shown.zone)
    ]
    return {"step": step, "points": points}
