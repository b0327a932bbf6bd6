"""Facts of the domain that stop a request.

RecordError
├── RecordNotFound        no record for this service
├── PreconditionFailed    the caller's condition does not hold
├── BrokenRecord          the row was changed outside of the service; this write would hide it
├── LoginNotFound         no record of the client has this login
└── InvalidMember         one member of the input cannot be used
"""


class RecordError(Exception):
    """Root of this tree."""


class RecordNotFound(RecordError):
    """The service has no access record."""


class PreconditionFailed(RecordError):
    """The record is not in the state that the caller named."""


class BrokenRecord(RecordError):
    """The seal does not match the row."""


class InvalidMember(RecordError):
    """`member` cannot be used. `code` is stable, `message` is for people and repeats no value."""

    def __init__(self, member: str, code: str, message: str) -> None:
        super().__init__()
        self.member = member
        self.code = code
        self.message = message


class LoginNotFound(RecordError):
    """No record of the client has this login."""
