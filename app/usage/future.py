"""Corrects series that a clock which was ahead has ended at a time to come.

Until such an end the addresses would be measured for a client who no longer has them. A series that
begins at a time to come is left alone: by a clock that is late it would begin in slots of another
owner.
"""

from sqlalchemy import ColumnElement, Connection, select

from app.crypto.keyring import Keyring
from app.storage.usage_tables import usage_series
from app.usage.slots import Slot
from app.usage.timeline import current_slot
from app.usage.transitions import Transitions

AHEAD = 2
"""In slots, how much later than now a series may end: clocks of hosts are never quite the same."""


def is_there(connection: Connection, installation_id: int) -> bool:
    """Return whether a series of an installation ends at a time to come."""
    columns = usage_series.c
    query = select(columns.id).where(
        columns.installation_id == installation_id, _ends_after(current_slot())
    )
    return connection.execute(query.limit(1)).first() is not None


def correct(connection: Connection, keyring: Keyring, installation_id: int) -> int:
    """End with the current slot at most a thousand series that would end later; return how many.

    Raises as `transitions.follow`.
    """
    transitions = Transitions(connection, keyring, installation_id)
    found = transitions.find(_ends_after(transitions.slot))
    transitions.end(found)
    return len(found)


def _ends_after(slot: Slot) -> ColumnElement[bool]:
    return usage_series.c.to_slot > slot + AHEAD
