"""A directory of nfcapd as tests arrange it, and rounds of a collector over it."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_network
from itertools import count
from pathlib import Path

from app.usage.slots import Slot, slot_of
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.source import Batch, Measured, Source, SourceUnreadable
from tests.support.waiting import HANG_SECONDS
from tests.usage.memory import Memory

SERVICE = Measured(1, (ip_network("192.0.2.1"),), 0)
_IDENTS = count(1)


def slot_at(name: str) -> Slot:
    """Return the slot of a file of nfcapd by the digits of its name, in UTC."""
    digits = name.rpartition("nfcapd.")[2][:12]
    return slot_of(datetime.strptime(digits, "%Y%m%d%H%M").replace(tzinfo=UTC).timestamp())


@dataclass
class Directory:
    """Files made from a real one, and what was collected of them."""

    path: Path
    flow_file: Path
    memory: Memory = field(default_factory=Memory)
    unreadable: list[str] = field(default_factory=list)

    def put(self, name: str) -> Path:
        """Add a file of ten flows that no other file equals."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.flow_file, path)
        subprocess.run(
            ["nfdump", "-r", str(path), "-i", f"test{next(_IDENTS)}"],
            check=True,
            capture_output=True,
            timeout=HANG_SECONDS,
        )
        return path

    def source(self, now: str, interval: int = 300, flow_filter: str = "") -> NfdumpSource:
        """Return the source as it is at a moment, `YYYY-MM-DDThh:mm[:ss]` in UTC."""
        moment = datetime.fromisoformat(now).replace(tzinfo=UTC).timestamp()
        options = NfdumpOptions(self.path, interval, flow_filter)
        return NfdumpSource(options, clock=lambda: moment)

    def collect(self, source: Source, series: Sequence[Measured] = (SERVICE,)) -> list[Batch]:
        """Take a round's batches as stored, and return them; note what could not be read."""
        found = []
        self.unreadable = []
        try:
            for batch in source.batches(series, self.memory):
                self.memory.store(batch.marker)
                found.append(batch)
        except SourceUnreadable as error:
            self.unreadable = [part.name for part in error.parts]
        return found


def names(batches: Sequence[Batch]) -> list[str]:
    """Return the names of the files of batches."""
    return [batch.marker.name for batch in batches]


def known(batches: Sequence[Batch]) -> set[Slot]:
    """Return the slots that are known by batches."""
    return {slot for batch in batches for slot in batch.known}


def octets(batches: Sequence[Batch]) -> int:
    """Return the bytes of all series and slots of batches, in both directions."""
    return sum(sum(moved) for batch in batches for moved in batch.sums.values())
