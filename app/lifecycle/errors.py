"""Facts about what WHMCS reports that stop a request.

RecordError
└── TooDrastic            a reconciliation would take too much away
"""

from app.records.errors import RecordError


class TooDrastic(RecordError):
    """A reconciliation would take away so much that it is more likely a mistake."""
