"""G11: three nodes of Galera with a replica each; nodes die, freeze and are cut off."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.gates.counters import Counters
from tests.gates.galera_cluster import Node, galera_cluster
from tests.gates.gates import amount
from tests.gates.load import Load
from tests.gates.replica import LATE_FLUSHES, UNDER_LOAD, Replica, loaded
from tests.support.databases import Place

pytestmark = [*UNDER_LOAD, pytest.mark.needs("mariadb", "namespaces")]

Record = Callable[[str, object], None]
Replicas = list[Replica]
ACKS = amount("NFM_ACKS")
SILENCE_SECONDS = 8.0  # longer than the others wait before they go on without a node (5 s)


@pytest.fixture(scope="module")
def nodes() -> Iterator[list[Node]]:
    """Yield a running cluster."""
    with galera_cluster() as nodes:
        yield nodes


@pytest.fixture
def replicas(nodes: list[Node], tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Replicas:
    """Yield a replica beside each node, on a database of the test's own."""
    name = nodes[0].new_database().rpartition("/")[2]
    place = tmp_path_factory.mktemp("place")
    places = [Place(place, node.url(name), node) for node in nodes]
    places[0].prepare()
    return [Replica(place, folder / str(n)) for n, place in enumerate(places)]


def _kill(node: Node, _nodes: list[Node], load: Load) -> float:
    node.kill()
    noticed = load.seconds_until_refused(node.number - 1)
    load.await_acks(ACKS)
    node.start()
    return noticed


def _pause(node: Node, _nodes: list[Node], load: Load) -> float:
    with node.frozen():
        time.sleep(SILENCE_SECONDS)
        load.await_acks(ACKS)
    return 0.0


def _cut_off(node: Node, _nodes: list[Node], load: Load) -> float:
    with node.lan.cut_off(node.number):
        noticed = load.seconds_until_refused(node.number - 1)
        load.await_acks(ACKS)
    return noticed


def _kill_all(_node: Node, nodes: list[Node], load: Load) -> float:
    for node in nodes:
        os.kill(node.pid, SIGKILL)
    for node in nodes:
        node.kill()
    noticed = load.seconds_until_refused(0)
    for node in nodes:
        node.begin()
    for node in nodes:
        node.await_ready()
    return noticed


FAULTS = {
    "NFM_NODE_KILLS": _kill,
    "NFM_CLUSTER_KILLS": _kill_all,
    "NFM_NODE_PAUSES": _pause,
    "NFM_PARTITIONS": _cut_off,
}


def test_a_cluster_keeps_what_was_acknowledged(
    nodes: list[Node], replicas: Replicas, record_property: Record
) -> None:
    """The counters are 0, every node comes back by itself, and all have the same rows."""
    counters, noticed = Counters(), dict.fromkeys(FAULTS, 0.0)
    with loaded(replicas, counters) as load:
        for name, fault in FAULTS.items():
            for number in range(amount(name)):
                load.await_acks(ACKS)
                seconds = fault(nodes[number % len(nodes)], nodes, load)
                noticed[name] = max(noticed[name], seconds)
                for node in nodes:
                    node.await_synced()
        load.await_acks(ACKS)
    done = ", ".join(
        f"{name} {amount(name)}" + (f" (503 after {seconds:.1f} s at most)" if seconds else "")
        for name, seconds in noticed.items()
        if amount(name)
    )
    record_property("measured", f"{done}: {counters}")
    assert not counters, vars(counters)
    assert len({tuple(_checksums(replica.place)) for replica in replicas}) == 1


def _checksums(place: Place) -> list[str]:
    return [line.split()[1] for line in place.sql("CHECKSUM TABLE access_records, audit_events")]


def test_a_cluster_that_does_not_flush_loses(
    nodes: list[Node], replicas: Replicas, record_property: Record
) -> None:
    """The control: with commits that are not on disk, the death of all nodes loses some."""
    counters = Counters()
    with loaded(replicas, counters) as load:
        for node in nodes:
            for statement in LATE_FLUSHES["mariadb"]:
                node.execute(statement)
        load.await_acks(ACKS)
        _kill_all(nodes[0], nodes, load)
        load.await_acks(1)
        # The rows are read through the first node, and the ACK can be another one's.
        for node in nodes:
            node.await_synced()
    record_property("control", f"innodb_flush_log_at_trx_commit = 0: {counters}")
    assert counters.lost or counters.lost_update
