"""Loads the strings of each language, and puts what a check found into words.

A file is named as WHMCS names the language. All files have the same tables, keys and placeholders,
which are named and stand in braces. `code` is the language for the attribute `lang` of HTML.

The table of a check has a `label`, a string for each state that the check can find, and
`<state>_advice` for each state in which there is something to do.

The table `error` has the messages about invalid input, by the `key` of a `Fault`; `problem` has the
details of the kinds of problems.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

FALL_BACK = "english"
# The separator of thousands and the decimal mark.
_MARKS = {FALL_BACK: (",", "."), "french": ("\u202f", ",")}
_OTHER_MARKS = (".", ",")
_SWAPPED = {
    marks: dict(zip(map(ord, _MARKS[FALL_BACK]), marks, strict=True))
    for marks in (*_MARKS.values(), _OTHER_MARKS)
}
MOST_RANGES = 20
_QUALITY = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
OK, NOTE, WRONG = "ok", "note", "wrong"
"""The states that most checks have. Every state but `OK` and `NOTE` is wrong."""


class Line(NamedTuple):
    """What a check found, in one language. With `ok`, `advice` is a note: nothing is wrong."""

    label: str
    ok: bool
    found: str
    advice: str | None


@dataclass(frozen=True, slots=True)
class Translation:
    """The strings of one language by key: the names of table and string, separated by dots."""

    language: str
    strings: Mapping[str, str]

    def format(self, key: str, **values: object) -> str:
        """Return a string, its placeholders replaced by `values`. Raises `KeyError`.

        A list becomes `a, b or c`, and a number whose placeholder has a comma (`{limit:,}`) has
        its thousands separated as the language does it.
        """
        string = self.strings[key]
        if not values:
            return string
        return "".join(
            literal if name is None else literal + self._shown(values[name], spec)
            for literal, name, spec in _parsed(string)
        )

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with as many decimals, with the marks of the language."""
        marks = _MARKS.get(self.language, _OTHER_MARKS)
        written = f"{value:,.{decimals}f}"
        return written if marks == _MARKS[FALL_BACK] else written.translate(_SWAPPED[marks])

    def _shown(self, value: object, spec: str) -> str:
        """Return one value as the language writes it."""
        if isinstance(value, list):
            last = f" {self.strings['list.or']} ".join(value[-2:])
            return ", ".join([*value[:-2], last])
        thousands, _ = _MARKS.get(self.language, _OTHER_MARKS)
        return format(value, spec).replace(",", thousands) if spec else str(value)

    def table(self, name: str) -> dict[str, str]:
        """Return the strings of a table by their names in it."""
        start = f"{name}."
        return {
            key.removeprefix(start): string
            for key, string in self.strings.items()
            if key.startswith(start)
        }

    def statuses(self, names: Iterable[str]) -> str:
        """Return statuses of WHMCS as people read them; one that is unknown here is unchanged."""
        return ", ".join(self.strings.get(f"status.{name}", name) for name in names)

    def line(self, check: str, state: str, /, **values: object) -> Line:
        """Return what `check`, the name of its table, found. Raises `KeyError`."""
        advice = f"{check}.{state}_advice"
        return Line(
            label=self.format(f"{check}.label"),
            ok=state in {OK, NOTE},
            found=self.format(f"{check}.{state}", **values).rstrip(),
            advice=self.format(advice, **values).rstrip() if advice in self.strings else None,
        )


@cache
def _parsed(string: str) -> tuple[tuple[str, str | None, str], ...]:
    """Return what stands before each placeholder, its name and its format; None at the end.

    A graph has hundreds of strings, and to parse them took a third of its time.
    """
    parts = Formatter().parse(string)
    return tuple((literal, name, spec or "") for literal, name, spec, _ in parts)


def translation_for(language: str | None) -> Translation:
    """Return the strings of a language of WHMCS, the English ones if it has no file here."""
    return TRANSLATIONS.get((language or "").lower(), ENGLISH)


def translation_accepted(header: str) -> Translation:
    """Return the strings of the language that an `Accept-Language` prefers, else the English ones.

    A language without strings is skipped. `de-AT` is German, and `pt` and `pt-PT` are the
    Portuguese of Brazil (RFC 4647, 3.4: a range that is longer or shorter than ours). Of a longer
    header only the first `MOST_RANGES` ranges are read: anybody may send one with every request.
    """
    ranges = header.split(",", MOST_RANGES)[:MOST_RANGES]
    wanted = [_range(item) for item in ranges]
    for quality, name in sorted(wanted, key=lambda item: -item[0]):
        found = _BY_CODE.get(name.partition("-")[0])
        if quality > 0 and (found is not None or name == "*"):
            return found or ENGLISH
    return ENGLISH


def _range(item: str) -> tuple[float, str]:
    """Return quality and language of one item; an invalid quality is 0 (RFC 9110, 12.4.2)."""
    name, _, weight = item.strip().lower().partition(";")
    found = _QUALITY.fullmatch(weight.strip() or "q=1")
    return float(found[1]) if found else 0, name.strip()


def _flat(table: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield start + key, value
        else:
            yield from _flat(value, f"{start}{key}.")


def _load() -> dict[str, Translation]:
    found = {}
    for file in Path(__file__).parent.glob("*.toml"):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.stem] = Translation(file.stem, dict(_flat(tables)))
    return found


TRANSLATIONS = _load()
ENGLISH = TRANSLATIONS[FALL_BACK]
_BY_CODE = {
    found.strings["code"].partition("-")[0].lower(): found for found in TRANSLATIONS.values()
}
