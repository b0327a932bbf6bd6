"""Body of what a dashboard shows of an installation."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class RecordCounts(BaseModel):
    """How many records there are, each in one of the states."""

    model_config = ConfigDict(from_attributes=True)

    is_exact: Annotated[
        bool,
        Field(description="False with more than 100,000 records: numbers are the least there are."),
    ]
    total: int
    enabled: int
    disabled: int
    needs_review: Annotated[int, Field(description="Disabled until somebody saves them.")]
    never_had_password: Annotated[
        int,
        Field(description="Of any state. A record whose password was removed is not counted."),
    ]


class OverviewAnswer(BaseModel):
    """What a dashboard shows."""

    version: Annotated[str, Field(description="Version of the service.")]
    records: RecordCounts
