"""Totals, averages, peaks and percentiles against definitions that are written differently."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, compress
from operator import mul

import pytest

from app.usage.figures import METHODS, Direction, Method, Samples, figures_of, nearest_rank, rate
from tests.gates.gates import amount

SERIES = amount("NFM_USAGE_SERIES")


def _inverted_cdf(values: Sequence[int]) -> int:
    """Return the smallest value that 95 % of all values do not exceed, by counting them."""
    counts = sorted(Counter(values).items())
    reached = zip(counts, accumulate(count for _, count in counts), strict=True)
    return next(value for (value, _), upto in reached if 100 * upto >= 95 * len(values))


def _expected(samples: Samples, method: Method) -> tuple[int, int, str | None]:
    ins, outs = samples.in_bytes, samples.out_bytes
    pooled = [*ins, *outs]
    both = {"in": _inverted_cdf(ins), "out": _inverted_cdf(outs)}
    higher = "out" if both["out"] > both["in"] else "in"
    totals = [ins[number] + outs[number] for number in range(len(ins))]
    return {
        "higher": (len(ins), both[higher], higher),
        "pooled": (2 * len(ins), _inverted_cdf(pooled), None),
        "sum": (len(ins), _inverted_cdf(totals), None),
        "in": (len(ins), both["in"], "in"),
        "out": (len(ins), both["out"], "out"),
    }[method]


def test_percentiles_are_those_of_their_definition() -> None:
    """Random series by all five methods: lengths from one slot on, many equals, sums of 64 bits."""
    rng = random.Random(95)
    for _ in range(SERIES):
        length = rng.choice([rng.randint(1, 45), rng.randint(1, 400)])
        most = rng.choice([1, 20, 10**9, 2**63])
        ins, outs = ([rng.randint(0, most) for _ in range(length)] for _ in range(2))
        samples = Samples(range(length), ins, outs)
        for method in METHODS:
            found = figures_of(samples, method).percentile_95
            expected = _expected(samples, method)
            assert (found.samples, found.slot_bytes, found.direction) == expected, method
            assert found.bps == rate(expected[1])


def test_gaps_are_in_no_figure() -> None:
    """Slots that are not known change nothing, however many there are, also beside known zeros."""
    rng = random.Random(96)
    for _ in range(SERIES // 4):
        flags = [True, *(rng.random() < 0.7 for _ in range(rng.randint(0, 400)))]
        slots = range(len(flags))
        ins, outs = ([rng.choice([0, rng.randint(1, 99)]) for _ in slots] for _ in range(2))
        alone = Samples(
            list(compress(slots, flags)), list(compress(ins, flags)), list(compress(outs, flags))
        )
        masked = (list(map(mul, ins, flags)), list(map(mul, outs, flags)))
        everything = Samples(slots, *masked, gaps=flags.count(False))
        for method in METHODS:
            assert figures_of(everything, method) == figures_of(alone, method), method


def test_a_rank_that_is_rounded_would_be_noticed() -> None:
    """The control: interpolated or rounded ranks differ from the definition for many lengths."""
    lengths = range(1, 2_000)
    rounded = [
        n for n in lengths if sorted(range(n))[round(0.95 * n) - 1] != nearest_rank(range(n))
    ]
    assert len(rounded) > 500


def test_one_of_twenty_is_discarded() -> None:
    """Of n values the floor(n / 20) highest do not count."""
    for n in (1, 19, 20, 21, 39, 40, 288, 8_640):
        assert nearest_rank(range(n)) == n - 1 - n // 20


def test_rates_are_whole_bits_rounded_half_up() -> None:
    """A slot has 300 s: 75 bytes are 2 bit/s, 94 are 2.51."""
    assert [rate(octets) for octets in (0, 18, 19, 75, 93, 94)] == [0, 0, 1, 2, 2, 3]
    assert rate(150, 2) == 2
    assert rate(2**64) == (2**64 * 8 + 150) // 300


def test_figures_of_a_period() -> None:
    """Totals, averages, the earliest of equal peaks, each direction's own percentile."""
    figures = figures_of(Samples([7, 8, 10], [75, 300, 300], [0, 0, 3_000]), "higher")
    assert figures.incoming == Direction(675, 6, 8, 8, 8)
    assert figures.outgoing == Direction(3_000, 27, 80, 10, 80)
    assert figures.total_bytes == 3_675
    assert figures.percentile_95.direction == "out"


def test_a_tie_is_in() -> None:
    """Equal percentiles are those of the incoming direction."""
    found = figures_of(Samples([1], [5], [5]), "higher").percentile_95
    assert (found.direction, found.slot_bytes) == ("in", 5)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_known_has_no_figures(method: Method) -> None:
    """Without a known slot everything is absent, and nothing is zero."""
    figures = figures_of(Samples(), method)
    assert figures.incoming == figures.outgoing == Direction()
    assert figures.total_bytes is None
    found = figures.percentile_95
    assert (found.samples, found.slot_bytes, found.bps, found.direction) == (0, None, None, None)
