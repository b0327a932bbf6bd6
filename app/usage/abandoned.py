"""Finishes what sources have left that nobody collects from any more.

That is so when a source was deleted or replaced by another kind, when its row was edited, or when
no host has its files. Its figures stay until their time ends, so its last days have to be packed,
and what is old has to be deleted.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.crypto.keyring import Keyring
from app.storage.database import Database
from app.storage.usage_tables import usage_known
from app.times import now
from app.usage import counters
from app.usage.collector import PACKED_AFTER, PACKED_ANYWAY, Report, Work
from app.usage.counters import ROUND_ENDED
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, knows_by_slot
from app.usage.lease import Lease
from app.usage.packing import Packing
from app.usage.retention import Retention
from app.usage.slots import day_of
from app.usage.timeline import current_slot

DAY = 86_400 * 1_000_000
"""In microseconds: a source without a round of a collector for so long is abandoned."""


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A source without a collector, with rounds as a collector has them."""

    database: Database
    keyring: Keyring
    name: str
    work: Work

    def round(self) -> Report | None:
        """Pack its days and delete what is old; None while another process does so.

        Raises `LeaseLost`, `StorageError`, `CryptoError`.
        """
        lease = Lease(f"usage:{self.name}")
        if not lease.take(self.database):
            return None
        try:
            packing = Packing(self.database, self.name, lease, self.keyring)
            # The host that has files may be off, and read them when it is back.
            open_slots = PACKED_ANYWAY if knows_by_slot(self.name) else PACKED_AFTER
            packed = packing.pack(day_of(current_slot() - open_slots))
            retention = Retention(self.database, self.name, lease)
            return Report(packed=packed, deleted=retention.apply(self.work.kept()))
        finally:
            lease.give_back(self.database)

    def give_back(self) -> None:
        """Do nothing: a round keeps no lease."""


def abandoned(database: Database, keyring: Keyring, work: Work) -> list[Abandoned]:
    """Return the sources with figures that had no round for a day. Raises `StorageError`."""
    with database.read() as connection:
        names = connection.execute(select(usage_known.c.source).distinct()).scalars().all()
        left = [name for name in sorted(names) if _is_abandoned(connection, name)]
    return [Abandoned(database, keyring, name, work) for name in left]


def _is_abandoned(connection: Connection, name: str) -> bool:
    if name != NFDUMP and not name.startswith(f"{NETFLOW_ANALYZER}:"):
        return False  # of days that are collected again
    ended = counters.read(connection, name).get(ROUND_ENDED, 0)
    # By a clock that was far ahead, a round can have ended at a time to come.
    return abs(now() - ended) > DAY
