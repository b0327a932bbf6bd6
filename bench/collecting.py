"""A collector that never rests: a file with the bytes of every service, several times a second.

Run as `python -m bench.collecting SERVICES` with the environment of a database whose series have
the ids from 1 on. A real one stores such a file every five minutes.
"""

import os
import sys
import time
from itertools import count

from app.config import Settings
from app.upkeep import opening
from app.usage.kinds import FLOWS, NFDUMP
from app.usage.lease import Lease
from app.usage.measured import SeriesOfSource
from app.usage.store import Store
from app.usage.timeline import current_slot
from bench.slots import file_of

PAUSE_SECONDS = 1.0


def main() -> None:
    """Collect until a signal."""
    services = int(sys.argv[1])
    database = opening.open_database(Settings.from_mapping(os.environ))
    keyring = opening.open_keyring(Settings.from_mapping(os.environ), database)
    lease = Lease(f"bench{os.getpid()}")  # one that was killed may still hold its own
    series = SeriesOfSource(database, keyring, FLOWS)
    store = Store(database, NFDUMP, lease, keyring)
    lease.take(database)
    first = current_slot() - 12
    print("ready", flush=True)
    for number in count():
        batch = file_of(first + number % 6, services)
        digest = os.urandom(32)
        marker = batch.marker._replace(name=digest.hex(), digest=digest)
        store.add(batch._replace(marker=marker), series.load(lease))
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main()
