"""U6: client-area with a graph of the traffic on the page, over the same without one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from statistics import median

from app.audit.trail import Author
from app.input.conditions import NO_CONDITION
from app.installations import settings_store
from app.installations.settings import SettingsChange
from app.usage.source_settings import choose_nfdump
from app.usage.timeline import current_slot
from bench.data import BenchData, existing
from bench.hook_call import Percentiles, time_calls
from bench.servers import SERVICE, uvicorn
from bench.traffic import fill_series
from bench.verdict import at_most

ROUNDS = 5
CALLS = 1_000
GOAL = 1.03
OFF, ON = "client-area off", "client-area on"
AUTHOR = Author(installation_id=1)


def report(off: BenchData, on: BenchData) -> list[str]:
    """Call a worker with `show_usage` and one without by turns, alone and beside a collector."""
    for data, is_on in ((off, False), (on, True)):
        _prepare(data, show_usage=is_on)
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(uvicorn(SERVICE, data.environment()))
            for name, data in ((OFF, off), (ON, on))
        }
        measure = partial(time_calls, on, servers, CALLS, {OFF: off.key})
        measure()
        rounds: list[tuple[Percentiles, Percentiles]] = []
        for _ in range(ROUNDS):
            alone = measure()
            with _collector(on):
                rounds.append((alone, measure()))
    shown = median(alone[ON][0] / alone[OFF][0] for alone, _ in rounds)
    beside = median(busy[ON][0] / alone[ON][0] for alone, busy in rounds)
    return [
        f"U6  client-area, {on.place.kind}, {on.records:,} records, one call at a time, p50",
        f"    show_usage off  {median(alone[OFF][0] for alone, _ in rounds):8.3f} ms",
        f"    show_usage on   {median(alone[ON][0] for alone, _ in rounds):8.3f} ms",
        f"    with collector  {median(busy[ON][0] for _, busy in rounds):8.3f} ms",
        f"    on / off = {at_most(shown, GOAL)}",
        f"    on, beside a collector / alone = {at_most(beside, GOAL)}",
    ]


def _prepare(data: BenchData, *, show_usage: bool) -> None:
    """Let the first installation have a source, and a series of each record."""
    change = SettingsChange(show_usage=show_usage)
    with existing(data.place) as (database, keyring):
        database.transact(lambda connection: choose_nfdump(connection, keyring, AUTHOR))
        database.transact(
            lambda connection: settings_store.change(
                connection, keyring, AUTHOR, change, NO_CONDITION
            )
        )
        ids, begin = range(1, data.records + 1), current_slot() - 24
        database.transact(partial(fill_series, keyring=keyring, ids=ids, begin=begin))


@contextmanager
def _collector(data: BenchData) -> Iterator[None]:
    process = subprocess.Popen(
        (sys.executable, "-m", "bench.collecting", str(data.records)),
        env=data.place.process_environment(),
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        if process.stdout.readline() != b"ready\n":
            raise RuntimeError("the collector has not started")
        yield
        if process.poll() is not None:
            raise RuntimeError("the collector has stopped")
    finally:
        process.terminate()
        process.wait()
