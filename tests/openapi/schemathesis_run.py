"""Runs Schemathesis in a process of its own and reads what it noted of every answer."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "tests" / "openapi" / "schemathesis.toml"
# Else it tries on every path what a method that the document does not have does.
NO_OTHER_METHODS = """
[phases.coverage]
unexpected-methods = []
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended, and the statuses that every operation answered with."""

    exit_code: int
    output: str
    answers: dict[str, Counter[int]] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """How many requests were answered."""
        return sum(counter.total() for counter in self.answers.values())

    def with_status(self, lowest: int, highest: int) -> list[str]:
        """Return the operations that answered with a status in this range."""
        return [
            operation
            for operation, statuses in self.answers.items()
            if any(lowest <= status <= highest for status in statuses)
        ]


def run(url: str, key: str, ledger: Path, *options: str, read_only: bool = False) -> Run:
    """Run all checks against the service at `url`; the key is in no process argument.

    `read_only`: only GET is sent. Should another method be about to go out, the run ends and the
    operation is noted with status 0.
    """
    variables = {"NFM_KEY": key, "NFM_LEDGER": str(ledger), "PYTHONPATH": str(ROOT)}
    config = CONFIG
    if read_only:
        variables["NFM_READ_ONLY"] = "1"
        options += ("--include-method", "GET")
        config = ledger.with_name("read-only.toml")
        config.write_text(CONFIG.read_text() + NO_OTHER_METHODS)
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("st")),
            "--config-file",
            str(config),
            "run",
            f"{url}/openapi.json",
            *options,
        ],
        cwd=ledger.parent,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Run(done.returncode, done.stdout, _read(ledger))


def _read(ledger: Path) -> dict[str, Counter[int]]:
    answers: dict[str, Counter[int]] = {}
    for line in ledger.read_text().splitlines() if ledger.exists() else ():
        status, _, operation = line.partition(" ")
        answers.setdefault(operation, Counter())[int(status)] += 1
    return answers
