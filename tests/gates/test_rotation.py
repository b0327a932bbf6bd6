"""G7: the key that seals is replaced while records are written and read, and reseal is killed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.gates.counters import Counters
from tests.gates.gates import amount
from tests.gates.replica import UNDER_LOAD, Replica, loaded
from tests.support.command import environment
from tests.support.databases import Place
from tests.support.waiting import POLL_SECONDS

pytestmark = UNDER_LOAD

RecordProperty = Callable[[str, object], None]
ROTATIONS, KILLS = amount("NFM_ROTATIONS"), amount("NFM_RESEAL_KILLS")
ACKS = amount("NFM_ACKS")
STILL = range(10, 2_000)  # records that the load leaves alone


def _tags(place: Place) -> list[tuple[str, ...]]:
    """Return what the ETags of those records are made of."""
    last = f"FROM access_records WHERE service_id < {STILL.stop} ORDER BY service_id"
    columns = ("service_id", "incarnation", "version", "updated_at")
    rows = zip(*(place.sql(f"SELECT {column} {last}") for column in columns), strict=True)
    return [row for row in rows if int(row[0]) in STILL]


def _reseal_and_kill(place: Place, old: str) -> bool:
    """Kill reseal as soon as it has sealed something; return whether it had not finished."""
    left = f"SELECT count(*) FROM access_records WHERE seal LIKE '%.{old}.%'"
    before = int(place.sql(left)[0])
    command = [sys.executable, "-m", "app", "reseal"]
    variables = environment(place.folder, **place.variables)
    with subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and int(place.sql(left)[0]) >= before:
            try:
                process.wait(POLL_SECONDS / 10)
            except subprocess.TimeoutExpired:
                continue
        process.kill()
    return int(place.sql(left)[0]) > 0


def _rotate(place: Place) -> int:
    """Replace the key; return how many kills of reseal left it something to do."""
    old = place.sql("SELECT id FROM sealing_keys WHERE state = 'active'")[-1]
    new = place.command("keyring", "add").splitlines()[0]
    place.command("keyring", "promote", new)
    kills = sum(_reseal_and_kill(place, old) for _ in range(KILLS))
    place.command("reseal")
    place.command("keyring", "disable", old)
    place.command("keyring", "destroy", "--yes", old)
    return kills


def test_a_rotation_under_load_is_not_noticed(
    place: Place, folder: Path, database_kind: str, record_property: RecordProperty
) -> None:
    """No call is refused, no write lost, no ETag changed; a killed reseal goes on where it was."""
    rows = (f"{service},1,name,secret" for service in STILL)
    start = folder / "still.csv"
    start.write_text("\n".join(["service_id,client_id,username,password", *rows]))
    place.command("import", str(start))
    counters, before, kills = Counters(), _tags(place), 0
    with loaded([Replica(place, folder / "one")], counters) as load:
        for _ in range(ROTATIONS):
            load.await_acks(ACKS)
            kills += _rotate(place)
        load.await_acks(ACKS)
    record_property(
        "measured",
        f"{database_kind}, {ROTATIONS} rotations, {kills} unfinished reseals killed: {counters}",
    )
    assert 503 not in load.findings.answers, load.findings.answers[503]
    assert not counters, vars(counters)
    assert _tags(place) == before
