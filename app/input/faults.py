"""The type of every validation error, and the exception that carries them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.translations.catalog import ENGLISH, Translation

OTHER: Final = "other"
"""The message of a code that has none of its own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One invalid member, parameter or line.

    `pointer` is a JSON pointer or the name of a parameter, empty for a line as a whole. `key` names
    the message in the table `error` of the translations: the code, and where messages share one
    a hyphen and what it is about. `values` fill its placeholders; none is from the input. `line` is
    that of an uploaded file, from 1.
    """

    pointer: str
    key: str
    line: int | None = None
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def code(self) -> str:
        """The code for programs."""
        return self.key.partition("-")[0]

    @property
    def message(self) -> str:
        """The message in English."""
        return self.message_in(ENGLISH)

    def message_in(self, translation: Translation) -> str:
        """Return the message for people in a language."""
        key = f"error.{self.key}"
        known = key if key in translation.strings else f"error.{OTHER}"
        return translation.format(known, **self.values)


class InvalidInput(Exception):
    """The input is invalid. `faults` lists the reasons and never contains a value of it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults
