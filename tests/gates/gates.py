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
    """One row of the table that `make soak` prints.

    `tests` are arguments of pytest. `control` is part of the name of the test among them that shows
    that the others would notice; tests of this folder record what their control has found.
    """

    name: str
    what: str
    tests: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()
    control: str = ""


GATES = (
    Gate(
        "G1",
        "Schemathesis: all checks, all phases, every kind of key",
        ("tests/api/test_schemathesis.py",),
        (Amount("NFM_SOAK_CASES", 100, 20_000), Amount("NFM_SOAK_EXAMPLES", 3, 800)),
    ),
    Gate(
        "G2",
        "a state machine over HTTP against a model",
        ("tests/gates/test_state_machine.py",),
        (Amount("NFM_MODEL_RUNS", 6, 300),),
    ),
    Gate(
        "G3",
        "malformed requests",
        (
            "tests/api/test_bodies.py",
            "tests/api/test_http.py",
            "tests/serving/test_refused.py",
            "tests/serving/test_deadlines.py",
        ),
        control="the_reader_takes_strict_json",
    ),
    Gate(
        "G4",
        "a canary in every output, log, file and process argument",
        ("tests/security/test_canary.py", "tests/addon/mail/test_mail_log.py"),
        control="the_stock_handler_would_leak",
    ),
    Gate(
        "G5",
        "ownership: services, clients, installations, scopes, states of keys",
        ("tests/security/test_installations.py", "tests/api/test_misses.py", "tests/auth"),
        control="the_owner_sees_all_of_it",
    ),
    Gate(
        "G6",
        "the seal: swaps, bit flips, edits, unknown keys, published vectors",
        ("tests/crypto", "tests/records/test_broken.py", "tests/records/test_forged_key_ids.py"),
        control="a_whole_database_is_in_order",
    ),
    Gate(
        "G7",
        "rotation of the key under load, kill -9 of reseal",
        ("tests/gates/test_rotation.py", "tests/storage/test_rotation_everywhere.py"),
        (Amount("NFM_ROTATIONS", 1, 5), Amount("NFM_RESEAL_KILLS", 1, 4)),
        control="without_the_guard",
    ),
    Gate(
        "G8",
        "kill -9 of the service under writes",
        ("tests/gates/test_api_kills.py",),
        (Amount("NFM_API_KILLS", 3, 200), Amount("NFM_ACKS", 40, 100)),
    ),
    Gate(
        "G9",
        "restarts and kills of the database, SQLite locked, disk full",
        (
            "tests/gates/test_database_faults.py",
            "tests/storage/test_outage.py",
            "tests/storage/test_outages_everywhere.py",
            "tests/storage/test_certain_commits.py",
        ),
        (
            Amount("NFM_DATABASE_ENDS", 2, 50),
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
        "Galera with three nodes and replicas; PostgreSQL with failover by Patroni",
        ("tests/gates/test_galera.py", "tests/gates/test_failover.py"),
        (
            Amount("NFM_NODE_KILLS", 1, 30),
            Amount("NFM_CLUSTER_KILLS", 1, 5),
            Amount("NFM_NODE_PAUSES", 0, 10),
            Amount("NFM_PARTITIONS", 1, 10),
            Amount("NFM_FAILOVERS", 1, 20),
        ),
    ),
    Gate(
        "G12",
        "faults between PHP and the API",
        ("tests/faults",),
        control="the_fault_server_can_answer_well",
    ),
    Gate("G13", "which mail may have which login", ("tests/addon/mail",)),
    Gate(
        "G14",
        "escaping through hook, Smarty, parser and browser",
        ("tests/browser/test_escaping.py", "tests/client_area/test_section.py"),
    ),
    Gate(
        "G15",
        "migrations up, down, up; the release before on the new schema",
        (
            "tests/storage/test_migrations.py",
            "tests/storage/test_migrations_everywhere.py",
            "tests/storage/test_releases.py",
            "tests/storage/test_interrupted_migrations.py",
        ),
    ),
    Gate(
        "G16",
        "an import is all or nothing; CSV there and back",
        (
            "tests/bulk/test_import_and_export.py",
            "tests/bulk/test_import_transaction.py",
            "tests/bulk/test_broken_off.py",
            "tests/commands/test_bulk_commands.py",
        ),
        (Amount("NFM_ROUND_TRIPS", 25, 1_000),),
    ),
    Gate(
        "G17",
        "sizes, layers, names; the rest is `make check`",
        ("tests/architecture",),
        control="the_budgets_look_at_something",
    ),
    Gate(
        "scaling",
        "replicas behind nginx, HAProxy before Galera; migrations on three nodes at once",
        ("tests/scaling", "tests/storage/test_galera_migrations.py"),
        (Amount("NFM_SCALING_ROUNDS", 1, 30), Amount("NFM_TEST_GALERA_ROUNDS", 2, 20)),
    ),
    Gate(
        "U1",
        "flows of v5, v9 and IPFIX through nfcapd: bytes, slots, faults of files",
        (
            "tests/usage/test_real_flows.py",
            "tests/usage/test_file_faults.py",
            "tests/usage/test_known_slots.py",
        ),
        (Amount("NFM_USAGE_FLOWS", 2_000, 100_000),),
        control="without_markers",
    ),
    Gate(
        "U2",
        "percentiles by five methods, cycles in twelve zones, sums that add up and are stored",
        (
            "tests/usage/test_figures.py",
            "tests/usage/test_slots.py",
            "tests/usage/test_spread.py",
            "tests/usage/test_tally.py",
            "tests/usage/test_pack.py",
        ),
        (
            Amount("NFM_USAGE_SERIES", 500, 10_000),
            Amount("NFM_USAGE_MOMENTS", 5_000, 100_000),
            Amount("NFM_USAGE_EXAMPLES", 100, 20_000),
        ),
        control="a_rank_that_is_rounded",
    ),
    Gate(
        "U3",
        "bytes count once: kill -9 of the collector, several at once, files in any order",
        ("tests/usage/test_exactly_once.py",),
        (Amount("NFM_USAGE_KILLS", 6, 100),),
        control="a_marker_after_the_commit",
    ),
    Gate(
        "U4",
        "faults of NetFlow Analyzer, and between PHP and the API: gaps are gaps, pages stay",
        (
            "tests/usage/test_analyzer_answers.py",
            "tests/usage/test_netflow_analyzer.py",
            "tests/usage/test_polling.py",
            "tests/faults/test_usage.py",
        ),
        control="without_proof_wrong_units_are_stored",
    ),
    Gate(
        "U5",
        "nobody sees another owner's bytes: random histories, edits of series by SQL",
        (
            "tests/usage/test_ownership.py",
            "tests/usage/test_usage_owners.py",
            "tests/usage/test_moved_sums.py",
        ),
        (Amount("NFM_USAGE_QUESTIONS", 250, 20_000), Amount("NFM_USAGE_STEPS", 30, 120)),
        control="without_an_edit_each_owner_sees_bytes",
    ),
    Gate(
        "U8",
        "bytes a sample of closed days",
        ("tests/usage/test_sizes.py",),
        (Amount("NFM_USAGE_STORED", 200, 1_200),),
    ),
    Gate(
        "U9",
        "the graph in Chromium: themes, widths, dark, without script, forced colours",
        ("tests/browser/test_usage.py",),
        control="the_check_finds_what_is_wrong",
    ),
    Gate(
        "races",
        "writers in each other's way",
        (
            "tests/storage/test_lost_updates.py",
            "tests/storage/test_lost_updates_everywhere.py",
            "tests/storage/test_reuse_races_everywhere.py",
            "tests/storage/test_decisions_everywhere.py",
        ),
        (Amount("NFM_TEST_INCREMENTS", 40, 500), Amount("NFM_TEST_RACES", 60, 1_000)),
        control="a_write_without_a_condition_loses",
    ),
)


def amount(variable: str) -> int:
    """Return how often, from the environment or else the short amount."""
    (short,) = {one.short for gate in GATES for one in gate.amounts if one.variable == variable}
    return int(os.environ.get(variable, short))
