"""Runs the gates at full length and prints one table: python -m tests.gates.soak [G8 …]."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.gates.gates import GATES, Gate

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "artifacts" / "soak"
HEAD = "| gate | what | how many | result | control | minutes |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Row:
    """What one gate has come to."""

    gate: Gate
    seconds: float
    cases: list[ET.Element]

    @property
    def is_passed(self) -> bool:
        return bool(self.cases) and not any(map(_failed, self.cases))

    def __str__(self) -> str:
        return (
            "| "
            + " | ".join(
                [
                    self.gate.name,
                    self.gate.what,
                    "; ".join([f"{len(self.cases)} tests", *_amounts(self.gate)]),
                    "; ".join([self._verdict(), *self._recorded("measured")]),
                    "; ".join(self._recorded("control") + self._named_control()) or "none",
                    f"{self.seconds / 60:.1f}",
                ]
            )
            + " |"
        )

    def _verdict(self) -> str:
        skipped = sum(case.find("skipped") is not None for case in self.cases)
        verdict = "passed" if self.is_passed else "**FAILED**"
        return f"{verdict}, {skipped} skipped" if skipped else verdict

    def _recorded(self, name: str) -> list[str]:
        path = f"properties/property[@name='{name}']"
        return [found.get("value", "") for case in self.cases for found in case.iterfind(path)]

    def _named_control(self) -> list[str]:
        named = [case for case in self.cases if self.gate.control in case.get("name", "")]
        if not self.gate.control:
            return []
        ended = "passed" if named and not any(map(_failed, named)) else "**FAILED**"
        return [f"`{self.gate.control}` {ended}"]


def _failed(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def _amounts(gate: Gate) -> list[str]:
    return [f"{one.variable} {os.environ[one.variable]}" for one in gate.amounts]


def run(gate: Gate) -> Row:
    """Run the tests of a gate in a process of their own."""
    report, began = REPORTS / f"{gate.name}.xml", time.monotonic()
    report.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *gate.tests, f"--junitxml={report}"],
        cwd=ROOT,
        check=False,
    )
    cases = list(ET.parse(report).iter("testcase")) if report.exists() else []
    return Row(gate, time.monotonic() - began, cases)


def main(names: list[str]) -> bool:
    """Run the named gates, or all, and print their table; return whether all have passed."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    for gate in GATES:
        for one in gate.amounts:
            os.environ.setdefault(one.variable, str(one.long))
    rows = [run(gate) for gate in GATES if not names or gate.name in names]
    table = "\n".join([HEAD, *map(str, rows)])
    (REPORTS / "table.md").write_text(table + "\n", encoding="utf-8")
    print(table)
    return all(row.is_passed for row in rows)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
