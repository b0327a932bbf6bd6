"""U1: flows through real exporters and nfcapd, byte by byte equal to what was sent."""

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest

from app.usage.slots import Slot, moment_of
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.source import Batch, Measured
from app.usage.spread import SLOT_MILLISECONDS
from tests.gates.gates import amount
from tests.support.waiting import wait_until
from tests.usage.collectors import aggregated, nfacctd, nfcapd, pairs_of
from tests.usage.exporters import Address, Flow, export, packets, send_v5, write_pcap
from tests.usage.memory import Memory

FLOWS = amount("NFM_USAGE_FLOWS")
OWN = [f"192.0.2.{number}" for number in range(40)]
STRANGERS = [f"198.51.100.{number}" for number in range(200)]
OWN_IPV6 = [f"2001:db8:0:{number}::{number}" for number in range(8)]
STRANGERS_IPV6 = ["2001:db8:ffff::1", "2001:db8:ffff::2"]
# Single addresses, unions, subnets that overlap with them, IPv6 with IPv4, two of one address.
NETWORKS = (
    *(("192.0.2.1",), ("192.0.2.2", "192.0.2.3", "192.0.2.1"), ("192.0.2.8/29", "192.0.2.9")),
    *(("192.0.2.16/28", "192.0.2.0/27"), ("2001:db8::/64", "192.0.2.5"), ("2001:db8:0:3::3",)),
    *(("2001:db8::/61",), ("192.0.2.0/24", "2001:db8::/48"), ("203.0.113.0/24",)),
)
SERIES = [
    Measured(number, tuple(map(ip_network, networks)), 0)
    for number, networks in enumerate(NETWORKS, 1)
]

pytestmark = pytest.mark.needs("nfdump", "softflowd", "nfacctd")

Sums = dict[tuple[int, Slot], tuple[int, int]]


def _v5_flows(now: int) -> list[Flow]:
    """Return flows of the last 25 minutes: short, long, without length, between own addresses."""
    rng = random.Random(1)
    found = []
    for _ in range(FLOWS):
        ends = [rng.choice(OWN), rng.choice(OWN if rng.random() < 0.1 else STRANGERS)]
        rng.shuffle(ends)
        last = now - rng.randrange(600_000)
        length = rng.choice([0, rng.randrange(1_000), rng.randrange(900_000)])
        source, destination = map(ip_address, ends)
        octets = rng.randint(1, 10**6)
        found.append(Flow(source, destination, octets, last - length, last))
    return found


def _packets(now: int) -> list[Flow]:
    pairs = list(zip(OWN[:20], STRANGERS, strict=False)) + list(
        zip(STRANGERS, OWN[:9], strict=False)
    )
    pairs += [(own, stranger) for own in OWN_IPV6 for stranger in STRANGERS_IPV6]
    pairs += [(stranger, own) for own in OWN_IPV6 for stranger in STRANGERS_IPV6]
    pairs.append((OWN_IPV6[0], OWN_IPV6[3]))
    return packets(pairs, now, each=20)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Flow], list[Flow]]:
    """Send flows to nfcapd and to nfacctd; return the folder, flows of v5, and packets."""
    folder = tmp_path_factory.mktemp("flows")
    now = int(time.time() * 1_000)
    flows, captured = _v5_flows(now), _packets(now)
    write_pcap(captured, folder / "packets.pcap")
    with nfcapd(folder / "files") as (port, _), nfacctd(folder / "nfacctd") as other:
        for target in (port, other):
            send_v5(flows, target, now)
            for version in (9, 10):
                export(folder / "packets.pcap", version, target)
        total = sum(flow.octets for flow in (*flows, *captured, *captured))
        wait_until(lambda: _counted(folder / "nfacctd", other, now) >= total, "sums of nfacctd")
    return folder, flows, [*captured, *captured]


def _counted(folder: Path, port: int, now: int) -> int:
    """Return the bytes that an nfacctd has counted; it keeps the last flows until others come."""
    strangers = (ip_address("198.51.100.254"), ip_address("198.51.100.255"))
    send_v5([Flow(*strangers, octets=1, first=now, last=now)], port, now)
    sums = pairs_of(folder)
    return sums.total() - sums[strangers]


@pytest.fixture(scope="module")
def batches(sent: tuple[Path, list[Flow], list[Flow]]) -> list[Batch]:
    """Collect what was sent, ten minutes later."""
    source = NfdumpSource(NfdumpOptions(sent[0] / "files"), clock=lambda: time.time() + 600)
    return list(source.batches(SERIES, Memory()))


def _sums(batches: Sequence[Batch]) -> Sums:
    found: defaultdict[tuple[int, Slot], list[int]] = defaultdict(lambda: [0, 0])
    for batch in batches:
        for key, octets in batch.sums.items():
            for direction in (0, 1):
                found[key][direction] += octets[direction]
    return {key: (octets[0], octets[1]) for key, octets in found.items()}


