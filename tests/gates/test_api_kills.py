"""G8: kill -9 of the service while it is written to. What it has acknowledged is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates.counters import Counters
from tests.gates.gates import amount
from tests.gates.replica import EARLY_ANSWERS, UNDER_LOAD, Replica, loaded
from tests.support.databases import Place, new_place

pytestmark = UNDER_LOAD

Record = Callable[[str, object], None]

KILLS = amount("NFM_API_KILLS")
ACKS = amount("NFM_ACKS")


def _kill_under_load(place: Place, folder: Path, kills: int, code: str = "") -> Counters:
    """Kill two replicas in turn; each is started again while the other one is written to."""
    counters = Counters()
    replicas = [Replica(place, folder / name, code=code) for name in ("one", "other")]
    with loaded(replicas, counters) as load:
        for number in range(kills):
            load.await_acks(ACKS)
            replica = replicas[number % 2]
            replica.kill()
            replica.begin()
            replica.await_ready()
        load.await_acks(ACKS)
    return counters


def test_what_a_killed_service_acknowledged_is_stored(
    place: Place, folder: Path, database_kind: str, record_property: Record
) -> None:
    """Every one of the seven counters is 0, on each kind of database."""
    counters = _kill_under_load(place, folder, KILLS)
    record_property("measured", f"{database_kind}, {KILLS} kills: {counters}")
    assert not counters, vars(counters)


def test_a_service_that_answers_before_commit_is_found_out(
    request: pytest.FixtureRequest, folder: Path, record_property: Record
) -> None:
    """The control: answers before the COMMIT are lost with a kill, and the counters say so."""
    place = new_place(request, "sqlite").prepare()
    counters = _kill_under_load(place, folder, 2, EARLY_ANSWERS)
    record_property("control", f"answers before COMMIT: {counters}")
    assert counters.lost or counters.lost_update
