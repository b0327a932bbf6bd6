"""Bytes of flows over slots: they add up, and lie where the flow was."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.usage.spread import AHEAD, SLOT_MILLISECONDS, Limits, place, spread
from tests.gates.gates import amount

EXAMPLES = amount("NFM_USAGE_EXAMPLES")
TIMES = st.integers(0, 2**42)
NEAR = st.integers(1_795_000_000_000, 1_795_030_000_000)
LIMITS = Limits()


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 2**64), NEAR, st.integers(0, 10_000_000))
def test_bytes_add_up_and_lie_within_one_of_the_fraction(
    octets: int, start: int, length: int
) -> None:
    """Each slot has its exact share, less than one byte off; all together have every byte."""
    end = start + length
    parts = dict(spread(octets, start, end))
    assert sum(parts.values()) == octets
    for slot, share in parts.items():
        begin = slot * SLOT_MILLISECONDS
        inside = min(end, begin + SLOT_MILLISECONDS) - max(start, begin)
        exact = Fraction(octets * inside, length) if length else Fraction(octets)
        assert abs(share - exact) < 1
        assert share > 0


@given(st.integers(1, 2**64), NEAR)
def test_a_flow_without_length_lies_in_the_slot_of_its_start(octets: int, start: int) -> None:
    """Also one at the first millisecond of a slot."""
    assert dict(spread(octets, start, start)) == {start // SLOT_MILLISECONDS: octets}


def test_a_flow_does_not_reach_the_slot_that_begins_at_its_end() -> None:
    """A flow is [start, end)."""
    assert dict(spread(9, 0, SLOT_MILLISECONDS)) == {0: 9}
    assert dict(spread(9, SLOT_MILLISECONDS - 1, SLOT_MILLISECONDS + 2)) == {0: 3, 1: 6}


@settings(max_examples=EXAMPLES)
@given(TIMES, TIMES, NEAR)
def test_a_placed_flow_is_credible(first: int, last: int, received: int) -> None:
    """Whatever an exporter sends, a flow ends near its receipt and is no longer than it may be."""
    placed = place(first, last, received, LIMITS)
    assert received - LIMITS.max_age < placed.end <= received + AHEAD
    assert 0 <= placed.end - placed.start <= LIMITS.active_timeout
    assert placed.end - placed.start == min(abs(last - first), LIMITS.active_timeout)
    assert placed.moved == (placed.end != max(first, last))


def test_swapped_times_are_the_same_flow() -> None:
    """IPFIX of softflowd has the end as the start in IPFIX."""
    now = 1_795_000_000_000
    assert place(now - 5, now - 90, now, LIMITS) == place(now - 90, now - 5, now, LIMITS)


def test_the_bounds_of_what_is_credible() -> None:
    """Two hours before the receipt is too old, five minutes after it is not too far ahead."""
    now, hours = 1_795_000_000_000, 7_200_000
    ends = {
        end - now: place(end - 10, end, now, LIMITS)
        for end in (now - hours, now - hours + 1, now + AHEAD, now + AHEAD + 1)
    }
    moved = {offset: placed.moved for offset, placed in ends.items()}
    assert moved == {-hours: True, 1 - hours: False, AHEAD: False, AHEAD + 1: True}
    assert (ends[AHEAD + 1].start, ends[AHEAD + 1].end) == (now - 10, now)
