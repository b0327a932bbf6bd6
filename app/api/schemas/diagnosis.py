"""Bodies of what an administrator is told: lines that are ready to show."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Label = Annotated[str, Field(description="What was checked.")]
Advice = Annotated[
    str | None,
    Field(description="What to do; null when there is nothing. With `ok` it is a note."),
]


class LineAnswer(BaseModel):
    """What a check found, in plain text and in the language asked for: escape it in HTML."""

    model_config = ConfigDict(from_attributes=True)

    label: Label
    ok: bool
    found: str
    advice: Advice


class DiagnosisAnswer(BaseModel):
    """What was found about the installation and the calling key."""

    version: Annotated[str, Field(description="Version of the service.")]
    serves_clients: Annotated[
        bool,
        Field(
            description=(
                "Whether product pages and mails get their details with this key: the service is "
                "ready, and the key has the scopes `render` and `mail`."
            )
        ),
    ]
    lines: list[LineAnswer]
