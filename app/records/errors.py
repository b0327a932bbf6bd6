"""Domain errors.

RecordError
├── RecordNotFound        no record for this service
├── BrokenRecord          the row was changed outside of the service; this write would hide it
└── LoginNotFound         no record of the client has this login

InvalidInput              the input is invalid (`app.input.faults`)
└── ClientRequired        a new record names no client

`app.lifecycle.errors` adds the errors in reports of WHMCS to the first tree.
"""

from app.crypto.errors import UnknownSealingKey
from app.input.faults import Fault, InvalidInput


class RecordError(Exception):
    """Root of this tree."""


class RecordNotFound(RecordError):
    """The service has no access record."""


class BrokenRecord(RecordError):
    """The seal does not match the row."""


def refusal_of_broken(*, is_locked: bool) -> Exception:
    """Return the error of a write to a broken record without a new password.

    A locked record should not be replaced lightly: its key may become usable again.
    """
    return UnknownSealingKey() if is_locked else BrokenRecord()


class LoginNotFound(RecordError):
    """No record of the client has this login."""


class ClientRequired(InvalidInput):
    """A new record names no client."""

    def __init__(self) -> None:
        super().__init__(Fault("/client_id", "client_required"))
