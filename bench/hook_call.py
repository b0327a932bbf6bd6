"""P2: a call of the addon as PHP sees it, over the same PHP calling a bare ASGI hello.

The addon's own call to the bare app that does the job is the least that a call can cost.
"""

import json
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles

from bench.data import BenchData
from bench.databases import SQLITE
from bench.servers import HELLO, JOB, LOAD_CORE, SERVICE, Running, on_core, uvicorn
from bench.verdict import at_most

ROUNDS = 3
CALLS = 2_000
GOAL_SQLITE, GOAL_SERVERS = 1.3, 2.0
SCRIPT = Path(__file__).with_name("call.php")
CALLED = {"hello": HELLO, "job": JOB, "merge-fields": SERVICE, "client-area": SERVICE}

Percentiles = Mapping[str, tuple[float, float, float]]
"""Median, 99th percentile and longest in milliseconds, by what was called."""


def report(data: BenchData) -> list[str]:
    """Run PHP several times; it calls every server by turns."""
    with ExitStack() as stack:
        servers = {
            app: stack.enter_context(uvicorn(app, data.environment()))
            for app in (HELLO, JOB, SERVICE)
        }
        called = {name: servers[app] for name, app in CALLED.items()}
        rounds = [time_calls(data, called, CALLS) for _ in range(ROUNDS)]
    return [
        f"P2  one call from PHP, {data.place.kind}, {CALLS:,} of each by turns, new connections",
        *(_times(rounds, name) for name in CALLED),
        *(_ratio(rounds, name, data.place.kind) for name in CALLED if name != "hello"),
    ]


def time_calls(
    data: BenchData,
    called: Mapping[str, Running],
    calls: int,
    keys: Mapping[str, str] | None = None,
) -> Percentiles:
    """Let PHP make that many calls of each, one at a time and by turns, to the server of each.

    `keys` are those for what has another database than `data`.
    """
    addresses = {name: f"http://127.0.0.1:{server.port}" for name, server in called.items()}
    keys = dict.fromkeys(called, data.key) | dict(keys or {})
    order = {"addresses": addresses, "keys": keys, "records": data.records, "calls": calls}
    finished = subprocess.run(
        on_core(LOAD_CORE, "php", str(SCRIPT)),
        input=json.dumps(order),
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "TMPDIR": str(data.place.folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    times: dict[str, list[float]] = json.loads(finished.stdout)
    return {
        name: (median(each), quantiles(each, n=100)[98], max(each)) for name, each in times.items()
    }


def _times(rounds: list[Percentiles], name: str) -> str:
    p50, p99 = (median(found[name][at] for found in rounds) for at in (0, 1))
    return f"    {name:12} p50 {p50:.3f} ms   p99 {p99:.3f} ms"


def _ratio(rounds: list[Percentiles], name: str, kind: str) -> str:
    p50, p99 = (median(found[name][at] / found["hello"][at] for found in rounds) for at in (0, 1))
    if name == "job":
        return f"    job / hello = {p50:.2f} at p50, {p99:.2f} at p99   (the limit)"
    goal = GOAL_SQLITE if kind == SQLITE else GOAL_SERVERS
    return f"    {name} / hello = p50 {at_most(p50, goal)}, p99 {at_most(p99, goal)}"
