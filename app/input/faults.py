"""What is wrong with input, and the one exception that says so."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Fault:
    """One member, parameter or line that cannot be used."""

    pointer: Annotated[
        str,
        Field(description="JSON pointer; of a parameter its name; empty: the line as a whole."),
    ]
    code: Annotated[str, Field(description="Stable; for programs.")]
    message: Annotated[str, Field(description="For people. Repeats no value.")]
    line: Annotated[int | None, Field(description="Of an uploaded file, from 1.")] = None


class InvalidInput(Exception):
    """Input cannot be used; `faults` lists why, and repeats no value of it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults
