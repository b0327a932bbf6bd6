"""U7: the processor time in which the source counts flows, for many addresses."""

import random
import resource
import subprocess
import time
from ipaddress import IPv4Address, ip_network
from pathlib import Path

from app.usage.sources.flow_reader import ENVIRONMENT, Nfdump
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.source import Measured
from app.usage.sources.tally import FORMAT
from bench.verdict import at_most
from tests.usage.collectors import nfcapd
from tests.usage.exporters import Flow, send_v5
from tests.usage.memory import Memory

ADDRESSES = 100_000
FLOWS = 300_000
LONGEST = 120_000  # milliseconds; exporters should report that often
GOAL = 12.0
FIRST = int(IPv4Address("10.0.0.0"))


def report(folder: Path) -> list[str]:
    """Count the flows of a file for a service on each address, and compare nfdump alone."""
    files = folder / "flows"
    _write(files)
    series = [Measured(number, (ip_network(FIRST + number),), 0) for number in range(ADDRESSES)]
    source = NfdumpSource(NfdumpOptions(files), clock=lambda: time.time() + 600)
    nfdump = Nfdump.find()
    before = _processor_seconds()
    flows = sum(batch.marker.flows for batch in source.batches(series, Memory()))
    counted = _processor_seconds()
    for file in files.iterdir():
        command = [nfdump.program, "-r", str(file), "-N", "-6", "-o", FORMAT]
        subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    alone = _processor_seconds() - counted
    if flows != FLOWS:
        raise RuntimeError(f"{flows} flows arrived")
    per_million = 1_000_000 / FLOWS
    return [
        f"U7  counting {FLOWS:,} flows for {ADDRESSES:,} addresses, CPU seconds per million flows",
        f"    nfdump alone {alone * per_million:8.2f}",
        f"    with the source = {at_most((counted - before) * per_million, GOAL, ' s')}",
    ]


def _write(files: Path) -> None:
    """Let an nfcapd write flows between our addresses and strangers."""
    rng = random.Random(7)
    now = int(time.time() * 1_000)
    flows = []
    for _ in range(FLOWS):
        ends = [IPv4Address(FIRST + rng.randrange(ADDRESSES)), _stranger(rng)]
        source, destination = rng.sample(ends, 2)
        last = now - rng.randrange(60_000)
        octets, length = rng.randrange(40, 1_000_000), rng.randrange(LONGEST)
        flows.append(Flow(source, destination, octets, last - length, last))
    with nfcapd(files) as (port, _):
        send_v5(flows, port, now)


def _stranger(rng: random.Random) -> IPv4Address:
    return IPv4Address(rng.randrange(0x20_00_00_00, 0xE0_00_00_00))


def _processor_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
