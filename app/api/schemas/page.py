"""What every page of a list has."""

from typing import Annotated

from pydantic import BaseModel, Field


class Page(BaseModel):
    """Comes before the items."""

    next_cursor: Annotated[
        str | None, Field(description="For `cursor` of the next call; null on the last page.")
    ]
