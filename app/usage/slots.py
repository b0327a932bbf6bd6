"""Slots, days, time zones, periods and billing cycles as integers; pure.

A slot is five minutes of UTC, `floor(unix seconds / 300)`, and the smallest thing that is stored. A
day is 288 slots of UTC, `floor(slot / 288)`. Boundaries of cycles, and of the days and hours that
are shown, are those of a time zone: there a day can have 276 or 300 slots.
"""

import zoneinfo
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Final

SLOT_SECONDS: Final = 300
SLOTS_PER_HOUR: Final = 12
SLOTS_PER_DAY: Final = 288
LATE_SECONDS: Final = 600  # a collector that is later than this is taken for stopped

Slot = int
Day = int

_OF_A_HOST: Final = frozenset({"Factory", "localtime"})

RUNNING: Final = {"24h": SLOTS_PER_DAY, "7d": 7 * SLOTS_PER_DAY, "30d": 30 * SLOTS_PER_DAY}


class UnknownTimeZone(ValueError):
    """No IANA time zone has this name."""


@dataclass(frozen=True, slots=True)
class Period:
    """The slots from `start` until before `end`. `name` is that of the API."""

    name: str
    start: Slot
    end: Slot

    @property
    def slots(self) -> range:
        """Return the slots of the period."""
        return range(self.start, self.end)


def slot_of(seconds: float) -> Slot:
    """Return the slot of a moment in unix seconds."""
    return int(seconds // SLOT_SECONDS)


def moment_of(slot: Slot) -> datetime:
    """Return when a slot begins, in UTC."""
    return datetime.fromtimestamp(slot * SLOT_SECONDS, UTC)


def text_of(slot: Slot) -> str:
    """Return when a slot begins, as RFC 3339 with `Z`."""
    return f"{moment_of(slot):%Y-%m-%dT%H:%M:%SZ}"


def day_of(slot: Slot) -> Day:
    """Return the day of UTC that a slot is in."""
    return slot // SLOTS_PER_DAY


def collected_until(newest_known: Slot, active_timeout: int) -> Slot:
    """Return the slot from which on figures are incomplete, because flows are still reported.

    `newest_known` is the newest slot whose sum is known, `active_timeout` in seconds that of the
    exporters. No answer counts that slot or a later one.
    """
    return slot_of((newest_known + 1) * SLOT_SECONDS - active_timeout)


def elapsed_until(collected: Slot, active_timeout: int, now: float) -> Slot:
    """Return the slot before which all slots should be known, `collected` or a later one.

    A collector that stopped has gaps from `active_timeout` and ten minutes before `now` on.
    """
    return max(collected, slot_of(now - active_timeout - LATE_SECONDS))


@lru_cache(maxsize=64)
def zone_named(name: str) -> tzinfo:
    """Return the time zone with an IANA name. Raises `UnknownTimeZone`.

    A host's own names, such as `localtime`, are none: they are another zone on another host.
    """
    if name == "UTC":
        return UTC  # also where the system has no data of time zones
    if name in _OF_A_HOST or name not in zoneinfo.available_timezones():
        raise UnknownTimeZone
    return zoneinfo.ZoneInfo(name)


def midnight(day: date, zone: tzinfo) -> Slot:
    """Return the first slot of a day in a zone; where clocks skip midnight, that after it."""
    return slot_of(datetime.combine(day, time(), zone).timestamp())


def running(name: str, until: Slot) -> Period:
    """Return the period `24h`, `7d` or `30d` that ends before `until`. Raises `KeyError`."""
    return Period(name, until - RUNNING[name], until)


def cycle(slot: Slot, zone: tzinfo, day: int = 1) -> Period:
    """Return the billing cycle that a slot is in.

    It begins at the midnight of that `day` (1 to 31) of the month; a shorter month has its last day
    instead. Day 1 makes cycles of calendar months.
    """
    month = moment_of(slot).astimezone(zone).date().replace(day=1)
    # Two months on either side: clocks that go back over midnight make one date twice.
    months = [_month_before(month), month, _month_after(month), _month_after(_month_after(month))]
    starts = [_boundary(month, zone, day) for month in months]
    return next(Period("cycle", *ends) for ends in pairwise(starts) if slot < ends[1])


def last_cycle(slot: Slot, zone: tzinfo, day: int = 1) -> Period:
    """Return the billing cycle before the one that a slot is in."""
    before = cycle(cycle(slot, zone, day).start - 1, zone, day)
    return Period("last_cycle", before.start, before.end)


def days_within(period: Period, zone: tzinfo) -> Iterator[Period]:
    """Yield the days of a zone that a period touches, cut off at its ends, without a gap."""
    start = period.start
    while start < period.end:
        day = moment_of(start).astimezone(zone).date()
        ends = (midnight(day + timedelta(days=ahead), zone) for ahead in (1, 2))
        # The second one where clocks went back over midnight, so that this date comes twice.
        following = next(end for end in ends if end > start)
        yield Period(period.name, start, min(following, period.end))
        start = following


def hours_within(period: Period, zone: tzinfo) -> Iterator[Period]:
    """Yield the hours of a zone that a period touches, cut off at its ends, without a gap."""
    start = period.start
    while start < period.end:
        minutes = moment_of(start).astimezone(zone).minute
        following = start + SLOTS_PER_HOUR - minutes * 60 // SLOT_SECONDS
        yield Period(period.name, start, min(following, period.end))
        start = following


def _boundary(month: date, zone: tzinfo, day: int) -> Slot:
    last = monthrange(month.year, month.month)[1]
    return midnight(month.replace(day=min(day, last)), zone)


def _month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
