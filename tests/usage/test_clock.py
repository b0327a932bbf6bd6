"""Days and hours of time zones, as the graph is divided by them."""

from datetime import UTC, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usage.clock import edges, marks, midnights
from app.usage.slots import SLOT_SECONDS

# With half and quarter hours, with clocks that change by half an hour or at midnight.
ZONES = [
    *("UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kolkata"),
    *("Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Cairo", "Asia/Beirut"),
    *("America/Santiago", "Pacific/Kiritimati"),
]
FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2024, 2030))
MOST_SLOTS = 100 * 288

zones = st.sampled_from(ZONES).map(ZoneInfo)
starts = st.integers(FIRST // SLOT_SECONDS, LAST // SLOT_SECONDS).map(lambda at: at * SLOT_SECONDS)
lengths = st.integers(1, MOST_SLOTS).map(lambda slots: slots * SLOT_SECONDS)


def _berlin(*numbers: int) -> int:
    return int(datetime(*numbers, tzinfo=ZoneInfo("Europe/Berlin")).timestamp())  # type: ignore[misc,arg-type]


@given(starts, lengths, zones, st.sampled_from([60, 240]))
def test_a_period_is_divided_into_whole_slots(
    start: int, length: int, zone: ZoneInfo, most: int
) -> None:
    """Parts follow one another from start to end, are whole slots, and not too many."""
    found = edges(start, start + length, zone, most)
    assert (found[0], found[-1]) == (start, start + length)
    assert all(first < following for first, following in pairwise(found))
    assert not any(at % SLOT_SECONDS for at in found)
    assert len(found) - 1 <= most


@given(starts, lengths, zones)
def test_parts_begin_with_their_day(start: int, length: int, zone: ZoneInfo) -> None:
    """No part of at most a day reaches over a midnight of the zone."""
    found = edges(start, start + length, zone, 240)
    assert {at for at in midnights(start, start + length, zone) if at > start} <= set(found)


@given(starts, lengths, zones)
def test_the_time_axis_names_round_moments(start: int, length: int, zone: ZoneInfo) -> None:
    """Every mark is inside, and a midnight or a round time of the local clock."""
    end = start + length
    found = marks(start, end, zone, 10)
    for at, is_day in found:
        assert start <= at < end
        local = datetime.fromtimestamp(at, zone)
        if is_day:
            assert at in midnights(start, end, zone)
        else:
            assert local.minute % 5 == local.second == 0
            assert local.time() != time()
    assert len(found) <= 12
    assert len(found) >= (2 if length >= 3600 else 0)


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [((2026, 3, 29), (2026, 3, 30), 23), ((2026, 10, 25), (2026, 10, 26), 25)],
)
def test_days_have_23_and_25_hours(
    first: tuple[int, ...], last: tuple[int, ...], hours: int
) -> None:
    """On days on which clocks change the parts are still hours of the zone."""
    start, end = _berlin(*first), _berlin(*last)
    assert end - start == hours * 3600
    found = edges(start, end, ZoneInfo("Europe/Berlin"), hours)
    assert [following - at for at, following in pairwise(found)] == [3600] * hours
    named = [at for at, _ in marks(start, end, ZoneInfo("Europe/Berlin"), 10)]
    wall = [datetime.fromtimestamp(at, ZoneInfo("Europe/Berlin")).hour for at in named]
    assert wall == list(range(0, 24, 3))


def test_a_skipped_midnight_is_the_first_moment_of_its_day() -> None:
    """In Beirut, clocks went from midnight to one o'clock: the day begins at one."""
    zone = ZoneInfo("Asia/Beirut")
    changed = int(datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp())
    assert datetime.fromtimestamp(changed, zone).hour == 1
    assert changed in midnights(changed - 3600, changed + 86_400, zone)
    named = marks(changed - 43_200, changed + 43_200, zone, 10)
    assert (changed, True) in named


def test_an_hour_that_clocks_skip_has_no_mark() -> None:
    """In the night in which clocks go forward there is no two o'clock, and three is there once."""
    start, zone = _berlin(2026, 3, 29), ZoneInfo("Europe/Berlin")
    named = [at for at, _ in marks(start, start + 7 * 3600, zone, 10)]
    assert [datetime.fromtimestamp(at, zone).hour for at in named] == [0, 1, 3, 4, 5, 6, 7]