def _by_series(ins: Mapping[Address, int], outs: Mapping[Address, int]) -> dict[int, list[int]]:
    """Return the bytes in and out of each series, by those of each address."""
    return {
        series.id: [
            sum(
                octets
                for address, octets in moved.items()
                if any(address in network for network in series.networks)
            )
            for moved in (ins, outs)
        ]
        for series in SERIES
    }


def _totals(batches: Sequence[Batch]) -> dict[int, list[int]]:
    sums = _sums(batches)
    return {
        series.id: [
            sum(octets[direction] for (number, _), octets in sums.items() if number == series.id)
            for direction in (0, 1)
        ]
        for series in SERIES
    }


def test_every_byte_is_counted_once(
    sent: tuple[Path, list[Flow], list[Flow]],
    batches: list[Batch],
    record_property: Callable[[str, object], None],
) -> None:
    """Bytes per series and direction are what was sent by v5, v9 and IPFIX, IPv4 and IPv6."""
    ins: Counter[Address] = Counter()
    outs: Counter[Address] = Counter()
    for flow in (*sent[1], *sent[2]):
        outs[flow.source] += flow.octets
        ins[flow.destination] += flow.octets
    expected = _by_series(ins, outs)
    assert sum(map(sum, expected.values())) > FLOWS * 100_000
    assert expected[9] == [0, 0]
    assert _totals(batches) == expected
    assert sum(batch.marker.bytes for batch in batches) == outs.total()
    assert sum(batch.moved for batch in batches) == 0
    flows = sum(batch.marker.flows for batch in batches)
    record_property("measured", f"{flows} flows, {outs.total()} bytes, none lost or doubled")


def test_without_markers_bytes_count_twice(
    sent: tuple[Path, list[Flow], list[Flow]], batches: list[Batch]
) -> None:
    """The control: a second round that knows no marker has every byte again, and is noticed."""
    source = NfdumpSource(NfdumpOptions(sent[0] / "files"), clock=lambda: time.time() + 600)
    again = _totals([*batches, *source.batches(SERIES, Memory())])
    once = _totals(batches)
    assert again == {number: [2 * octets for octets in moved] for number, moved in once.items()}
    assert again != once


def test_nfdump_and_nfacctd_agree(
    sent: tuple[Path, list[Flow], list[Flow]], batches: list[Batch]
) -> None:
    """Nfdump's own aggregation and another collector have the same bytes."""
    files = [sent[0] / "files" / batch.marker.name for batch in batches]
    totals = _totals(batches)
    assert _by_series(aggregated(files, "dstip"), aggregated(files, "srcip")) == totals
    ins: Counter[Address] = Counter()
    outs: Counter[Address] = Counter()
    for (source, destination), octets in pairs_of(sent[0] / "nfacctd").items():
        outs[source] += octets
        ins[destination] += octets
    assert _by_series(ins, outs) == totals


def test_bytes_lie_in_the_slots_of_their_flows(tmp_path: Path) -> None:
    """Each slot of a series is the exact fraction of its flows, within a byte for each of them."""
    now = int(time.time() * 1_000)
    flows = _v5_flows(now)[: min(FLOWS, 5_000)]
    with nfcapd(tmp_path / "files") as (port, _):
        send_v5(flows, port, now)
    source = NfdumpSource(NfdumpOptions(tmp_path / "files"), clock=lambda: time.time() + 600)
    (_, second, *_) = SERIES
    found = _sums(list(source.batches([second], Memory())))
    for direction in (0, 1):
        exact: defaultdict[Slot, Fraction] = defaultdict(Fraction)
        count: Counter[Slot] = Counter()
        for flow in flows:
            address = flow.source if direction else flow.destination
            if any(address in network for network in second.networks):
                for slot, share in _fractions(flow).items():
                    exact[slot] += share
                    count[slot] += 1
        assert len(exact) >= 4
        for slot, share in exact.items():
            octets = found.get((second.id, slot), (0, 0))[direction]
            assert abs(octets - share) < count[slot]


def _fractions(flow: Flow) -> dict[Slot, Fraction]:
    first, last = flow.first, max(flow.last, flow.first + 1)
    edges = range(first // SLOT_MILLISECONDS, last // SLOT_MILLISECONDS + 1)
    inside = {
        slot: min(last, (slot + 1) * SLOT_MILLISECONDS) - max(first, slot * SLOT_MILLISECONDS)
        for slot in edges
    }
    return {slot: Fraction(flow.octets * part, last - first) for slot, part in inside.items()}


def test_a_batch_names_its_file(
    sent: tuple[Path, list[Flow], list[Flow]], batches: list[Batch]
) -> None:
    """The marker has name, digest, slot and totals; the slots of the files are known."""
    for batch in batches:
        content = (sent[0] / "files" / batch.marker.name).read_bytes()
        assert batch.marker.digest == sha256(content).digest()
        assert moment_of(batch.marker.slot).strftime("nfcapd.%Y%m%d%H%M") == batch.marker.name
        assert batch.known == ({batch.marker.slot} if batch.marker.flows else set())
        assert batch.mode == "add"
    assert sum(batch.marker.flows for batch in batches) > FLOWS
