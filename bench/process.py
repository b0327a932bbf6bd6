"""P9 and P7: how long a worker takes to be ready, and how much memory it then holds."""

import re
from pathlib import Path
from statistics import median

from bench.data import BenchData
from bench.servers import FRAMEWORK, SERVICE, require_ready, uvicorn
from bench.verdict import at_most

ROUNDS = 7
START_GOAL, MEMORY_GOAL = 2, 40
SERVERS = {"FastAPI": FRAMEWORK, "service": SERVICE}


def report_start(data: BenchData) -> list[str]:
    """Start both by turns; each counts as ready when it listens, and must then say so."""
    rounds = _rounds(data)
    seconds = {name: median(found[name][0] for found in rounds) for name in SERVERS}
    ratio = median(found["service"][0] / found["FastAPI"][0] for found in rounds)
    return [
        "P9  cold start of one worker until it listens",
        *(f"    {name:8} {seconds[name]:.2f} s" for name in SERVERS),
        f"    service / FastAPI = {at_most(ratio, START_GOAL)}",
    ]


def report_memory(data: BenchData) -> list[str]:
    """Compare what both hold when they are ready and were asked once."""
    rounds = _rounds(data)
    memory = {name: median(found[name][1] for found in rounds) for name in SERVERS}
    difference = memory["service"] - memory["FastAPI"]
    return [
        "P7  memory of one worker (PSS), ready and asked once",
        *(f"    {name:8} {memory[name]:.0f} MB" for name in SERVERS),
        f"    service - FastAPI = {at_most(difference, MEMORY_GOAL, ' MB')}",
    ]


def _rounds(data: BenchData) -> list[dict[str, tuple[float, float]]]:
    """Return seconds and megabytes of each, started by turns."""
    return [{name: _start(app, data) for name, app in SERVERS.items()} for _ in range(ROUNDS)]


def _start(app: str, data: BenchData) -> tuple[float, float]:
    with uvicorn(app, data.environment()) as server:
        require_ready(server)
        return server.seconds, megabytes(server.pid)


def megabytes(pid: int) -> float:
    """Return the proportional set size: pages that processes share are counted in parts."""
    found = re.search(
        r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE
    )
    assert found is not None
    return int(found[1]) / 1024
