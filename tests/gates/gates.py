"""The gates as data: what each is about, which tests show it, and how much is short and long."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Amount:
    """How often something is done: in `make test`, and in `make soak`."""

    variable: str  # of the environment; it overrides both
    short: int
    long: int


@dataclass(frozen=True)
class Gate:
    """One row of the table that `make soak` prints. `tests` are arguments of pytest."""

    name: str
    what: str
    tests: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()


GATES = (
    Gate(
        "G2",
        "a state machine over HTTP against a model",
        ("tests/gates/test_state_machine.py",),
        (Amount("NFM_MODEL_RUNS", 10, 300),),
    ),
    Gate(
        "G8",
        "kill -9 of the API under writes",
        ("tests/gates/test_api_kills.py",),
        (Amount("NFM_API_KILLS", 3, 200), Amount("NFM_ACKS", 40, 100)),
    ),
    Gate(
        "G9",
        "database restarts and kills, SQLite locked, disk full",
        (
            "tests/gates/test_database_faults.py",
            "tests/storage/test_outage.py",
            "tests/storage/test_outages_everywhere.py",
            "tests/storage/test_certain_commits.py",
        ),
        (
            Amount("NFM_DATABASE_ENDS", 4, 50),
            Amount("NFM_LOCKS", 1, 50),
            Amount("NFM_FULL_DISKS", 2, 50),
        ),
    ),
    Gate(
        "G10",
        "power cut on SQLite",
        ("tests/gates/test_power_cut.py",),
        (Amount("NFM_POWER_CUTS", 100, 1_000),),
    ),
    Gate(
        "G11",
        "Galera: three nodes, three replicas; PostgreSQL: failover by Patroni",
        ("tests/gates/test_galera.py", "tests/gates/test_failover.py"),
        (
            Amount("NFM_FAILOVERS", 1, 20),
            Amount("NFM_NODE_KILLS", 1, 30),
            Amount("NFM_CLUSTER_KILLS", 1, 5),
            Amount("NFM_NODE_PAUSES", 1, 10),
            Amount("NFM_PARTITIONS", 1, 10),
        ),
    ),
)


def amount(variable: str) -> int:
    """Return how often, from the environment or else the short amount."""
    (short,) = {one.short for gate in GATES for one in gate.amounts if one.variable == variable}
    return int(os.environ.get(variable, short))
