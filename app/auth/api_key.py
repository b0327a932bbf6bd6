"""An API key as it is stored, its scopes, and the seal over its row."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.crypto.seal import Field, later_fields
from app.times import Microseconds


class Scope(StrEnum):
    """What a key may do. No scope implies another."""

    RENDER = "render"
    MAIL = "mail"
    RECORDS_READ = "records:read"
    RECORDS_WRITE = "records:write"
    LIFECYCLE = "lifecycle"
    REVEAL = "reveal"
    ADMIN = "admin"


_IDS = 36**12
MAX_PLACE = 2**63 * _IDS

HOST_ONLY = frozenset({Scope.REVEAL, Scope.ADMIN})
"""Scopes of keys that can be created on the host only, never over HTTP."""

WHMCS_ADDON = frozenset(Scope) - {Scope.REVEAL}
"""The scopes that the WHMCS addon needs. It never shows a stored password to staff."""


SEALED_LATER: tuple[str, ...] = ()
"""The members that later releases began to seal. Append only; see `later_fields`."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """One key. `digest` is the SHA-256 of the whole key; the key itself is stored nowhere."""

    id: str
    installation_id: int
    installation: str
    name: str
    scopes: frozenset[str]
    digest: str
    created_at: Microseconds
    expires_at: Microseconds | None
    revoked_at: Microseconds | None
    last_used_at: Microseconds | None = None

    def is_good_at(self, moment: Microseconds) -> bool:
        """Return whether the key is neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_at is None or moment < self.expires_at)

    @property
    def place(self) -> int:
        """The unique position of the key in a list, oldest first."""
        return self.created_at * _IDS + int(self.id, 36)

    def sealed_fields(self) -> tuple[Field, ...]:
        """Return the fields that the seal covers, so that nobody can forge a key with SQL."""
        return (
            "api_keys",
            self.id,
            self.installation_id,
            self.name,
            scopes_to_text(self.scopes),
            self.digest,
            self.created_at,
            self.expires_at,
            self.revoked_at,
            *later_fields(SEALED_LATER, self),
        )


class LoadedKeys(NamedTuple):
    """The keys that callers may use, and the ids of those whose sealing key is not usable here.

    The latter may be valid; that is not known until their sealing key is usable again.
    """

    good: list[ApiKey]
    locked: frozenset[str] = frozenset()


def scopes_to_text(scopes: frozenset[str]) -> str:
    """Return scopes as they are stored: sorted, separated by spaces."""
    return " ".join(sorted(scopes))
