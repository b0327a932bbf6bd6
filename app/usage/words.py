"""Writes rates, volumes and times as a language writes them, in decimal units and one time zone."""

from datetime import datetime

from app.translations.catalog import translation_for
from app.usage.slots import zone_named

PREFIXES = ("", "k", "M", "G", "T", "P", "E", "Z")
_NO_BREAK = "\u00a0"


def prefix_of(value: float) -> int:
    """Return which of `PREFIXES` a value of at least 1 is written with: below 1,000 of its unit."""
    exponent = 0
    while value >= 1000 ** (exponent + 1) and exponent < len(PREFIXES) - 1:
        exponent += 1
    return exponent


class Words:
    """Strings and values in a language of WHMCS, English when that is not known here.

    Times are seconds since 1970, UTC; `time_zone` is an IANA name.
    """

    def __init__(self, language: str | None, time_zone: str) -> None:
        self._translation = translation_for(language)
        self._zone = zone_named(time_zone)
        self._months = self.word("months").split()
        self.code = self._translation.format("code")

    def word(self, key: str, **values: object) -> str:
        """Return a string of the table `usage`."""
        return self._translation.format(f"usage.{key}", **values)

    def table(self) -> dict[str, str]:
        """Return the strings of the table `usage`."""
        return self._translation.table("usage")

    def named(self, name: str, value: str) -> str:
        """Return `name: value`."""
        return self.word("named", name=name, value=value)

    def number(self, value: float, decimals: int) -> str:
        """Return a number with as many decimals."""
        return self._translation.number(value, decimals)

    def rate(self, bps: int, digits: int = 3) -> str:
        """Return whole bits per second with at least as many digits, such as `47.4 Mbit/s`."""
        return self._scaled(bps, "bit/s", digits)

    def volume(self, octets: int, digits: int = 4) -> str:
        """Return whole bytes with at least as many digits, such as `15.11 TB`."""
        return self._scaled(octets, self.word("byte"), digits)

    def _scaled(self, value: int, unit: str, digits: int) -> str:
        exponent = prefix_of(value)
        whole, decimals = _rounded(value, exponent, digits)
        if whole >= 1000 * 10**decimals and exponent < len(PREFIXES) - 1:
            exponent += 1
            whole, decimals = _rounded(value, exponent, digits)
        number = self.number(whole / 10**decimals, decimals)
        return f"{number}{_NO_BREAK}{PREFIXES[exponent]}{unit}"

    def day(self, at: int) -> str:
        """Return the day without the year, such as `23 Nov`."""
        return self._date("day", datetime.fromtimestamp(at, self._zone))

    def clock(self, at: int) -> str:
        """Return the time of the day, such as `14:05`."""
        return datetime.fromtimestamp(at, self._zone).strftime("%H:%M")

    def moment(self, at: int) -> str:
        """Return day, year and time, such as `23 Nov 2026, 14:05`."""
        local = datetime.fromtimestamp(at, self._zone)
        return f"{self._date('date', local)}, {local:%H:%M}"

    def span(self, start: int, end: int) -> str:
        """Return a part of a period without the year, such as `23 Nov, 14:00` to `16:00`."""
        days, clocks = ([write(at) for at in (start, end)] for write in (self.day, self.clock))
        if days[0] == days[1]:
            return f"{days[0]}, {clocks[0]}–{clocks[1]}"  # noqa: RUF001 - the sign for "to"
        return f"{days[0]}, {clocks[0]} – {days[1]}, {clocks[1]}"  # noqa: RUF001

    def _date(self, form: str, local: datetime) -> str:
        month = self._months[local.month - 1]
        values = {"day": local.day, "month": month, "year": local.year}
        return self.word(form, **values)


def _rounded(value: int, exponent: int, digits: int) -> tuple[int, int]:
    """Return a value in its unit, rounded half up, and how many of its last digits are decimals."""
    unit = 1000**exponent
    decimals = max(digits - len(str(value // unit)), 0) if exponent else 0
    return (2 * value * 10**decimals + unit) // (2 * unit), decimals
