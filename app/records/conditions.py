"""Conditions on the state of a record (RFC 9110, section 13), checked inside the transaction."""

from dataclasses import dataclass

from app.records.errors import PreconditionFailed
from app.records.record import StoredRecord

ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """`must_match` and `must_not_match` hold entity tags, or `*` for any; None: no condition.

    The first are compared strongly; the second weakly, without the mark `W/`.
    """

    must_match: frozenset[str] | None = None
    must_not_match: frozenset[str] | None = None

    def check(self, stored: StoredRecord | None) -> None:
        """Raise `PreconditionFailed` unless the record, or its absence, is as asked."""
        if self.must_match is not None and not _matches(self.must_match, stored):
            raise PreconditionFailed
        if self.must_not_match is not None and _matches(self.must_not_match, stored):
            raise PreconditionFailed


def _matches(tags: frozenset[str], stored: StoredRecord | None) -> bool:
    return stored is not None and (ANY in tags or stored.etag in tags)


NO_CONDITION = Condition()
