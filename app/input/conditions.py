"""Conditions on what is stored (RFC 9110, section 13), checked inside the transaction."""

from dataclasses import dataclass
from typing import Protocol

ANY = "*"


class PreconditionFailed(Exception):
    """What is stored is not in the state that the caller named."""


class Tagged(Protocol):
    """Something stored that has an entity tag."""

    @property
    def etag(self) -> str:
        """Return the entity tag, quotes included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """`must_match` and `must_not_match` hold entity tags, or `*` for any; None: no condition."""

    must_match: frozenset[str] | None = None
    must_not_match: frozenset[str] | None = None

    def check(self, stored: Tagged | None) -> None:
        """Raise `PreconditionFailed` unless what is stored, or its absence, is as asked."""
        self.check_match(stored)
        if self.excludes(stored):
            raise PreconditionFailed

    def check_match(self, stored: Tagged | None) -> None:
        """Raise `PreconditionFailed` unless what is stored matches, where it must."""
        if self.must_match is not None and not _matches(self.must_match, stored):
            raise PreconditionFailed

    def excludes(self, stored: Tagged | None) -> bool:
        """Return whether what is stored must not match, and does."""
        return self.must_not_match is not None and _matches(self.must_not_match, stored)


def _matches(tags: frozenset[str], stored: Tagged | None) -> bool:
    return stored is not None and (ANY in tags or stored.etag in tags)


NO_CONDITION = Condition()
