"""Figures of a period as commands print them."""

from dataclasses import asdict

from app.usage.answer import Usage
from app.usage.figures import Direction
from app.usage.slots import Slot, text_of

UNITS = ("", "k", "M", "G", "T", "P")
THOUSAND = 1_000


def members_of(usage: Usage) -> dict[str, object]:
    """Return the figures for programs."""
    figures, period = usage.figures, usage.period
    return {
        "period": {
            "name": period.name,
            "from": _at(period.start),
            "to": _at(period.end),
            "slots": len(period.slots),
            "elapsed_slots": usage.elapsed,
            "known_slots": usage.known,
        },
        "in": _direction(figures.incoming),
        "out": _direction(figures.outgoing),
        "total_bytes": figures.total_bytes,
        "percentile_95": asdict(figures.percentile_95),
        "collected_until": _at(usage.collected_until),
    }


def lines_of(usage: Usage) -> list[str]:
    """Return the figures for people."""
    figures, period = usage.figures, usage.period
    percentile = figures.percentile_95
    ranked = f"95th percentile ({percentile.method}, {percentile.samples} values)"
    return [
        f"{_at(period.start)} to {_at(period.end)}: {usage.known} of {usage.elapsed} slots known",
        f"in:    {_amount(figures.incoming.bytes)}B, {_rates(figures.incoming)}",
        f"out:   {_amount(figures.outgoing.bytes)}B, {_rates(figures.outgoing)}",
        f"total: {_amount(figures.total_bytes)}B",
        f"{ranked}: {_amount(percentile.bps)}bit/s",
    ]


def _rates(direction: Direction) -> str:
    average, peak = _amount(direction.average_bps), _amount(direction.peak_bps)
    return f"average {average}bit/s, highest {peak}bit/s"


def _direction(direction: Direction) -> dict[str, object]:
    members = asdict(direction)
    peak = members.pop("peak_slot")
    return {**members, "peak_at": _at(peak)}


def _at(slot: Slot | None) -> str | None:
    return None if slot is None else text_of(slot)


def _amount(number: int | None) -> str:
    """Return a number in decimal units: `1.5 M`, with a blank at the end for the unit."""
    if number is None:
        return "? "
    value, unit = float(number), 0
    while value >= THOUSAND and unit < len(UNITS) - 1:
        value, unit = value / THOUSAND, unit + 1
    return f"{value:.4g} {UNITS[unit]}"
