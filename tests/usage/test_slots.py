"""Slots, days, zones, periods and billing cycles."""

import random
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usage.slots import (
    SLOTS_PER_DAY,
    Period,
    UnknownTimeZone,
    collected_until,
    cycle,
    day_of,
    days_within,
    elapsed_until,
    hours_within,
    last_cycle,
    midnight,
    moment_of,
    running,
    slot_of,
    zone_named,
)
from tests.gates.gates import amount

MOMENTS = amount("NFM_USAGE_MOMENTS")
# Clocks that go back over midnight (St. John's until 2011), by half an hour (Lord Howe), skip a day
# (Apia in 2011) or midnight (São Paulo, Beirut, Cairo), or are off by a quarter hour (Kathmandu).
ZONES = (
    *("UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe"),
    *("Pacific/Apia", "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "Asia/Kathmandu"),
    *("America/Havana", "Pacific/Chatham"),
)
MOST = slot_of(datetime(2037, 1, 1, tzinfo=UTC).timestamp())
LEAST = slot_of(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
SLOTS = st.integers(LEAST, MOST)


def _slot(moment: str, zone: str = "UTC") -> int:
    return slot_of(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).timestamp())


def test_cycles_have_neither_gap_nor_overlap() -> None:
    """Random moments in twelve zones are in their cycle, which meets the one before."""
    rng = random.Random(15)
    for number in range(MOMENTS):
        zone, day = ZoneInfo(ZONES[number % len(ZONES)]), rng.randint(1, 31)
        slot = rng.randrange(LEAST, MOST)
        found = cycle(slot, zone, day)
        assert found.start <= slot < found.end, (zone, day, slot)
        assert cycle(found.end - 1, zone, day) == found == cycle(found.start, zone, day)
        before = last_cycle(slot, zone, day)
        assert (before.end, before.name) == (found.start, "last_cycle")
        assert 27 < len(found.slots) / SLOTS_PER_DAY < 32, (zone, day, slot)


@pytest.mark.parametrize(
    ("moment", "day", "start", "end"),
    [
        ("2026-11-29T12:00", 1, "2026-11-01T00:00", "2026-12-01T00:00"),
        ("2026-11-01T00:00", 1, "2026-11-01T00:00", "2026-12-01T00:00"),
        ("2026-11-29T12:00", 30, "2026-10-30T00:00", "2026-11-30T00:00"),
        ("2026-11-30T00:00", 31, "2026-11-30T00:00", "2026-12-31T00:00"),
        ("2027-03-01T00:00", 31, "2027-02-28T00:00", "2027-03-31T00:00"),
        ("2028-02-29T00:00", 29, "2028-02-29T00:00", "2028-03-29T00:00"),
        ("2026-01-05T00:00", 6, "2025-12-06T00:00", "2026-01-06T00:00"),
    ],
)
def test_a_cycle_begins_at_the_midnight_of_its_day(
    moment: str, day: int, start: str, end: str
) -> None:
    """Midnights are those of the zone; a shorter month has its last day instead."""
    found = cycle(_slot(moment, "Europe/Berlin"), ZoneInfo("Europe/Berlin"), day)
    assert found == Period("cycle", _slot(start, "Europe/Berlin"), _slot(end, "Europe/Berlin"))


def test_a_cycle_holds_its_moment_where_clocks_go_back_over_its_midnight() -> None:
    """In St. John's 2009-10-31 23:01 to 24:00 came again after the first minute of November."""
    again = _slot("2009-11-01T03:00")  # 23:30 on 31 October, the second time
    found = cycle(again, ZoneInfo("America/St_Johns"))
    assert found == Period("cycle", _slot("2009-11-01T02:30"), _slot("2009-12-01T03:30"))
    (rest, day) = days_within(Period("d", again, again + 300), ZoneInfo("America/St_Johns"))
    assert (rest.end, day.start, day.end) == (_slot("2009-11-02T03:30"), rest.end, again + 300)


@given(SLOTS, st.integers(1, 1_500), st.sampled_from(ZONES))
def test_days_and_hours_of_a_zone_make_up_the_period(start: int, length: int, name: str) -> None:
    """They follow each other from its start to its end, and none is longer than such a day is."""
    zone, period = ZoneInfo(name), Period("custom", start, start + length)
    for parts, most in ((days_within, 300), (hours_within, 12)):
        found = list(parts(period, zone))
        assert (found[0].start, found[-1].end) == (period.start, period.end)
        assert all(one.end == two.start for one, two in pairwise(found))
        assert all(0 < len(part.slots) <= most for part in found)
        for inner in found[1:]:
            minute = moment_of(inner.start).astimezone(zone).minute
            assert minute in {0, 1, 30}, inner  # half an hour where Lord Howe skips one


@pytest.mark.parametrize(
    ("day", "slots"), [("2026-03-29", 276), ("2026-10-25", 300), ("2026-06-01", 288)]
)
def test_a_day_is_as_long_as_its_zone_makes_it(day: str, slots: int) -> None:
    """Summer time takes twelve slots from a day and gives them back to another."""
    zone, first = ZoneInfo("Europe/Berlin"), date.fromisoformat(day)
    start, end = midnight(first, zone), midnight(first.replace(day=first.day + 1), zone)
    assert [one.end - one.start for one in days_within(Period("d", start, end), zone)] == [slots]


def test_running_periods_end_where_figures_are_complete() -> None:
    """24h, 7d and 30d are that many slots before the given one."""
    lengths = {name: running(name, 10_000) for name in ("24h", "7d", "30d")}
    assert {name: (len(one.slots), one.end) for name, one in lengths.items()} == {
        "24h": (288, 10_000),
        "7d": (2_016, 10_000),
        "30d": (8_640, 10_000),
    }


def test_figures_are_complete_an_active_timeout_before_the_newest_slot() -> None:
    """The end of the newest known slot less the active timeout, down to a slot."""
    assert collected_until(1_000, 1_800) == 995
    assert collected_until(1_000, 60) == 1_000
    assert collected_until(1_000, 0) == 1_001


def test_a_collector_that_stopped_shows_as_gaps() -> None:
    """Slots elapse by the clock once a collector is later than ten minutes."""
    now = 1_000 * 300.0
    assert elapsed_until(999, 60, now) == 999
    assert elapsed_until(900, 60, now) == 997
    assert elapsed_until(900, 1_800, now) == 992


def test_days_are_those_of_utc() -> None:
    """A slot is five minutes since 1970, a day 288 of them."""
    noon = slot_of(datetime(2026, 11, 29, 12, 4, 59, tzinfo=UTC).timestamp())
    assert moment_of(noon) == datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert day_of(noon) == date(2026, 11, 29).toordinal() - date(1970, 1, 1).toordinal()


NO_ZONES = (
    "Europe/Nowhere",
    "../../etc/passwd",
    "right/UTC",
    "America",
    "",
    "localtime",
    "Factory",
)


@pytest.mark.parametrize("name", NO_ZONES)
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    """Neither paths, nor folders, nor clocks that count leap seconds, nor names of one host are."""
    with pytest.raises(UnknownTimeZone):
        zone_named(name)


def test_zones_have_their_iana_names() -> None:
    """UTC works where a system has no data of zones."""
    assert zone_named("UTC") is UTC
    assert zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
