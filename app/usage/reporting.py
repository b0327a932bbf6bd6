"""Makes a report of figures, and lists what moved in each part of a period."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import Literal, NamedTuple, cast

from app.usage.answer import Usage
from app.usage.figures import Direction
from app.usage.kinds import NFDUMP, Kind
from app.usage.report import (
    DirectionFigures,
    Percentile,
    PeriodName,
    ReportPeriod,
    SlotSums,
    UsageReport,
    UsageSource,
)
from app.usage.series import Series
from app.usage.slots import SLOT_SECONDS, Period, Slot, days_within, hours_within, text_of

Step = Literal["5m", "1h", "1d"]


class Part(NamedTuple):
    """What moved from a slot until before another one; None where nothing of it is known."""

    start: Slot
    end: Slot
    in_bytes: int | None
    out_bytes: int | None
    known: int


class _Elapsed(NamedTuple):
    """The sums of the slots that have elapsed, and 1 for each that is known."""

    in_bytes: list[int]
    out_bytes: list[int]
    known: bytes


def report_of(usage: Usage, series: list[Series], time_zone: str) -> UsageReport:
    """Return the report of an owner's figures; `series` are those of the owner, oldest first."""
    period, kind = usage.period, cast("Kind", series[-1].kind)
    sums = _elapsed(usage)
    return UsageReport(
        period=ReportPeriod(
            name=cast("PeriodName", period.name),
            start=period.start * SLOT_SECONDS,
            end=period.end * SLOT_SECONDS,
            time_zone=time_zone,
            elapsed_slots=usage.elapsed,
            known_slots=usage.known,
        ),
        incoming=_direction(usage.figures.incoming),
        outgoing=_direction(usage.figures.outgoing),
        percentile=_percentile(usage),
        source=UsageSource(
            kind=kind,
            exact=kind == NFDUMP,
            collected_until=_seconds(usage.collected_until),
        ),
        sums=SlotSums(start=period.start * SLOT_SECONDS, **sums._asdict()),
        collecting_since=series[0].from_slot * SLOT_SECONDS,
    )


def members_of(usage: Usage, time_zone: str) -> dict[str, object]:
    """Return the figures as JSON values, with the names of the API."""
    figures, period = usage.figures, usage.period
    percentile = figures.percentile_95
    return {
        "period": {
            "name": period.name,
            "from": text_of(period.start),
            "to": text_of(period.end),
            "time_zone": time_zone,
            "slots": len(period.slots),
            "elapsed_slots": usage.elapsed,
            "known_slots": usage.known,
        },
        "in": _direction_members(figures.incoming),
        "out": _direction_members(figures.outgoing),
        "total_bytes": figures.total_bytes,
        "percentile_95": {
            "bps": percentile.bps,
            "slot_bytes": percentile.slot_bytes,
            "method": percentile.method,
            "direction": percentile.direction,
            "samples": percentile.samples,
        },
    }


def parts_of(usage: Usage, step: Step, zone: tzinfo) -> Iterator[Part]:
    """Yield what moved in each slot, hour or day that has elapsed.

    Hours and days are those of a zone, cut off at the ends of the period.
    """
    sums, start = _elapsed(usage), usage.period.start
    for first, end in _bounds(Period("", start, start + usage.elapsed), step, zone):
        part = slice(first - start, end - start)
        known = sum(sums.known[part])
        if known:
            moved = sum(sums.in_bytes[part]), sum(sums.out_bytes[part])
            yield Part(first, end, *moved, known)
        else:
            yield Part(first, end, None, None, 0)


def csv_of(usage: Usage) -> str:
    """Return a line for each slot that has elapsed, after a header; what is unknown is blank."""
    sums = _elapsed(usage)
    rows = zip(sums.known, sums.in_bytes, sums.out_bytes, strict=True)
    start = usage.period.start
    times = [text_of(slot) for slot in range(start, start + usage.elapsed + 1)]
    lines = (
        f"{times[place]},{times[place + 1]},{f'{row[1]},{row[2]}' if row[0] else ','}\r\n"
        for place, row in enumerate(rows)
    )
    return "".join(("from,to,in_bytes,out_bytes\r\n", *lines))


def _elapsed(usage: Usage) -> _Elapsed:
    """Return the sums of the slots that have elapsed, also those that are not collected yet."""
    traffic, count = usage.traffic, usage.elapsed
    # Without a known slot the flags are of one that nobody counts.
    known = traffic.known if usage.known else b""
    lists = (traffic.bytes_in, traffic.bytes_out)
    ins, outs = ([*sums[:count], *([0] * (count - len(sums)))] for sums in lists)
    return _Elapsed(ins, outs, known[:count].ljust(count, b"\0"))


def _bounds(elapsed: Period, step: Step, zone: tzinfo) -> Iterator[tuple[Slot, Slot]]:
    if step == "5m":
        return ((slot, slot + 1) for slot in elapsed.slots)
    within = hours_within if step == "1h" else days_within
    return ((part.start, part.end) for part in within(elapsed, zone))


def _direction(figures: Direction) -> DirectionFigures | None:
    if figures.bytes is None or figures.peak_slot is None:
        return None
    return DirectionFigures(
        bytes=figures.bytes,
        average_bps=figures.average_bps or 0,
        peak_bps=figures.peak_bps or 0,
        peak_at=figures.peak_slot * SLOT_SECONDS,
        percentile_95_bps=figures.percentile_95_bps or 0,
    )


def _direction_members(figures: Direction) -> dict[str, object]:
    return {
        "bytes": figures.bytes,
        "average_bps": figures.average_bps,
        "peak_bps": figures.peak_bps,
        "peak_at": None if figures.peak_slot is None else text_of(figures.peak_slot),
        "percentile_95_bps": figures.percentile_95_bps,
    }


def _percentile(usage: Usage) -> Percentile | None:
    percentile = usage.figures.percentile_95
    if percentile.bps is None:
        return None
    return Percentile(
        bps=percentile.bps,
        method=percentile.method,
        direction=percentile.direction,
        samples=percentile.samples,
    )


def _seconds(slot: Slot | None) -> int | None:
    return None if slot is None else slot * SLOT_SECONDS
