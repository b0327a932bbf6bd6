"""Flows as exporters send them: NetFlow v5 by hand, v9 and IPFIX by softflowd from packets."""

import random
import socket
import struct
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from tests.support.waiting import HANG_SECONDS, wait_until

Address = IPv4Address | IPv6Address
V5_FLOWS = 30  # in a packet, by the format
UPTIME = 360_000_000  # of the exporter, in milliseconds: longer than any flow is old
RAW_IP = 101  # link type of packets without Ethernet


@dataclass(frozen=True)
class Flow:
    """What moved from one address to another, and when, in unix milliseconds."""

    source: Address
    destination: Address
    octets: int
    first: int
    last: int


def send_v5(flows: Sequence[Flow], port: int, now: int) -> None:
    """Send flows to a collector on this host, never more at once than it can hold."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.connect(("127.0.0.1", port))
        for begin in range(0, len(flows), V5_FLOWS):
            sender.send(_v5_packet(flows[begin : begin + V5_FLOWS], begin, now))
            if begin % (20 * V5_FLOWS) == 0:
                await_drained(port)
    await_drained(port)


def _v5_packet(flows: Sequence[Flow], sequence: int, now: int) -> bytes:
    boot = now - UPTIME
    seconds, milliseconds = divmod(now, 1_000)
    count = len(flows)
    header = (5, count, UPTIME, seconds, milliseconds * 1_000_000, sequence, 0, 0, 0)
    return struct.pack("!HHIIIIBBH", *header) + b"".join(
        struct.pack(
            "!4s4sIHHIIIIHHBBBBHHBBH",
            *(flow.source.packed, flow.destination.packed, 0, 1, 2),
            *(10, flow.octets, flow.first - boot, flow.last - boot),
            *(1_024, 443, 0, 0x18, 6, 0, 0, 0, 24, 24, 0),
        )
        for flow in flows
    )


def packets(pairs: Sequence[tuple[str, str]], now: int, each: int) -> list[Flow]:
    """Return UDP packets between pairs of addresses, as flows of a packet each."""
    rng = random.Random(9)
    found = []
    for number in range(each):
        for source, destination in pairs:
            moment = now - 30_000 + number * 20
            size = rng.randint(48, 1_400)
            ends = (ip_address(source), ip_address(destination))
            found.append(Flow(*ends, octets=size, first=moment, last=moment))
    return found


def write_pcap(flows: Sequence[Flow], path: Path) -> None:
    """Write packets as a capture that softflowd reads."""
    parts = [struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65_535, RAW_IP)]
    for flow in flows:
        packet = _ip_packet(flow)
        seconds, milliseconds = divmod(flow.first, 1_000)
        parts += [struct.pack("<4I", seconds, milliseconds * 1_000, *[len(packet)] * 2), packet]
    path.write_bytes(b"".join(parts))


def _ip_packet(flow: Flow) -> bytes:
    addresses = flow.source.packed + flow.destination.packed
    if flow.source.version == 4:
        length = flow.octets - 20
        header = struct.pack("!BBHHHBBH", 0x45, 0, flow.octets, 0, 0, 64, 17, 0)
    else:
        length = flow.octets - 40
        header = struct.pack("!IHBB", 0x6000_0000, length, 17, 64)
    return header + addresses + struct.pack("!4H", 1_024, 53, length, 0) + bytes(length - 8)


def export(capture: Path, version: int, port: int) -> None:
    """Let softflowd read a capture and send its flows to a collector on this host."""
    subprocess.run(
        [
            *("softflowd", "-r", str(capture), "-a", "-d", "-6", "-v", str(version)),
            *("-n", f"127.0.0.1:{port}", "-c", "none", "-p", f"{capture}.pid"),
        ],
        check=True,
        capture_output=True,
        timeout=HANG_SECONDS,
    )
    await_drained(port)


def await_drained(port: int) -> None:
    """Wait until a collector has read all that was sent to it. Fails if something was lost."""
    wait_until(lambda: _waiting(port) == 0, "an empty queue of the collector")


def is_bound(port: int) -> bool:
    """Return whether a process receives UDP on a port of this host."""
    return any(True for _ in _sockets(port))


def _waiting(port: int) -> int:
    (socket_line,) = _sockets(port)
    assert socket_line[-1] == "0", "the system dropped packets"
    return int(socket_line[4].partition(":")[2], 16)


def _sockets(port: int) -> Iterator[list[str]]:
    """Yield the sockets that are bound to a port: columns as in proc(5)."""
    for line in Path("/proc/net/udp").read_text().splitlines()[1:]:
        columns = line.split()
        if columns[1].endswith(f":{port:04X}"):
            yield columns
