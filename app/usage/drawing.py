"""Pure: where everything in the picture of a report stands, in units of its `viewBox`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby, pairwise
from math import ceil
from typing import NamedTuple

from app.usage import clock
from app.usage.report import Point, SlotSums, UsageReport
from app.usage.slots import SLOT_SECONDS, zone_named

WIDTH, HEIGHT = 800, 280
LEFT, RIGHT, TOP, BOTTOM = 12, 748, 44, 252
"""The edges of the plot. Rates stand at its right: on a phone that is the end that is seen."""
MOST_POINTS, MOST_COLUMNS, MOST_MARKS, MOST_INTERVALS = 240, 60, 10, 5
LEAST_BPS = 1_000
"""The top of the scale is never lower: nothing but zeros is a line at its foot."""


class Scale(NamedTuple):
    """The scale of rates: from zero to `top` by `step`, in bits per second."""

    top: int
    step: int

    @property
    def ticks(self) -> range:
        """Return the rates that have a line and a label."""
        return range(0, self.top + 1, self.step)

    def y(self, bps: float) -> float:
        """Return the place of a rate."""
        return BOTTOM - bps * (BOTTOM - TOP) / self.top


class Band(NamedTuple):
    """A part of the plot from one side to another, as high as the plot."""

    x: float
    width: float

    def outline(self, top: int, bottom: int) -> str:
        """Return the path around it."""
        width = _number(self.width)
        return f"M{_number(self.x)} {top}h{width}V{bottom}h-{width}z"


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the plot with what is shown when a mouse is over it."""

    band: Band
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The picture without words. Paths are those of SVG; empty where there is nothing to draw.

    `in_highest` and `out_highest` are areas from the average of a point to its highest sample,
    empty where each point is one sample. `gaps` are where nothing is known. What lies ahead in a
    period is left out.
    """

    scale: Scale
    marks: Sequence[tuple[float, clock.Mark]]
    gaps: Sequence[Band]
    in_area: str
    out_line: str
    in_highest: str
    out_highest: str
    percentile_y: float | None


def draw(report: UsageReport) -> Drawing:
    """Return the picture of a report."""
    zone = zone_named(report.period.time_zone)
    start, end = _shown(report)
    points = points_of(report, MOST_POINTS)
    plot = _Plot(start, end, scale_for(_highest_rate(report, points)))
    gaps = [plot.band(run) for is_known, run in groupby(points, _is_known) if not is_known]
    runs = [plot.run(list(run)) for is_known, run in groupby(points, _is_known) if is_known]
    has_highest = any(point.known > 1 for point in points)
    return Drawing(
        scale=plot.scale,
        marks=[(plot.x(one.at), one) for one in clock.marks(start, end, zone, MOST_MARKS)],
        gaps=gaps,
        in_area="".join(run.area(run.average_in) for run in runs),
        out_line="".join(run.line(run.average_out) for run in runs),
        in_highest="".join(run.between(run.average_in, run.highest_in) for run in runs)
        if has_highest
        else "",
        out_highest="".join(run.between(run.average_out, run.highest_out) for run in runs)
        if has_highest
        else "",
        percentile_y=None if report.percentile is None else plot.scale.y(report.percentile.bps),
    )


def columns(report: UsageReport) -> list[Column]:
    """Return the parts of a report, at most `MOST_COLUMNS`, whose figures a mouse shows."""
    plot = _Plot(*_shown(report), Scale(1, 1))
    return [Column(plot.band([point]), point) for point in points_of(report, MOST_COLUMNS)]


def points_of(report: UsageReport, most: int) -> list[Point]:
    """Return what has passed of a report as at most `most` points that begin at round times."""
    return aggregate(report.sums, _edges(report, most))


def aggregate(sums: SlotSums, edges: Iterable[int]) -> list[Point]:
    """Return a point for each two neighbours of `edges`, which are edges of slots."""
    return [_point(sums, first, following) for first, following in pairwise(edges)]


def _point(sums: SlotSums, start: int, end: int) -> Point:
    first, last = ((at - sums.start) // SLOT_SECONDS for at in (start, end))
    known = sums.known[first:last]
    incoming, outgoing = sums.in_bytes[first:last], sums.out_bytes[first:last]
    if 0 in known:
        incoming, outgoing = (list(compress(each, known)) for each in (incoming, outgoing))
    if not incoming:
        return Point(start, end, None, None, None, None, 0)
    totals, highest = (sum(incoming), sum(outgoing)), (max(incoming), max(outgoing))
    return Point(start, end, *totals, *highest, len(incoming))


def scale_for(highest_bps: float) -> Scale:
    """Return a scale of four to six ticks whose steps are 1, 2, 2.5 or 5 times a power of ten."""
    highest = max(ceil(highest_bps), LEAST_BPS)
    step = next(step for step in _round_steps() if highest <= step * MOST_INTERVALS)
    return Scale(-(-highest // step) * step, step)


def _round_steps() -> Iterator[int]:
    power = 10
    while True:
        yield from (power, 2 * power, 5 * power // 2, 5 * power)
        power *= 10


def _edges(report: UsageReport, most: int) -> list[int]:
    """Return where the parts of what has passed begin and end."""
    sums = report.sums
    if sums.end <= sums.start:
        return []
    return clock.edges(sums.start, sums.end, zone_named(report.period.time_zone), most)


def _shown(report: UsageReport) -> tuple[int, int]:
    """Return what the time axis spans: what has passed, so that a new cycle fills the graph."""
    period, passed = report.period, report.sums.end
    return period.start, passed if passed > period.start else period.end


def _highest_rate(report: UsageReport, points: Sequence[Point]) -> float:
    """Return the highest rate that the picture has to show."""
    both = [octets for point in points for octets in (point.highest_in, point.highest_out)]
    highest = max((octets for octets in both if octets is not None), default=0)
    percentile = 0 if report.percentile is None else report.percentile.bps
    return max(highest * 8 / SLOT_SECONDS, percentile)


def _is_known(point: Point) -> bool:
    return point.known > 0


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Consecutive points of which something is known: the edges of them and the places of rates.

    They are strings, because each of them stands in several paths.
    """

    edges: Sequence[str]
    average_in: Sequence[str]
    average_out: Sequence[str]
    highest_in: Sequence[str]
    highest_out: Sequence[str]

    def line(self, rates: Sequence[str]) -> str:
        """Return a line with a level part for each point."""
        return f"M{self.edges[0]} {self._steps(rates)[1:]}"

    def area(self, rates: Sequence[str]) -> str:
        """Return the area below such a line."""
        return f"M{self.edges[0]} {BOTTOM}{self._steps(rates)}V{BOTTOM}z"

    def between(self, lower: Sequence[str], upper: Sequence[str]) -> str:
        """Return the area between two such lines."""
        back = zip(reversed(lower), self.edges[-2::-1], strict=True)
        return f"{self.line(upper)}{''.join(f'V{y}H{x}' for y, x in back)}z"

    def _steps(self, rates: Sequence[str]) -> str:
        return "".join(f"V{y}H{x}" for y, x in zip(rates, self.edges[1:], strict=True))


class _Plot:
    """Turns moments and rates into places."""

    def __init__(self, start: int, end: int, scale: Scale) -> None:
        self._start = start
        self._factor = (RIGHT - LEFT) / (end - start)
        self.scale = scale

    def x(self, at: int) -> float:
        return min(max(LEFT + (at - self._start) * self._factor, LEFT), RIGHT)

    def band(self, points: Iterable[Point]) -> Band:
        first, *others = points
        x = self.x(first.start)
        return Band(x, self.x((others or [first])[-1].end) - x)

    def run(self, points: Sequence[Point]) -> _Run:
        """Return points of which something is known, and that follow each other."""
        return _Run(
            edges=[_number(self.x(at)) for at in (points[0].start, *(p.end for p in points))],
            average_in=[self._y(point.in_bytes, point.known) for point in points],
            average_out=[self._y(point.out_bytes, point.known) for point in points],
            highest_in=[self._y(point.highest_in) for point in points],
            highest_out=[self._y(point.highest_out) for point in points],
        )

    def _y(self, octets: int | None, steps: int = 1) -> str:
        """Return the place of the rate of bytes in as many steps."""
        return _number(self.scale.y((octets or 0) * 8 / (steps * SLOT_SECONDS)))
