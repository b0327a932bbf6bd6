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


def _kill_under_load(replicas: list[Replica], kills: int, acks: int) -> Counters:
    """Kill replicas in turn; each is started again while the others are written to."""
    counters = Counters()
    with loaded(replicas, counters) as load:
        for number in range(kills):
            load.await_acks(acks)
            replica = replicas[number % len(replicas)]
            replica.kill()
            replica.begin()
            replica.await_ready()
        load.await_acks(acks)
    return counters


def test_what_a_killed_service_acknowledged_is_stored(
    place: Place, folder: Path, database_kind: str, record_property: Record
) -> None:
    """Every one of the seven counters is 0, on each kind of database."""
    replicas = [Replica(place, folder / name) for name in ("one", "other")]
    counters = _kill_under_load(replicas, KILLS, ACKS)
    record_property("measured", f"{database_kind}, {KILLS} kills: {counters}")
    assert not counters, vars(counters)


def test_a_service_that_answers_before_commit_is_found_out(
    request: pytest.FixtureRequest, folder: Path, record_property: Record
) -> None:
    """The control: answers before the COMMIT are lost with a kill, and the counters say so."""
    place = new_place(request, "sqlite").prepare()
    # The last answer before a kill is always one of the replica that is killed.
    replicas = [Replica(place, folder / "one", code=EARLY_ANSWERS)]
    counters = _kill_under_load(replicas, 3, 10)
    record_property("control", f"answers before COMMIT: {counters}")
    assert counters.lost or counters.lost_update
