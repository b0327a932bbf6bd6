"""Errors of a request that occur before it reaches the domain.

    RequestFault
    ├── MalformedRequest
    ├── HeadTooLarge
    ├── RequestTimeout
    └── Stopping
    StoppedMidway (an OutcomeUnknown)
    BodyTooLarge, UnsupportedMediaType, NotReady

`MalformedBody` is defined next to its parser, in `strict_json`.
"""

from collections.abc import Mapping

from app.storage.errors import OutcomeUnknown


class RequestFault(Exception):
    """The request cannot be read completely; the connection is closed after the answer."""


class MalformedRequest(RequestFault):
    """The request is not valid HTTP for this service. The message names the rule it breaks."""


class HeadTooLarge(RequestFault):
    """Request line and headers, or the framing of a chunked body, are too large."""


class RequestTimeout(RequestFault):
    """The client sends or reads too slowly."""


class Stopping(RequestFault):
    """The service is shutting down. Nothing was changed."""


class StoppedMidway(OutcomeUnknown):
    """The service was shut down while it processed the request."""


class BodyTooLarge(Exception):
    """The body exceeds the size limit of the route."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class UnsupportedMediaType(Exception):
    """The body is missing, has the wrong media type, or is compressed.

    `headers` name what is accepted (RFC 9110, 15.5.16; RFC 5789, 2.2). So does the message.
    """

    def __init__(self, message: str, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.headers = headers


class NotReady(Exception):
    """A component that every request needs is unavailable. `check` is its name."""

    def __init__(self, check: str, detail: str = "") -> None:
        super().__init__(check, detail)
        self.check = check
        self.detail = detail


class Busy(Exception):
    """The limit of concurrent expensive calls is reached, and none ended in time."""
