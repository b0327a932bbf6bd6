"""What answers of NetFlow Analyzer mean, and that no other form of them is guessed at."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.usage.sources.analyzer_answers import (
    Disagrees,
    NotUnderstood,
    Totals,
    check,
    check_age,
    groups_in,
    series_in,
    sums_of,
    totals_in,
)
from app.usage.sources.source import Group

START = 1_539_172_800
DOCUMENTED = {
    "showGranularity": True,
    "trafficdata": [
        {"std": "3.247 Kbps", "total": "7.41 MB", "avg": "16.198 Kbps", "traffic": "Traffic IN"},
        {"std": "2.097 Kbps", "total": "7.284 MB", "avg": "15.921 Kbps", "traffic": "Traffic OUT"},
    ],
}


def _graphs(ins: list[Any], outs: list[Any] | None = None) -> dict[str, Any]:
    return {"GraphData": [{"data": ins}, {"data": ins if outs is None else outs}]}


def _steady(count: int, step: int = 300, rate: object = 8_000) -> list[Any]:
    return [[START + n * step, rate] for n in range(count)]


def test_the_documented_totals() -> None:
    """As the sample of the vendor's page has them."""
    assert totals_in(DOCUMENTED) == Totals(7_410_000, 7_284_000)


@pytest.mark.parametrize("step", [60, 300])
def test_a_slot_needs_all_of_its_points(step: int) -> None:
    """Sums of rate times step; the slot of a missing point is left out."""
    points = _steady(4 * 300 // step, step)
    del points[300 // step]
    series = series_in(_graphs(points), UTC)
    first = START // 300
    assert sums_of(series) == dict.fromkeys((first, first + 2, first + 3), (300_000, 300_000))


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """Local times of the night in which clocks go back are in order, without a gap."""
    zone = ZoneInfo("Europe/Berlin")
    first = int(datetime(2018, 10, 27, 23, tzinfo=UTC).timestamp())
    times = [first + n * 300 for n in range(48)]
    local = [datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M") for at in times]
    assert len(set(local)) < len(local)
    series = series_in(_graphs([[text, "8.00 Kbps"] for text in local]), zone)
    assert series.times == tuple(times)


def test_a_sum_may_differ_by_two_percent() -> None:
    """In either direction, and not by more; nothing agrees with nothing."""
    series = series_in(_graphs(_steady(10)), UTC)
    total = series.totals.bytes_in
    check(series, Totals(total * 99 // 100, total * 101 // 100))
    for wrong in (Totals(total, total * 96 // 100), Totals(total * 8, total * 8), Totals(0, total)):
        with pytest.raises(Disagrees):
            check(series, wrong)
    check(series_in(_graphs(_steady(10, rate=0)), UTC), Totals(0, 0))


def test_the_newest_point_is_neither_old_nor_ahead() -> None:
    """A quarter of an hour after its end is the limit."""
    series = series_in(_graphs(_steady(10)), UTC)
    end = START + 10 * 300
    for now in (end - 300, end, end + 900):
        check_age(series, now)
    for now in (end - 301, end + 901):
        with pytest.raises(Disagrees):
            check_age(series, now)


def test_impossible_rates_are_gaps() -> None:
    """Above 400 Gbit/s a slot is not known."""
    points = _steady(3)
    points[1][1] = 401 * 10**9
    assert set(sums_of(series_in(_graphs(points), UTC))) == {START // 300, START // 300 + 2}


WRONG_RATES: list[object] = [
    None, True, -1, -0.5, float("nan"), float("inf"), "1", "1 MB", "1 KBps", [], {},
]  # fmt: skip
WRONG_SERIES: list[Any] = [
    None, [], {}, {"GraphData": {}}, {"GraphData": []}, {"GraphData": [{"data": _steady(9)}]},
    _graphs([]), _graphs(_steady(1)), _graphs(_steady(9), _steady(8)),
    _graphs(_steady(9, 301)), _graphs(_steady(9, 3_600)), _graphs(_steady(9)[::-1]),
    _graphs(_steady(9) + _steady(1)), _graphs([[START + 7 + n * 300, 1] for n in range(9)]),
    _graphs(_steady(4_000)),
    *(_graphs(_steady(9, rate=rate)) for rate in WRONG_RATES),
    *(_graphs([[at, 1], [at, 1]]) for at in (
        None, True, 7, 1.5, "now", "2018-10-10", "2018-10-10T10:05", 10**18, START * 1_000 + 1,
    )),
    _graphs([[START, 1, 2], [START + 300, 1, 2]]), _graphs([START, START + 300]),
]  # fmt: skip


@pytest.mark.parametrize("answer", WRONG_SERIES)
def test_other_forms_of_a_series_are_not_understood(answer: object) -> None:
    """They raise the one error that is for that, whatever they are."""
    with pytest.raises(NotUnderstood):
        series_in(answer, UTC)


@pytest.mark.parametrize("reader", [groups_in, totals_in, lambda answer: series_in(answer, UTC)])
@pytest.mark.parametrize(
    "answer",
    [
        None, 1, "x", [], [[]], {"data": 1}, {"data": [1]}, {"data": [[1, "a"]]},
        {"data": [["x", "a", 0, 0, 0]]}, {"data": [[True, "a", 0, 0, 0]]},
        {"data": [[1, 2, 0, 0, 0]]}, {"trafficdata": [1]}, {"trafficdata": [{"total": "1 MB"}]},
        {"trafficdata": [{"traffic": "Traffic IN", "total": "1 MB"}]},
        {"trafficdata": [{"traffic": "Traffic IN", "total": "1 Mbps"}]},
        {"trafficdata": [{"traffic": [], "total": "1 MB"}]},
    ],
)  # fmt: skip
def test_no_other_form_is_understood(reader: Callable[[object], object], answer: object) -> None:
    """Of groups and totals neither."""
    with pytest.raises(NotUnderstood):
        reader(answer)


UNUSABLE = ("", " ", "a\ud800b", "a\0b", "\x1b[2J", "a\nb", "\u202eb", "a" * 256, "a" * 2**20)


@pytest.mark.parametrize("name", UNUSABLE)
def test_names_that_no_record_can_have_are_left_out(name: str) -> None:
    """They could not be chosen, and would reach terminals and pages; the other groups stay."""
    values = ["1 MB", "1 MB", "2 MB"]
    rows = [[1, name, *values], [2, " Zu\u0308rich <b>", *values]]
    assert groups_in({"data": rows}) == [Group("2", "Z\u00fcrich <b>", None)]


def test_rates_keep_their_decimals() -> None:
    """16.198 Kbps are 16,198 bit/s."""
    series = series_in(_graphs(_steady(2, rate="16.198 Kbps")), UTC)
    assert series.rates_in == (Decimal("16198.000"),) * 2
