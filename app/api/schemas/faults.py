"""The validation errors of an answer."""

from typing import Annotated, Self

from pydantic import BaseModel, Field

from app.input.faults import Fault
from app.translations.catalog import Translation


class FaultAnswer(BaseModel):
    """One invalid member, parameter or line."""

    pointer: Annotated[
        str,
        Field(description="JSON pointer, or the name of a parameter; empty for a line as a whole."),
    ]
    code: Annotated[str, Field(description="Stable, for programs.")]
    message: Annotated[
        str,
        Field(
            description="For people, in the language that `Accept-Language` prefers. "
            "Never contains a value of the request."
        ),
    ]
    line: Annotated[int | None, Field(description="Line of the uploaded file, from 1.")] = None

    @classmethod
    def of(cls, fault: Fault, translation: Translation) -> Self:
        """Return the answer for a fault, in one language."""
        return cls(
            pointer=fault.pointer,
            code=fault.code,
            message=fault.message_in(translation),
            line=fault.line,
        )
