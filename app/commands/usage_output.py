"""Figures of a period as commands print them for people."""

from app.usage.answer import Usage
from app.usage.figures import Direction
from app.usage.slots import text_of

UNITS = ("", "k", "M", "G", "T", "P")
THOUSAND = 1_000


def lines_of(usage: Usage) -> list[str]:
    """Return the figures for people."""
    figures, period = usage.figures, usage.period
    start, end = text_of(period.start), text_of(period.end)
    percentile = figures.percentile_95
    ranked = f"95th percentile ({percentile.method}, {percentile.samples} values)"
    return [
        f"{start} to {end}: {usage.known} of {usage.elapsed} slots known",
        f"in:    {_amount(figures.incoming.bytes)}B, {_rates(figures.incoming)}",
        f"out:   {_amount(figures.outgoing.bytes)}B, {_rates(figures.outgoing)}",
        f"total: {_amount(figures.total_bytes)}B",
        f"{ranked}: {_amount(percentile.bps)}bit/s",
    ]


def _rates(direction: Direction) -> str:
    average, peak = _amount(direction.average_bps), _amount(direction.peak_bps)
    return f"average {average}bit/s, highest {peak}bit/s"


def _amount(number: int | None) -> str:
    """Return a number in decimal units: `1.5 M`, with a blank at the end for the unit."""
    if number is None:
        return "? "
    value, unit = float(number), 0
    while value >= THOUSAND and unit < len(UNITS) - 1:
        value, unit = value / THOUSAND, unit + 1
    return f"{value:.4g} {UNITS[unit]}"
