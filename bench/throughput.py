"""P1: requests a second of merge-fields, over those of a bare ASGI app that does the same job."""

import re
import subprocess
from pathlib import Path
from statistics import median

from bench.data import BenchData
from bench.servers import HELLO, JOB, LOAD_CORE, SERVICE, Running, on_core, uvicorn
from bench.verdict import at_least

ROUNDS = 5
SECONDS = 4
GOAL = 0.5
CONNECTIONS = 32
SCRIPT = Path(__file__).with_name("load.lua")
SERVERS = {"hello": HELLO, "job": JOB, "service": SERVICE}


def report(data: BenchData) -> list[str]:
    """Measure in interleaved rounds; the ratio is the median of the ratios of each round."""
    rounds = [_measure_all(data) for _ in range(ROUNDS)]
    ratio = median(rates["service"] / rates["job"] for rates in rounds)
    return [
        f"P1  merge-fields, {data.place.kind}, {data.records:,} records, {CONNECTIONS} connections",
        *(
            f"    {name:8} {median(rates[name] for rates in rounds):10,.0f} requests/s"
            for name in SERVERS
        ),
        f"    service / job = {at_least(ratio, GOAL)}",
    ]


def _measure_all(data: BenchData) -> dict[str, float]:
    rates = {}
    for name, app in SERVERS.items():
        with uvicorn(app, data.environment()) as server:
            rates[name] = requests_per_second(server, data, SECONDS)
    return rates


def requests_per_second(server: Running, data: BenchData, seconds: int) -> float:
    """Load one server for some seconds. Every answer must be 200."""
    printed = load(server, data, seconds, CONNECTIONS)
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    assert found is not None
    return float(found[1])


def load(server: Running, data: BenchData, seconds: int, connections: int) -> str:
    """Ask for random records and return what wrk prints. Every answer must be 200."""
    finished = subprocess.run(
        on_core(
            LOAD_CORE,
            *("wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(SCRIPT)),
            *(f"http://127.0.0.1:{server.port}", "--", data.key),
            *(str(data.records // data.stride), str(data.stride)),
        ),
        check=True,
        capture_output=True,
        text=True,
    )
    if re.search(r"Non-2xx|Socket errors", finished.stdout):
        raise RuntimeError(finished.stdout)
    return finished.stdout
