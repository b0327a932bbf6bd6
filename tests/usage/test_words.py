"""Rates, volumes and times in seven languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.translations.catalog import TRANSLATIONS
from app.usage.words import PREFIXES, Words
from tests.usage.reports import END, ZONE

ENGLISH = Words("english", ZONE)


@pytest.mark.parametrize(
    ("bps", "shown"),
    [
        *((0, "0 bit/s"), (1, "1 bit/s"), (999, "999 bit/s"), (1_000, "1.00 kbit/s")),
        *((47_449_999, "47.4 Mbit/s"), (47_450_000, "47.5 Mbit/s"), (300_000_000, "300 Mbit/s")),
        *((999_499, "999 kbit/s"), (999_500, "1.00 Mbit/s"), (2_300_000_000_000, "2.30 Tbit/s")),
    ],
)
def test_a_rate_has_three_digits(bps: int, shown: str) -> None:
    """Units are decimal, rounding is half up, and what is rounded up to 1,000 has the next unit."""
    assert ENGLISH.rate(bps).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("language", "volume", "day", "moment"),
    [
        ("dutch", "15,11 TB", "24 nov", "24 nov 2026, 12:35"),
        ("english", "15.11 TB", "24 Nov", "24 Nov 2026, 12:35"),
        ("french", "15,11 To", "24 nov.", "24 nov. 2026, 12:35"),
        ("german", "15,11 TB", "24. Nov.", "24. Nov. 2026, 12:35"),
        ("italian", "15,11 TB", "24 nov", "24 nov 2026, 12:35"),
        ("portuguese-br", "15,11 TB", "24 de nov.", "24 de nov. de 2026, 12:35"),
        ("spanish", "15,11 TB", "24 nov", "24 nov 2026, 12:35"),
    ],
)
def test_each_language_writes_as_it_does(language: str, volume: str, day: str, moment: str) -> None:
    """Decimal marks, bytes and dates are those of the language, times those of the zone."""
    words = Words(language, ZONE)
    assert words.volume(15_110_000_000_000).replace("\u00a0", " ") == volume
    assert (words.day(END), words.moment(END)) == (day, moment)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_language_has_twelve_months(language: str) -> None:
    """No two months of a language have the same name."""
    months = TRANSLATIONS[language].format("usage.months").split()
    assert len(set(months)) == len(months) == 12


def test_a_span_names_its_days_once() -> None:
    """Of a part of one day the day is there once, of a longer one both are."""
    assert ENGLISH.span(END, END + 3_600) == "24 Nov, 12:35\u201313:35"
    assert ENGLISH.span(END, END + 86_400) == "24 Nov, 12:35 \u2013 25 Nov, 12:35"


@given(st.integers(0, 10**21), st.integers(3, 4))
def test_what_is_shown_is_what_is_known(value: int, digits: int) -> None:
    """A figure is off by at most half of its last digit, and has at least as many digits."""
    number, unit = ENGLISH.volume(value, digits).split("\u00a0")
    factor = 1000 ** PREFIXES.index(unit.removesuffix("B"))
    decimals = len(number.partition(".")[2])
    shown = round(float(number.replace(",", "")) * 10**decimals)
    assert abs(shown * factor - value * 10**decimals) * 2 <= factor
    assert value < 10 ** (digits - 1) or sum(map(str.isdigit, number)) >= digits - (factor == 1)
