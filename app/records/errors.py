"""Facts of the domain that stop a request.

RecordError
├── RecordNotFound        no record for this service
├── PreconditionFailed    the caller's condition does not hold
├── BrokenRecord          the row was changed outside of the service; this write would hide it
├── LoginNotFound         no record of the client has this login
├── InvalidMember         one member of the input cannot be used
│   └── ClientRequired       a new record names no client
├── InvalidLine           one line of an upload cannot be used
└── TooDrastic            a reconciliation would take too much away
"""

from app.crypto.errors import UnknownSealingKey


class RecordError(Exception):
    """Root of this tree."""


class RecordNotFound(RecordError):
    """The service has no access record."""


class PreconditionFailed(RecordError):
    """The record is not in the state that the caller named."""


class BrokenRecord(RecordError):
    """The seal does not match the row."""


def refusal_of_broken(*, is_locked: bool) -> Exception:
    """Return what a write to a broken record raises when it brings no new password.

    A locked one is not to be replaced lightly: its key may come back.
    """
    return UnknownSealingKey() if is_locked else BrokenRecord()


class InvalidMember(RecordError):
    """`member` cannot be used. `code` is stable, `message` is for people and repeats no value."""

    def __init__(self, member: str, code: str, message: str) -> None:
        super().__init__()
        self.member = member
        self.code = code
        self.message = message


class LoginNotFound(RecordError):
    """No record of the client has this login."""


class ClientRequired(InvalidMember):
    """A new record names no client."""

    def __init__(self) -> None:
        super().__init__(
            "client_id",
            "client_required",
            "Must be given: the service has no whole record that names its client.",
        )


class InvalidLine(RecordError):
    """One line of an upload cannot be used. `line` counts from 1; nothing repeats a value."""

    def __init__(self, line: int, pointer: str, code: str, message: str) -> None:
        super().__init__()
        self.line = line
        self.pointer = pointer
        self.code = code
        self.message = message


class TooDrastic(RecordError):
    """A reconciliation would take away so much that it is more likely a mistake."""
