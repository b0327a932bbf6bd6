"""P10: how long merge-fields takes beside expensive calls, over what it takes alone."""

import http.client
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.bulk import write_csv
from bench.data import BenchData
from bench.servers import LOAD_CORE, SERVICE, Running, on_core, uvicorn
from bench.throughput import load
from bench.verdict import at_most

ROUNDS = 3
SECONDS = 4
SEARCHES = 40
ROWS = 100_000
GOAL = 3
TIMEOUT_SECONDS = 600
SCRIPT = Path(__file__).with_name("searches.lua")
Load = Callable[[], AbstractContextManager[None]]
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one call at a time: the median, and the slowest of a hundred."""

    p50: float
    p99: float


def report(data: BenchData) -> list[str]:
    """Ask alone and beside each load by turns; a render that is not 200 fails the run."""
    with TemporaryDirectory() as folder, uvicorn(SERVICE, data.environment()) as server:
        source = write_csv(Path(folder) / "rows.csv", ROWS)
        beside: dict[str, Load] = {
            f"{SEARCHES} searches": lambda: _searches(server, data),
            "an export": lambda: _repeated(lambda: _export(server, data)),
            "an import": lambda: _repeated(lambda: _import(server, data, source)),
        }
        _measure(server, data)
        rounds = {
            name: [_round(server, data, expensive) for _ in range(ROUNDS)]
            for name, expensive in beside.items()
        }
    return [
        f"P10 merge-fields beside expensive calls, {data.place.kind}, {data.records:,} records",
        *(line for name, found in rounds.items() for line in _lines(name, found)),
    ]


def _lines(name: str, rounds: list[tuple[Times, Times]]) -> Iterator[str]:
    alone, beside = (
        Times(median(each[at].p50 for each in rounds), median(each[at].p99 for each in rounds))
        for at in (0, 1)
    )
    ratio = median(with_load.p99 / idle.p99 for idle, with_load in rounds)
    yield f"    alone            p50 {alone.p50:8.2f} ms   p99 {alone.p99:8.2f} ms"
    yield f"    {name:16} p50 {beside.p50:8.2f} ms   p99 {beside.p99:8.2f} ms"
    yield f"    p99 beside {name} / alone = {at_most(ratio, GOAL)}"


@contextmanager
def _searches(server: Running, data: BenchData) -> Iterator[None]:
    """Keep that many searches waiting or running."""
    process = subprocess.Popen(
        on_core(
            LOAD_CORE,
            *("wrk", "-t1", f"-c{SEARCHES}", f"-d{10 * SECONDS}s", "-s", str(SCRIPT)),
            *(f"http://127.0.0.1:{server.port}", "--", data.key),
        ),
        stdout=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _repeated(call: Callable[[], None]) -> Iterator[None]:
    """Make a call again and again, and at the end wait for the last one."""
    is_over = threading.Event()

    def repeat() -> None:
        while not is_over.is_set():
            call()

    thread = threading.Thread(target=repeat)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _export(server: Running, data: BenchData) -> None:
    _call(server, "GET", "/v1/exports?format=csv", data, None)


def _import(server: Running, data: BenchData, source: Path) -> None:
    _call(server, "POST", "/v1/imports", data, source.read_bytes())


def _call(server: Running, method: str, path: str, data: BenchData, body: bytes | None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
    headers = {"Authorization": f"Bearer {data.key}", "Content-Type": "text/csv"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    while answer.read(1 << 16):
        pass
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")


def _round(server: Running, data: BenchData, beside: Load) -> tuple[Times, Times]:
    alone = _measure(server, data)
    with beside():
        return alone, _measure(server, data)


def _measure(server: Running, data: BenchData) -> Times:
    printed = load(server, data, SECONDS, 1)
    found = [re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", printed) for percent in (50, 99)]
    p50, p99 = (float(each[1]) * MILLISECONDS[each[2]] for each in found if each is not None)
    return Times(p50, p99)
