"""How times are written."""

from datetime import datetime
from typing import Annotated

from pydantic import PlainSerializer, WithJsonSchema

from app.times import Microseconds, rfc3339, to_datetime

Moment = Annotated[
    datetime,
    PlainSerializer(rfc3339, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "description": "RFC 3339, UTC."}),
]


def optional_datetime(moment: Microseconds | None) -> datetime | None:
    """Return the moment as a `datetime`, None as it is."""
    return None if moment is None else to_datetime(moment)
