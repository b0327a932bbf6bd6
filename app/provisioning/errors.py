"""Errors of rules."""

from app.records.errors import RecordError


class RuleNotFound(RecordError):
    """The product has no rule."""
