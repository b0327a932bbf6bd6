"""What can be wrong with a request before the domain sees it.

    RequestFault
    ├── MalformedRequest
    ├── HeadTooLarge
    ├── RequestTimeout
    └── Stopping
    StoppedMidway (an OutcomeUnknown)
    BodyTooLarge, UnsupportedMediaType, NotReady

MalformedBody is beside its reader in `strict_json`.
"""

from app.storage.errors import OutcomeUnknown


class RequestFault(Exception):
    """The request cannot be read to its end; the connection is closed after the answer."""


class MalformedRequest(RequestFault):
    """What was sent is not HTTP as this service reads it. The message says which rule it breaks."""


class HeadTooLarge(RequestFault):
    """Request line and headers, or what stands between the pieces of a body, have no end."""


class RequestTimeout(RequestFault):
    """The caller sends too slowly."""


class Stopping(RequestFault):
    """The service stops. Nothing was changed."""


class StoppedMidway(OutcomeUnknown):
    """The service stops while it works on the request."""


class BodyTooLarge(Exception):
    """The body has more bytes than the route takes."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body of this request may have at most {limit} bytes.")


class UnsupportedMediaType(Exception):
    """The body is missing or of another media type. The message names those that are taken."""


class NotReady(Exception):
    """A part that every request needs is not usable. The message names it."""


class Busy(Exception):
    """As many expensive calls run as may run at once, and none ended in time."""
