"""The type of every validation error, and the exception that carries them."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Fault:
    """One invalid member, parameter or line."""

    pointer: Annotated[
        str,
        Field(description="JSON pointer, or the name of a parameter; empty for a line as a whole."),
    ]
    code: Annotated[str, Field(description="Stable, for programs.")]
    message: Annotated[str, Field(description="For people. Never contains a value of the request.")]
    line: Annotated[int | None, Field(description="Line of the uploaded file, from 1.")] = None


class InvalidInput(Exception):
    """The input is invalid. `faults` lists the reasons and never contains a value of it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults
