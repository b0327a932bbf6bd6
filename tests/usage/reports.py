"""Made-up reports: any sums, with the figures that belong to them."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.usage.report import (
    DirectionFigures,
    Percentile,
    ReportPeriod,
    SlotSums,
    UsageReport,
    UsageSource,
)
from app.usage.slots import SLOT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.usage.report import PeriodName

MEANINGLESS = 987_654_321_987_654_321
Sums = list[int | None]
# 24 November 2026, 12:35 in Berlin.
END = int(datetime(2026, 11, 24, 11, 35, tzinfo=UTC).timestamp())
ZONE = "Europe/Berlin"
LENGTHS: dict[PeriodName, int] = {"24h": 288, "7d": 2016, "30d": 8640}


def report_of(
    in_bytes: Sequence[int | None],
    out_bytes: Sequence[int | None],
    *,
    name: PeriodName = "custom",
    slots: int | None = None,
) -> UsageReport:
    """Return a report of these sums; `slots` is the length of the period, theirs if left out."""
    start = END - len(in_bytes) * SLOT_SECONDS
    length = len(in_bytes) if slots is None else slots
    known = sum(value is not None for value in in_bytes)
    incoming, outgoing = (_figures(sums, start) for sums in (in_bytes, out_bytes))
    return UsageReport(
        period=ReportPeriod(
            name=name,
            start=start,
            end=start + length * SLOT_SECONDS,
            time_zone=ZONE,
            elapsed_slots=len(in_bytes),
            known_slots=known,
        ),
        incoming=incoming,
        outgoing=outgoing,
        percentile=_percentile(in_bytes, out_bytes, known),
        source=UsageSource(kind="nfdump", exact=True, collected_until=END),
        sums=_slot_sums(start, in_bytes, out_bytes),
        collecting_since=start,
    )


def _slot_sums(
    start: int, in_bytes: Sequence[int | None], out_bytes: Sequence[int | None]
) -> SlotSums:
    """Return sums of which those that are not known mean nothing."""
    return SlotSums(
        start=start,
        in_bytes=[MEANINGLESS if value is None else value for value in in_bytes],
        out_bytes=[MEANINGLESS if value is None else value for value in out_bytes],
        known=bytes(value is not None for value in in_bytes),
    )


def traffic(
    name: PeriodName, *, highest_bps: float = 4e8, gaps: Sequence[range] = (), seed: int = 15
) -> UsageReport:
    """Return a report of a period with quiet nights, busy evenings, bursts and gaps."""
    source = random.Random(seed)
    count = LENGTHS[name]
    unknown = {slot for gap in gaps for slot in gap}

    def sums(share: float) -> Sums:
        values: Sums = []
        for slot in range(count):
            hour = ((END - (count - slot) * SLOT_SECONDS) % 86_400) / 3600
            day = 0.35 + 0.3 * math.sin((hour - 10) / 24 * 2 * math.pi)
            burst = 1.6 if source.random() < 0.03 else 1
            rate = highest_bps * share * day * burst * source.uniform(0.75, 1.15)
            values.append(None if slot in unknown else int(rate * SLOT_SECONDS / 8))
        return values

    return report_of(sums(0.45), sums(1.0), name=name)


def in_zone(report: UsageReport, zone: str) -> UsageReport:
    """Return the same report in another time zone."""
    return replace(report, period=replace(report.period, time_zone=zone))


def _figures(sums: Sequence[int | None], start: int) -> DirectionFigures | None:
    known = [value for value in sums if value is not None]
    if not known:
        return None
    highest = max(known)
    return DirectionFigures(
        bytes=sum(known),
        average_bps=sum(known) * 8 // (len(known) * SLOT_SECONDS),
        peak_bps=highest * 8 // SLOT_SECONDS,
        peak_at=start + sums.index(highest) * SLOT_SECONDS,
        percentile_95_bps=_ranked(known) * 8 // SLOT_SECONDS,
    )


def _percentile(
    in_bytes: Sequence[int | None], out_bytes: Sequence[int | None], known: int
) -> Percentile | None:
    if not known:
        return None
    ranked = [_ranked([one for one in sums if one is not None]) for sums in (in_bytes, out_bytes)]
    highest = max(ranked)
    return Percentile(
        bps=highest * 8 // SLOT_SECONDS,
        method="higher",
        direction="in" if ranked[0] == highest else "out",
        samples=known,
    )


def _ranked(known: list[int]) -> int:
    return sorted(known, reverse=True)[len(known) // 20]
