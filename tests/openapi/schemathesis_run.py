"""Runs Schemathesis in a process of its own and reads what it noted of every answer."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "tests" / "openapi" / "schemathesis.toml"
ONE_KEY = 'headers = { Authorization = "Bearer ${NFM_KEY}" }\n'
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
    config = CONFIG.read_text()
    if read_only:
        variables["NFM_READ_ONLY"] = "1"
        options += ("--include-method", "GET")
        config += NO_OTHER_METHODS
    return _run(url, variables, config, options)


def run_by_turns(url: str, keys: Mapping[str, str], ledger: Path, *options: str) -> Run:
    """Run with keys that take turns: the kinds of `keys` stand behind the operations of the run."""
    variables = {
        "NFM_KEY": next(filter(None, keys.values())),
        "NFM_KEYS": json.dumps(keys),
        "NFM_LEDGER": str(ledger),
        "PYTHONPATH": str(ROOT),
    }
    config = CONFIG.read_text()
    assert ONE_KEY in config
    return _run(url, variables, config.replace(ONE_KEY, ""), options)


def _run(url: str, variables: Mapping[str, str], config: str, options: Sequence[str]) -> Run:
    ledger = Path(variables["NFM_LEDGER"])
    config_file = ledger.with_suffix(".toml")
    config_file.write_text(config)
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("st")),
            "--config-file",
            str(config_file),
            "run",
            f"{url}/openapi.json",
            *options,
        ],
        cwd=ledger.parent,
        env=os.environ | dict(variables),
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
