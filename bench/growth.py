"""P3: how long merge-fields takes with very many records, over a database of 10,000."""

import re
from contextlib import ExitStack
from statistics import median

from bench.data import BenchData
from bench.servers import SERVICE, uvicorn
from bench.throughput import load
from bench.verdict import at_most

ROUNDS = 9
SECONDS = 2
GOAL = 1.15
MICROSECONDS = {"us": 1.0, "ms": 1_000.0}


def report(few: BenchData, many: BenchData) -> list[str]:
    """Ask one service for each database by turns, one question at a time."""
    with ExitStack() as stack:
        served = [
            (stack.enter_context(uvicorn(SERVICE, data.environment())), data)
            for data in (few, many)
        ]
        rounds = [
            [_median_of(load(server, data, SECONDS, 1)) for server, data in served]
            for _ in range(ROUNDS)
        ]
    ratio = median(large / small for small, large in rounds)
    times = [median(times) for times in zip(*rounds, strict=True)]
    return [
        "P3  merge-fields, SQLite, one connection, p50; 10,000 services are asked for in both",
        *(
            f"    {data.records:12,} records {time:8.0f} µs"
            for data, time in zip((few, many), times, strict=True)
        ),
        f"    many / few = {at_most(ratio, GOAL)}",
    ]


def _median_of(printed: str) -> float:
    found = re.search(r"50%\s+([\d.]+)(us|ms)", printed)
    assert found is not None
    return float(found[1]) * MICROSECONDS[found[2]]
