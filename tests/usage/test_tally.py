"""Lines of nfdump, counted: the short way by minutes is the long way by milliseconds."""

from collections import Counter
from datetime import UTC, datetime
from ipaddress import ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.usage.slots import Slot
from app.usage.sources.owners import Owners
from app.usage.sources.source import Measured
from app.usage.sources.tally import Tally, milliseconds
from app.usage.spread import Limits, place, spread
from tests.gates.gates import amount

EXAMPLES = amount("NFM_USAGE_EXAMPLES")
RECEIVED = 1_795_953_600_000  # noon of 2026-11-29
OWNERS = Owners(
    [Measured(1, (ip_network("192.0.2.1"),), 0), Measured(2, (ip_network("192.0.2.0/31"),), 0)]
)
# Around the bounds of what is credible, and anywhere.
BOUNDS = st.sampled_from([-300_000, 0, 3_600_000, 7_200_000])
AGES = st.builds(int.__add__, BOUNDS, st.integers(-90_000, 90_000)) | st.integers(0, 8_000_000)
LENGTHS = st.integers(-5_000, 5_000) | st.integers(-400_000, 8_000_000)
LIMITS = st.builds(
    Limits, st.sampled_from([60_000, 1_800_000]), st.sampled_from([3_600_000, 7_200_000])
)


def _printed(moment: int) -> bytes:
    return datetime.fromtimestamp(moment / 1_000, UTC).isoformat(" ", "milliseconds")[:23].encode()


def _line(first: bytes, last: bytes, received: bytes, octets: int) -> bytes:
    return b",".join([first, last, received, b"  192.0.2.1", b"  198.51.100.1", b"%8d\n" % octets])


@settings(max_examples=EXAMPLES)
@given(st.lists(st.tuples(AGES, LENGTHS, st.integers(0, 10**12))), LIMITS)
def test_the_short_way_counts_what_the_long_way_does(
    flows: list[tuple[int, int, int]], limits: Limits
) -> None:
    """Whatever the times, each slot has the bytes that `place` and `spread` give it."""
    tally = Tally(OWNERS, limits, 0)
    expected: Counter[Slot] = Counter()
    moved = 0
    for age, length, octets in flows:
        times = (RECEIVED - age - length, RECEIVED - age)
        printed = [_printed(moment) for moment in times]
        tally.read([_line(printed[0], printed[1], _printed(RECEIVED), octets)])
        placed = place(*times, RECEIVED, limits)
        moved += placed.moved
        expected.update(dict(spread(octets, placed.start, placed.end)))
    sums = tally.sums()
    assert {slot: out for (series, slot), (_, out) in sums.items() if series == 1 and out} == {
        slot: octets for slot, octets in expected.items() if octets
    }
    assert {slot for series, slot in sums if series == 2} == {slot for _, slot in sums}
    assert (tally.flows, tally.bytes) == (len(flows), sum(octets for *_, octets in flows))
    assert tally.moved == moved


@pytest.mark.parametrize(
    ("age", "moved"),
    [(7_200_000, 1), (7_199_999, 0), (7_230_000, 1), (-300_000, 0), (-300_001, 1), (-330_000, 1)],
)
def test_the_bounds_hold_for_the_short_way(age: int, moved: int) -> None:
    """Minutes alone decide only where that is certain."""
    tally = Tally(OWNERS, Limits(), 0)
    end = _printed(RECEIVED - age)
    tally.read([_line(end, end, _printed(RECEIVED), 1)])
    assert tally.moved == moved


def test_a_flow_between_two_own_addresses_is_in_and_out() -> None:
    """Within a service it is both; between two, out of one and in of the other."""
    tally = Tally(OWNERS, Limits(), 0)
    now = _printed(RECEIVED)
    tally.read([b",".join([now, now, now, b"192.0.2.1", b" 192.0.2.0", b" 7\n"])])
    slot = RECEIVED // 300_000
    assert tally.sums() == {(1, slot): (0, 7), (2, slot): (7, 7)}
    assert tally.sums() == {}


def test_a_flow_without_receipt_was_received_with_its_file() -> None:
    """Times that no clock has are moved to the receipt, or to the end of the file."""
    tally = Tally(OWNERS, Limits(), RECEIVED)
    zero = b"1970-01-01 00:00:00.000"
    odd = b"584556019-04-03 14:25:51.615"
    tally.read([_line(zero, zero, zero, 5), _line(odd, odd, odd, 6), _line(odd, zero, odd, 8)])
    assert tally.sums() == {(number, RECEIVED // 300_000): (0, 19) for number in (1, 2)}
    assert tally.moved == 3


@pytest.mark.parametrize("printed", [b"", b"0000-00-00 00:00:00.000", b"2026-11-29 12:00:xx.000"])
def test_what_is_no_time_is_zero(printed: bytes) -> None:
    """It raises nothing: an exporter can send any number."""
    assert milliseconds(printed) == 0


def test_other_lines_are_remarks() -> None:
    """The last ten are kept, however many there are."""
    tally = Tally(OWNERS, Limits(), 0)
    tally.read([b"Date first seen, , , , , Bytes\n", *[b"%d\n" % number for number in range(20)]])
    assert list(tally.remarks) == [b"%d\n" % number for number in range(10, 20)]
    assert (tally.flows, tally.sums()) == (0, {})
