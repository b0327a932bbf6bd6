"""What can be wrong with a request before the domain sees it.

MalformedBody is beside its reader in `strict_json`.
"""


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


class Stopping(Exception):
    """The server stops, and the work of this call was ended for it. Nothing was changed."""
