"""P10: how long PHP waits for merge-fields beside expensive calls, over what it waits alone."""

import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench.bulk import write_csv
from bench.data import BenchData
from bench.hook_call import time_calls
from bench.servers import LOAD_CORE, SERVICE, Running, on_core, uvicorn
from bench.verdict import at_most

ROUNDS = 3
CALLS = 3_000
SEARCHES = 40
ROWS = 100_000
GOAL = 3
SETTLE_SECONDS = 1
TIMEOUT_SECONDS = 600
SCRIPT = Path(__file__).with_name("searches.lua")
SEARCHED = r'nfm_http_requests_total\{method="GET",route="/v1/access-records",status="200"\} (\S+)'
Load = Callable[[], AbstractContextManager[None]]
WHAT = "merge-fields"
# The control: what any process costs that keeps one processor busy, as a database does.
LOOP = "an endless loop"
Times = tuple[float, float, float]
"""Milliseconds of one call at a time: the median, the 99th percentile, and the longest."""


def report(data: BenchData) -> list[str]:
    """Ask alone and beside each load by turns; a render that is not 200 fails the run."""
    with TemporaryDirectory() as folder, uvicorn(SERVICE, data.environment()) as server:
        source = write_csv(Path(folder) / "rows.csv", ROWS)
        beside: dict[str, Load] = {
            LOOP: _loop,
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
    for when, times in zip(("alone", name), zip(*rounds, strict=True), strict=True):
        p50, p99, longest = (median(values) for values in zip(*times, strict=True))
        yield f"    {when:16} p50 {p50:8.2f} ms   p99 {p99:8.2f} ms   longest {longest:8.2f} ms"
    ratio = median(beside[1] / alone[1] for alone, beside in rounds)
    verdict = f"{ratio:.2f}   (control)" if name == LOOP else at_most(ratio, GOAL)
    yield f"    p99 beside {name} / alone = {verdict}"


@contextmanager
def _loop() -> Iterator[None]:
    with _running(sys.executable, "-c", "while True: pass"):
        yield


@contextmanager
def _searches(server: Running, data: BenchData) -> Iterator[None]:
    """Keep that many searches waiting or running."""
    before = _searches_done(server)
    load = ("wrk", "-t1", f"-c{SEARCHES}", f"-d{TIMEOUT_SECONDS}s", "-s", str(SCRIPT))
    address = f"http://127.0.0.1:{server.port}"
    with _running(*on_core(LOAD_CORE, *load, address, "--", data.key)):
        yield
    if _searches_done(server) == before:
        raise RuntimeError("no search was answered")


def _searches_done(server: Running) -> float:
    with urlopen(f"http://127.0.0.1:{server.port}/metrics") as answer:
        found = re.search(SEARCHED, answer.read().decode())
    return 0.0 if found is None else float(found[1])


@contextmanager
def _running(*command: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
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
    time.sleep(SETTLE_SECONDS)  # what the last load has left
    alone = _measure(server, data)
    with beside():
        return alone, _measure(server, data)


def _measure(server: Running, data: BenchData) -> Times:
    return time_calls(data, {WHAT: server}, CALLS)[WHAT]
