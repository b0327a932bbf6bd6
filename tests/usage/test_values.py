"""Values as NetFlow Analyzer writes them: what they mean, and what is not one."""

import pytest

from app.usage.sources.values import NotAValue, rate_of, volume_of


@pytest.mark.parametrize(
    ("text", "octets"),
    [
        ("0.00 Bytes", 0),
        ("302 B", 302),
        ("7.41 MB", 7_410_000),
        ("12.375 GB", 12_375_000_000),
        ("1,234.5 KBytes", 1_234_500),
        ("2 TB", 2 * 10**12),
        ("1.5 PB", 15 * 10**14),
    ],
)
def test_a_volume_has_decimal_factors(text: str, octets: int) -> None:
    """K is a thousand: the documented rates and totals agree only then."""
    assert volume_of(text) == octets


def test_documented_rates_and_totals_agree() -> None:
    """61 points of a minute with these means are the totals beside them, within rounding."""
    for rate, total in (("16.198 Kbps", "7.41 MB"), ("15.921 Kbps", "7.284 MB")):
        assert abs(float(rate_of(rate)) * 61 * 60 / 8 / volume_of(total) - 1) < 5e-4


@pytest.mark.parametrize(
    "text",
    [
        "", "7.41", "409.824 ", "7.41MB", "7.41  MB", " 7.41 MB", "7.41 MB ", "-1 MB", "1e3 MB",
        "1,23 MB", "12,3456 MB", ".5 MB", "5. MB", "7.41 MiB", "7.41 mb", "7.41 Mb", "7.41 EB",
        "\N{ARABIC-INDIC DIGIT ONE} MB", "1.2.3 MB", "nan MB", "9" * 40 + " MB", "7.41 Mbps",
        None, 7, 7.41, [], {}, True,
    ],
)  # fmt: skip
def test_nothing_else_is_a_volume(text: object) -> None:
    """A form that is not documented is refused, not guessed."""
    with pytest.raises(NotAValue):
        volume_of(text)


@pytest.mark.parametrize("text", ["16.198 KB", "16.198 Kb/s", "16.198Kbps", "16.198 kbps", 16])
def test_nothing_else_is_a_rate(text: object) -> None:
    """A volume is no rate."""
    with pytest.raises(NotAValue):
        rate_of(text)
