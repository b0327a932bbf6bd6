"""The current slot, the first one of a day, and which ones are late."""

import time

from app.usage.slots import SLOTS_PER_DAY, Day, Slot, slot_of

LATE_SLOTS = 6
"""Half an hour without a new slot: the collector has stopped, or its source has."""


def current_slot() -> Slot:
    """Return the slot of now."""
    return slot_of(time.time())


def first_slot(day: Day) -> Slot:
    """Return the first slot of a day of UTC."""
    return day * SLOTS_PER_DAY
