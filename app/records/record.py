"""An access record: the NetFlow Analyzer access details of one WHMCS service."""

import os
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pydantic import SecretStr

from app.crypto.seal import Field
from app.times import Microseconds

Integrity = Literal["ok", "broken"]
Review = Literal["owner_changed"]
"""Why an admin must look at a record again."""

OWNER_CHANGED: Review = "owner_changed"


class AccessRecord(NamedTuple):
    """The row of one service, without its secret: the columns of the table but for the seal.

    A tuple, because an import makes millions; a frozen dataclass costs six times as much.
    `incarnation` is drawn anew when a record is created, so that a service that gets a second
    record after the first was deleted never sees an old ETag again. `needs_review` is a
    `Review` or None; the seal does not cover it, so an edited row can have any text there.
    `lent` counts how often another record has taken its login from this one: whoever read the
    row before that must read again (docs/adr/0009).
    """

    installation_id: int
    service_id: int
    client_id: int
    enabled: bool
    netflow_url: str | None
    username: str | None
    group: str | None
    ip_address: str | None
    notes: str | None
    service_status: str | None
    version: int
    incarnation: str
    created_at: Microseconds
    updated_at: Microseconds
    password_changed_at: Microseconds | None
    needs_review: str | None = None
    lent: int = 0

    def sealed_fields(self) -> tuple[Field, ...]:
        """Return what the seal covers: all that a client could see or be harmed by."""
        return record_fields(
            self[:3], enabled=self.enabled, login=self[4:6], place=self[6:8], version=self.version
        )


def new_incarnation() -> str:
    """Return what tells a record from every other one that its service has had."""
    return os.urandom(8).hex()


def record_fields(
    ids: tuple[int, int, int],
    *,
    enabled: bool | int,
    login: tuple[str | None, str | None],
    place: tuple[str | None, str | None],
    version: int,
) -> tuple[Field, ...]:
    """Return the sealed fields in their one order: ids before values.

    The order and the table name are part of the format: `tests/records/vectors.json` pins them.
    """
    installation_id, service_id, client_id = ids
    return (
        installation_id,
        "access_records",
        service_id,
        client_id,
        # A driver says 0 and 1; any other value is sealed, and fails, as what it is.
        bool(enabled) if enabled in (0, 1) else enabled,
        *login,
        *place,
        version,
    )


class StoredRecord(NamedTuple):
    """A record with what its seal held. A broken one has no password: nothing in it is trusted.

    `is_readable` is false where a column held what no column of its type may: the record has
    a blank in its place. `is_locked` claims that a broken one is sealed with a key that is not
    usable here: it may come back, and with it the password.
    """

    record: AccessRecord
    password: SecretStr | None
    integrity: Integrity
    is_readable: bool = True
    is_locked: bool = False

    @property
    def etag(self) -> str:
        """Return the strong entity tag, quotes included."""
        suffix = "" if self.integrity == "ok" else "-broken"
        return f'"{self.record.incarnation}-{self.record.version}{suffix}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAccess:
    """What may be shown of an enabled, whole record to its owner."""

    netflow_url: str | None
    username: str | None
    password: SecretStr | None
    group: str | None
    ip_address: str | None
    service_status: str | None
