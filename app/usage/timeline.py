"""Slots of five minutes and days of UTC, counted from 1970."""

from app.times import Microseconds, now

SLOT_SECONDS = 300
DAY_SLOTS = 288
SECOND = 1_000_000


def slot_at(moment: Microseconds) -> int:
    """Return the slot that a moment lies in."""
    return moment // (SLOT_SECONDS * SECOND)


def current_slot() -> int:
    """Return the slot of now."""
    return slot_at(now())


def day_of(slot: int) -> int:
    """Return the day of UTC that a slot lies in."""
    return slot // DAY_SLOTS


def first_slot(day: int) -> int:
    """Return the first slot of a day of UTC."""
    return day * DAY_SLOTS
