"""What was sent and what was answered to it, on disk before the next thing happens."""

import itertools
import json
import math
import os
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Outcome(Enum):
    """What an answer promises of an operation."""

    ACK = "stored"  # a 2xx that was read to its end
    NACK = "not stored"  # a 4xx, a 503 that does not say unknown, or no connection
    UNKNOWN = "unknown"  # a 503 that says so, a time-out, a reset


class Verb(Enum):
    """What an operation does to the record of a service."""

    CREATE = "create"
    CHANGE = "change"
    DELETE = "delete"
    COUNT = "count"  # adds one to a number that all writers share


@dataclass(frozen=True)
class Operation:
    """One request. A record that it wrote has its token in every member."""

    number: int
    service: int
    verb: Verb
    outcome: Outcome = Outcome.UNKNOWN

    @property
    def token(self) -> str:
        return f"t{self.number}"


class Ledger:
    """A file with two lines an operation: before it is sent, and once its outcome is certain.

    Each ends in the time, in nanoseconds of the clock `time.monotonic`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.outcomes: Counter[Outcome] = Counter()
        self._file = path.open("a", encoding="ascii")
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)

    def begin(self, service: int, verb: Verb) -> Operation:
        """Note what is about to be sent; it is on disk when this returns."""
        operation = Operation(next(self._numbers), service, verb)
        self._append([operation.number, service, verb.value])
        os.fdatasync(self._file.fileno())
        return operation

    def end(self, operation: Operation, outcome: Outcome) -> None:
        """Note an outcome. An operation without one is unknown."""
        self._append([operation.number, outcome.value])
        with self._lock:
            self.outcomes[outcome] += 1

    def close(self) -> None:
        self._file.close()

    def _append(self, line: list[object]) -> None:
        with self._lock:
            self._file.write(json.dumps([*line, time.monotonic_ns()]) + "\n")
            self._file.flush()


def read_ledger(path: Path, until: float = math.inf) -> dict[int, list[Operation]]:
    """Return the operations of each service, in the order in which they were sent.

    What is later than `until` has not happened.
    """
    lines = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
    lines = [line for line in lines if line[-1] <= until]
    outcomes = {line[0]: Outcome(line[1]) for line in lines if len(line) == 3}
    operations = defaultdict(list)
    for number, service, verb, _ in (line for line in lines if len(line) == 4):
        outcome = outcomes.get(number, Outcome.UNKNOWN)
        operations[service].append(Operation(number, service, Verb(verb), outcome))
    return dict(operations)
