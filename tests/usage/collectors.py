"""Real collectors, each a process on a free loopback port: nfcapd, and nfacctd to compare with."""

import os
import re
import signal
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path

from tests.support.waiting import HANG_SECONDS, wait_until
from tests.usage.exporters import Address, is_bound

NFACCTD = """
daemonize: false
nfacctd_ip: 127.0.0.1
nfacctd_port: {port}
nfacctd_time_new: true
nfacctd_pro_rating: false
plugins: print
aggregate: src_host, dst_host
print_output: csv
print_output_file: {folder}/flows.csv
print_output_file_append: true
print_refresh_time: 1
"""


def free_udp_port() -> int:
    """Return a port on which nobody receives."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def collector(
    command: Sequence[str], port: int, log: Path, zone: str = "UTC"
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a collector until the block ends; it then stores what it has."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, "TZ": zone},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        wait_until(
            lambda: (is_bound(port) and _ends_in_order(process.pid)) or process.poll() is not None,
            "a collector that receives",
        )
        assert process.poll() is None, log.read_text(errors="replace")
        yield process
    finally:
        wait_until(lambda: _has_ended(process), "the end of a collector")


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Ask a process to end, and return whether it has.

    A signal is lost on an nfcapd that is about to wait for a packet, so it is asked repeatedly.
    """
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
    return process.returncode is not None


def _ends_in_order(process: int) -> bool:
    """Return whether a process catches SIGINT: before, it would end without writing a file."""
    status = Path(f"/proc/{process}/status").read_text()
    (caught,) = re.findall(r"^SigCgt:\t([0-9a-f]+)$", status, re.MULTILINE)
    return bool(int(caught, 16) >> signal.SIGINT - 1 & 1)


@contextmanager
def nfcapd(folder: Path, *options: str, zone: str = "UTC") -> Iterator[tuple[int, int]]:
    """Give the port and the process id of an nfcapd that writes files of five minutes."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_udp_port()
    command = ["nfcapd", "-b", "127.0.0.1", "-p", str(port), "-w", str(folder), "-t", "300"]
    log = folder.with_name(f"{folder.name}.log")
    with collector([*command, "-B", "2000000", *options], port, log, zone) as process:
        current = folder / f"nfcapd.current.{process.pid}"
        wait_until(current.exists, "a file that nfcapd writes to")
        yield port, process.pid


@contextmanager
def nfacctd(folder: Path) -> Iterator[int]:
    """Give the port of an nfacctd; `pairs_of` has its sums, some seconds later."""
    folder.mkdir()
    port = free_udp_port()
    configuration = folder / "nfacctd.conf"
    configuration.write_text(NFACCTD.format(port=port, folder=folder))
    with collector(["nfacctd", "-f", str(configuration)], port, folder / "log"):
        yield port


def pairs_of(folder: Path) -> Counter[tuple[Address, Address]]:
    """Return the bytes between addresses that an nfacctd has counted."""
    found: Counter[tuple[Address, Address]] = Counter()
    sums = folder / "flows.csv"
    lines = sums.read_text().splitlines(keepends=True) if sums.exists() else []
    for line in lines:
        if line.endswith("\n") and not line.startswith("SRC_IP"):  # written whole, no header
            source, destination, _, octets = line.split(",")
            found[ip_address(source), ip_address(destination)] += int(octets)
    return found


def aggregated(files: Sequence[Path], element: str) -> Counter[Address]:
    """Return the bytes by `srcip` or `dstip` as nfdump aggregates them."""
    found: Counter[Address] = Counter()
    field = {"srcip": "%sa", "dstip": "%da"}[element]
    for file in files:
        done = subprocess.run(
            ["nfdump", "-r", str(file), "-A", element, "-N", "-6", "-q", "-o", f"fmt:{field},%byt"],
            env={**os.environ, "TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=HANG_SECONDS,
            check=True,
        )
        lines = done.stdout.splitlines()
        for line in () if lines == ["No matching flows"] else lines:
            address, octets = line.split(",")
            found[ip_address(address.strip())] += int(octets)
    return found
