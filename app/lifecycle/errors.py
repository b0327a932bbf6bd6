"""Facts about what WHMCS reports that stop a request.

RecordError
├── InvalidLine           one line of an upload cannot be used
└── TooDrastic            a reconciliation would take too much away
"""

from app.records.errors import RecordError


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
