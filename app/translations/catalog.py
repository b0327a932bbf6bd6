"""Loads the strings of each language, and puts what a check found into words.

A file is named as WHMCS names the language. All files have the same tables, keys and placeholders,
which are named and stand in braces. `code` is the language for the attribute `lang` of HTML.

The table of a check has a `label`, a string for each state that the check can find, and
`<state>_advice` for each state in which there is something to do.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FALL_BACK = "english"
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
        """Return a string, its placeholders replaced by `values`. Raises `KeyError`."""
        string = self.strings[key]
        return string.format_map(values) if values else string

    def table(self, name: str) -> dict[str, str]:
        """Return the strings of a table by their names in it."""
        start = f"{name}."
        return {
            key.removeprefix(start): string
            for key, string in self.strings.items()
            if key.startswith(start)
        }

    def line(self, check: str, state: str, /, **values: object) -> Line:
        """Return what `check`, the name of its table, found. Raises `KeyError`."""
        advice = f"{check}.{state}_advice"
        return Line(
            label=self.format(f"{check}.label"),
            ok=state in {OK, NOTE},
            found=self.format(f"{check}.{state}", **values).rstrip(),
            advice=self.format(advice, **values).rstrip() if advice in self.strings else None,
        )


def translation_for(language: str | None) -> Translation:
    """Return the strings of a language of WHMCS, the English ones if it has no file here."""
    return TRANSLATIONS.get((language or "").lower(), _ENGLISH)


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
_ENGLISH = TRANSLATIONS[FALL_BACK]
