"""The geometry of the graph: nothing is lost, invented or outside of the plot."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usage.drawing import (
    BOTTOM,
    LEAST_BPS,
    LEFT,
    MOST_COLUMNS,
    MOST_POINTS,
    RIGHT,
    TOP,
    columns,
    draw,
    points_of,
    scale_for,
)
from app.usage.report import DirectionFigures, UsageReport
from app.usage.slots import SLOT_SECONDS
from tests.usage.reports import Sums, in_zone, report_of, traffic

# Runs of equal slots, so that gaps, silence and long periods are common.
MOST_BYTES = 400 * 10**9 * SLOT_SECONDS // 8
octets = st.one_of(st.none(), st.just(0), st.integers(0, MOST_BYTES))
runs = st.lists(st.tuples(st.integers(1, 900), octets, st.integers(0, MOST_BYTES)), min_size=1)
NUMBER = re.compile(r"-?[0-9.]+")
COMMAND = re.compile(r"([MHVz])([^MHVz]*)")


@st.composite
def reports(draw_from: st.DrawFn) -> UsageReport:
    """Return a report of any sums in a zone, of a period that may not have ended."""
    incoming: Sums = []
    outgoing: Sums = []
    for length, into, out in draw_from(runs):
        incoming += [into] * length
        outgoing += [None if into is None else out] * length
    ahead = draw_from(st.integers(0, 5_000))
    report = report_of(incoming, outgoing, slots=len(incoming) + ahead)
    return in_zone(report, draw_from(st.sampled_from(["UTC", "Asia/Kathmandu", "Europe/Berlin"])))


def _levels(path: str) -> list[tuple[float, float, float]]:
    """Return the level parts of a path: from x to x at y, without what runs along the foot."""
    found = []
    x = y = 0.0
    for command, rest in COMMAND.findall(path):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        if command == "M":
            x, y = numbers
        elif command == "V":
            y = numbers[0]
        elif command == "H":
            found.append((x, numbers[0], y))
            x = numbers[0]
    return found


@given(reports())
def test_no_byte_is_lost(report: UsageReport) -> None:
    """Points and columns follow one another, add up to the figures, and are few enough."""
    sums = report.sums
    points = points_of(report, MOST_POINTS)
    shown = [column.point for column in columns(report)]
    for found, most in ((points, MOST_POINTS), (shown, MOST_COLUMNS)):
        assert len(found) <= most
        assert (found[0].start, found[-1].end) == (sums.start, sums.end)
        assert all(first.end == following.start for first, following in pairwise(found))
        assert sum(one.in_bytes or 0 for one in found) == _bytes(report.incoming)
        assert sum(one.out_bytes or 0 for one in found) == _bytes(report.outgoing)
        assert sum(one.known for one in found) == report.period.known_slots


def _bytes(figures: DirectionFigures | None) -> int:
    return 0 if figures is None else figures.bytes


@given(reports())
def test_everything_is_inside_the_plot(report: UsageReport) -> None:
    """No line, area, gap, mark or tick leaves the plot."""
    drawn = draw(report)
    for path in (drawn.in_area, drawn.out_line, drawn.in_highest, drawn.out_highest):
        for x, following, y in _levels(path):
            assert LEFT <= min(x, following) <= max(x, following) <= RIGHT
            assert TOP <= y <= BOTTOM
    for gap in drawn.gaps:
        assert LEFT <= gap.x <= gap.x + gap.width <= RIGHT + 1e-6
    assert all(LEFT <= x <= RIGHT for x, _ in drawn.marks)
    assert drawn.percentile_y is None or TOP <= drawn.percentile_y <= BOTTOM
    assert all(TOP <= drawn.scale.y(tick) <= BOTTOM for tick in drawn.scale.ticks)


@given(reports())
def test_what_is_not_known_is_a_gap_and_nothing_else_is(report: UsageReport) -> None:
    """Lines and gaps share the time that has passed; an unknown point has no line."""
    drawn = draw(report)
    lines = [(x, following) for x, following, _ in _levels(drawn.out_line)]
    gaps = [(gap.x, gap.x + gap.width) for gap in drawn.gaps]
    parts = sorted([*lines, *gaps])
    assert parts[0][0] == pytest.approx(LEFT, abs=0.06)
    for (_, end), (start, _) in pairwise(parts):
        assert end == pytest.approx(start, abs=0.11)
    points = points_of(report, MOST_POINTS)
    assert len(lines) == sum(point.known > 0 for point in points)


@given(reports())
def test_a_rate_can_be_read_from_the_graph(report: UsageReport) -> None:
    """The line stands at the average of its point's known slots, to a tenth of a pixel."""
    drawn = draw(report)
    points = points_of(report, MOST_POINTS)
    known = [point for point in points if point.known]
    for (_, _, y), point in zip(_levels(drawn.out_line), known, strict=True):
        average = (point.out_bytes or 0) * 8 / (point.known * SLOT_SECONDS)
        assert y == pytest.approx(drawn.scale.y(average), abs=0.051)


@given(st.integers(0, 10**18))
def test_the_scale_has_four_to_six_round_ticks(highest: int) -> None:
    """The highest rate fits, more than half of the height is used, and steps are round."""
    scale = scale_for(highest)
    assert 4 <= len(scale.ticks) <= 6
    assert scale.top == scale.ticks[-1] >= highest
    assert float(scale.step) / 10 ** (len(str(scale.step)) - 1) in {1, 2, 2.5, 5}
    assert highest < LEAST_BPS or highest > scale.top - scale.step


def test_light_areas_reach_to_the_highest_slot() -> None:
    """They are drawn where a point has several slots, and not where each slot is a point."""
    report = traffic("7d")
    drawn = draw(report)
    assert report.outgoing
    highest = report.outgoing.peak_bps
    top = min(y for _, _, y in _levels(drawn.out_highest))
    assert top == pytest.approx(drawn.scale.y(highest), abs=0.051)
    short = draw(report_of([1, 2, None, 4], [5, 6, None, 8]))
    assert (short.in_highest, short.out_highest) == ("", "")


def test_a_running_cycle_fills_the_graph() -> None:
    """What lies ahead is neither a line nor a gap, and takes no room."""
    drawn = draw(report_of([1] * 100, [1] * 100, slots=8640))
    assert drawn.gaps == []
    assert max(x for _, x, _ in _levels(drawn.out_line)) == RIGHT


def test_a_period_that_has_just_begun_is_an_empty_frame() -> None:
    """Without a slot that has passed there are axes and nothing else."""
    drawn = draw(report_of([], [], slots=288))
    assert (drawn.out_line, drawn.in_area, drawn.gaps) == ("", "", [])
    assert drawn.percentile_y is None
    assert drawn.marks
