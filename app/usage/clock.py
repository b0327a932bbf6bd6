"""Pure: the hours and days of a time zone, as picture and series are divided by them.

All times are whole seconds since 1970, UTC. A day can have 23 or 25 hours; one whose midnight was
skipped begins with its first moment.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

STEPS = tuple(minutes * 60 for minutes in (5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440))
"""Seconds by which a day is divided, so that the parts begin at whole hours or fractions of one."""
_DAYS = (1, 2, 3, 5, 7, 10, 14, 28, 56)
_MARKED_MINUTES = (5, 10, 30, 60, 120, 180, 360, 720)


class Mark(NamedTuple):
    """A moment that the time axis names: by its day if that begins there, else by its hour."""

    at: int
    is_day: bool


def midnights(start: int, end: int, zone: tzinfo) -> list[int]:
    """Return where the days begin that overlap a period, the one that `start` lies in included."""
    day = datetime.fromtimestamp(start, zone).date()
    found = []
    while (at := int(datetime.combine(day, time(), zone).timestamp())) < end:
        found.append(at)
        day += timedelta(days=1)
    return found


def edges(start: int, end: int, zone: tzinfo, most: int) -> list[int]:
    """Divide a period into at most `most` parts and return their edges, both ends included.

    Parts are as short as they can be, equal in length where days are, and each begins with its
    day or at a round time of it; the first and the last one can be shorter.
    """
    days = midnights(start, end, zone)
    for step in STEPS:
        # A day of 25 hours has one part more, as has a period that begins between two edges.
        if (end - start) // step <= most:
            found = _inside(start, end, _divided(days, end, step))
            if len(found) <= most + 1:
                return found
    count = next(n for n in _DAYS if len(days) <= n * (most - 1) or n == _DAYS[-1])
    return _inside(start, end, days[::count])


def _divided(days: list[int], end: int, step: int) -> Iterator[int]:
    for first, following in pairwise([*days, end]):
        yield from range(first, following, step)


def _inside(start: int, end: int, moments: list[int] | Iterator[int]) -> list[int]:
    return [start, *(at for at in moments if start < at < end), end]


def marks(start: int, end: int, zone: tzinfo, most: int) -> list[Mark]:
    """Return at most about `most` moments of a period that its time axis names."""
    days = midnights(start, end, zone)
    for minutes in _MARKED_MINUTES:
        if (end - start) // (minutes * 60) <= most:
            return _hours(start, end, zone, minutes)
    inside = days[bisect_right(days, start - 1) :]
    count = next(n for n in _DAYS if len(inside) <= n * most or n == _DAYS[-1])
    return [Mark(at, is_day=True) for at in inside[::count]]


def _hours(start: int, end: int, zone: tzinfo, minutes: int) -> list[Mark]:
    """Return moments of the local clock, each once, without those that it skips."""
    day = datetime.combine(datetime.fromtimestamp(start, zone).date(), time())
    found = []
    while (at := int(day.replace(tzinfo=zone).timestamp())) < end:
        is_day = day.time() == time()
        exists = datetime.fromtimestamp(at, zone).replace(tzinfo=None) == day
        if at >= start and (exists or is_day):
            found.append(Mark(at, is_day))
        day += timedelta(minutes=minutes)
    return found
