"""Errors in what WHMCS reports.

RecordError
└── TooDrastic            a reconciliation would disable or delete too many records
"""

from app.records.errors import RecordError


class TooDrastic(RecordError):
    """A reconciliation would disable or delete so many records that it is probably a mistake."""
