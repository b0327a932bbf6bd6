"""G11 on PostgreSQL: Patroni replaces a leader that is gone by its synchronous standby."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gates.counters import Counters
from tests.gates.gates import amount
from tests.gates.load import Load
from tests.gates.patroni_pair import Member, patroni_pair
from tests.gates.replica import UNDER_LOAD, Replica, loaded
from tests.support.databases import Place

pytestmark = [*UNDER_LOAD, pytest.mark.needs("postgresql", "patroni", "etcd")]

Record = Callable[[str, object], None]
ACKS = amount("NFM_ACKS")
FAILOVERS = amount("NFM_FAILOVERS")


@pytest.fixture(scope="module")
def members() -> Iterator[list[Member]]:
    """Yield a leader and its standby."""
    with patroni_pair() as members:
        yield members


@pytest.fixture
def replica(
    members: list[Member], tmp_path_factory: pytest.TempPathFactory, folder: Path
) -> Replica:
    """Yield a replica whose URL names both members, on a database of the test's own."""
    place = Place(tmp_path_factory.mktemp("place"), members[0].new_database(), members[0])
    return Replica(place.prepare(), folder / "one")


def _roles(members: list[Member]) -> tuple[Member, Member]:
    """Return the leader and the standby."""
    one, other = members
    return (one, other) if one.is_in("leader") else (other, one)


def _fail_over(members: list[Member], load: Load) -> float:
    """Kill the leader and its Patroni; return the seconds until a write succeeds again."""
    leader, standby = _roles(members)
    began = time.monotonic()
    leader.kill()
    standby.await_role("leader")
    load.await_acks(1)
    taken = time.monotonic() - began
    leader.start()
    return taken


def test_a_failover_loses_nothing(
    members: list[Member], replica: Replica, record_property: Record
) -> None:
    """The counters are 0, and the old leader is the synchronous standby each time."""
    counters, taken = Counters(), []
    with loaded([replica], counters) as load:
        for _ in range(FAILOVERS):
            load.await_acks(ACKS)
            taken.append(_fail_over(members, load))
            _roles(members)[1].await_role("sync")
        load.await_acks(ACKS)
    record_property(
        "measured",
        f"Patroni, {FAILOVERS} failovers: {counters}, at most {max(taken):.1f} s without writes",
    )
    assert not counters, vars(counters)


def test_an_asynchronous_standby_is_found_out(
    members: list[Member], replica: Replica, record_property: Record
) -> None:
    """The control: what the standby did not have yet is lost with the leader."""
    counters = Counters()
    leader, standby = _roles(members)
    leader.configure(synchronous_mode=False)
    with loaded([replica], counters) as load:
        standby.await_role("async")
        load.await_acks(ACKS)
        sender = leader.execute("SELECT pid FROM pg_stat_replication")
        os.kill(int(sender), signal.SIGSTOP)  # a network that delays
        load.await_acks(ACKS)
        _fail_over(members, load)
        load.await_acks(ACKS)
    record_property("control", f"asynchronous standby: {counters}")
    assert counters.lost or counters.lost_update
