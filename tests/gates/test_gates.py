"""The table of gates is whole, what it names exists, and the counters count."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.gates.counters import Stored, count
from tests.gates.gates import GATES, Gate
from tests.gates.ledger import Operation, Outcome, Verb
from tests.gates.soak import Row

ROOT = Path(__file__).parents[2]
ACK, NACK, UNKNOWN = Outcome.ACK, Outcome.NACK, Outcome.UNKNOWN
OLD, NEW, MIXED = ("t1",) * 4, ("t2",) * 4, ("t1", "t1", "t2", "t2")
NAMED = re.compile(r'"""([GU][0-9]+)\b')
GONE: tuple[str, ...] = ()


def _source(gate: Gate) -> str:
    paths = [ROOT / test for test in gate.tests]
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_every_gate_is_in_the_table() -> None:
    """G1 to G17, and those of traffic, have a row each; `make bench` shows U6 and U7."""
    numbers = {"G": range(1, 18), "U": (1, 2, 3, 4, 5, 8, 9)}
    gates = {f"{kind}{number}" for kind, of_kind in numbers.items() for number in of_kind}
    assert gates <= {gate.name for gate in GATES}


def test_a_file_that_is_about_a_gate_is_in_its_row() -> None:
    """Its first line names the gate; else `make soak` would leave it out."""
    tests = {gate.name: gate.tests for gate in GATES}
    named = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        with path.open(encoding="utf-8") as lines:
            gate = NAMED.match(next(lines, ""))
        if gate is not None:
            named.append((gate[1], str(path.relative_to(ROOT))))
    assert {"U4", "U5", "U9"} <= {gate for gate, _ in named}
    assert [(gate, name) for gate, name in named if name not in tests[gate]] == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_what_a_gate_names_exists(gate: Gate) -> None:
    """Its tests, its control, and what reads its amounts."""
    assert all((ROOT / test).exists() for test in gate.tests)
    source = _source(gate)
    assert gate.control in source
    if not gate.control and "tests/gates/" in str(gate.tests):
        assert 'record_property("control"' in source
    assert [one.variable for one in gate.amounts if one.variable not in source] == []


def test_a_row_says_what_was_found() -> None:
    """Recorded figures, failures and the control are in the row."""
    measured = '<properties><property name="measured" value="3 kills"/></properties>'
    cases = [
        ET.fromstring(f'<testcase name="test_one">{measured}</testcase>'),
        ET.fromstring('<testcase name="test_control"><failure/></testcase>'),
    ]
    row = Row(Gate("G0", "a gate", (), control="control"), 60, cases)
    assert str(row) == (
        "| G0 | a gate | 2 tests | **FAILED**; 3 kills | `control` **FAILED** | 1.0 |"
    )


@pytest.mark.parametrize(
    ("second", "found", "version", "events", "expected"),
    [
        (ACK, NEW, 2, 2, ""),
        (NACK, OLD, 1, 1, ""),
        (UNKNOWN, OLD, 1, 1, ""),
        (UNKNOWN, NEW, 2, 2, ""),
        (ACK, OLD, 1, 1, "lost"),
        (ACK, GONE, 0, 2, "lost"),
        (NACK, NEW, 2, 2, "ghost"),
        (ACK, NEW, 3, 2, "dup"),
        (ACK, NEW, 2, 3, "dup"),
        (ACK, MIXED, 2, 2, "torn"),
        (ACK, NEW, 2, 1, "audit_gap"),
    ],
)
def test_a_counter_counts_what_it_is_for(
    second: Outcome, found: tuple[str, ...], version: int, events: int, expected: str
) -> None:
    """A record is created, changed, and found like this."""
    ledger = {9: [Operation(1, 9, Verb.CREATE, ACK), Operation(2, 9, Verb.CHANGE, second)]}
    members = {9: found} if found else {}
    counters = count(ledger, Stored(members, {9: version}, Counter({9: events})), [])
    assert bool(counters) == bool(expected)
    assert f"{expected} 1" in str(counters) if expected else "all counters 0" in str(counters)


@pytest.mark.parametrize(
    ("value", "events", "expected"),
    [("2", 3, ""), ("3", 4, ""), ("1", 2, "lost_update"), ("4", 5, "dup"), ("2", 2, "audit_gap")],
)
def test_a_number_that_all_count_up_is_counted(value: str, events: int, expected: str) -> None:
    """Two increments are acknowledged and one is unknown; the record began at 0."""
    outcomes = (ACK, UNKNOWN, ACK)
    ledger = {1: [Operation(n, 1, Verb.COUNT, one) for n, one in enumerate(outcomes)]}
    members: dict[int, tuple[str, ...]] = {1: ("0", "0", value, "0")}
    counters = count(ledger, Stored(members, {1: int(value) + 1}, Counter({1: events})), [])
    assert f"{expected} 1" in str(counters) if expected else not counters
