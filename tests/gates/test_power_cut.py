"""G10: power cuts on SQLite. Writes that were not flushed are there, missing or torn."""

import random
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gates.counters import Counters, Stored, count
from tests.gates.gates import amount
from tests.gates.ledger import read_ledger
from tests.gates.power_cut import FILES, Disk, read_notes
from tests.gates.replica import UNDER_LOAD, Replica, loaded
from tests.support.databases import Place, new_place

pytestmark = [*UNDER_LOAD, pytest.mark.needs("gcc")]

RecordProperty = Callable[[str, object], None]
CUTS = amount("NFM_POWER_CUTS")
ACKS = 200


@dataclass(frozen=True)
class Recording:
    """A database before a load, all that was written to it, and the ledger of the load."""

    folder: Path
    before: bytes

    def replay(self, cuts: int, *, obeys_flushes: bool = True) -> Counters:
        """Cut the power at so many moments and add up what each next start finds wrong."""
        chance, total = random.Random(1), Counters()
        notes = list(read_notes(self.folder / "record"))
        assert any(note.file == b"3" for note in notes), "no checkpoint in this load"
        disk = Disk({file: bytearray() for file in FILES} | {b"3": bytearray(self.before)})
        moments = Counter(chance.choices(range(len(notes)), k=cuts))
        for number, note in enumerate(notes):
            for _ in range(moments[number]):
                disk.cut(self.folder / "after", chance)
                total.add(self._check(note.time))
            disk.take(note, obeys_flushes=obeys_flushes)
        return total

    def _check(self, time: int) -> Counters:
        ledger = read_ledger(self.folder / "ledger", until=time)
        try:
            return count(ledger, _stored(self.folder / "after"), [])
        except sqlite3.DatabaseError as error:
            return Counters(lost=[str(error)])


def _stored(file: Path) -> Stored:
    with closing(sqlite3.connect(file)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        # The password is sealed together with the others: they stand for it.
        query = "SELECT service_id, username, netflow_group, notes, username FROM access_records"
        members = {row[0]: row[1:] for row in connection.execute(query)}
        versions = dict(connection.execute("SELECT service_id, version FROM access_records"))
        changes = "SELECT service_id FROM audit_events WHERE action LIKE 'record.%'"
        return Stored(members, versions, Counter(row[0] for row in connection.execute(changes)))


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the recorder."""
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.fixture
def recording(request: pytest.FixtureRequest, recorder: Path, folder: Path) -> Recording:
    """Write to the service on SQLite, and record what it writes to its files."""
    place: Place = new_place(request, "sqlite").prepare()
    file = Path(place.database_url.removeprefix("sqlite:///"))
    variables = (
        f"LD_PRELOAD={recorder}",
        f"NFM_RECORD={folder / 'record'}",
        f"NFM_RECORD_PREFIX={file}",
    )
    within = ("env", *variables)
    before: list[bytes] = []
    with loaded(
        [Replica(place, folder / "one", within=within)],
        Counters(),
        just_before=lambda: before.append(file.read_bytes()),
    ) as load:
        load.await_acks(ACKS)
    return Recording(folder, before[0])


def test_a_power_cut_loses_nothing_and_the_control_does(
    recording: Recording, record_property: RecordProperty
) -> None:
    """Cut at any write, SQLite has all that was acknowledged; on a disk that lies it has not."""
    counters = recording.replay(CUTS)
    record_property("measured", f"{CUTS} power cuts, added up: {counters}")
    lying = recording.replay(20, obeys_flushes=False)
    record_property("control", f"20 cuts without flushes, added up: {lying}")
    assert not counters, vars(counters)
    assert lying.lost
