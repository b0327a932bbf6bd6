"""The current slot, and the first one of a day."""

import time

from app.usage.slots import SLOTS_PER_DAY, Day, Slot, slot_of


def current_slot() -> Slot:
    """Return the slot of now."""
    return slot_of(time.time())


def first_slot(day: Day) -> Slot:
    """Return the first slot of a day of UTC."""
    return day * SLOTS_PER_DAY
