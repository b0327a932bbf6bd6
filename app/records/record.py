"""An access record: the NetFlow Analyzer access details of one WHMCS service."""

import os
from operator import attrgetter
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, SecretStr

from app.crypto.seal import Field as SealedField
from app.crypto.seal import later_fields
from app.storage.lookup import LookupRow
from app.storage.tables import column_of
from app.times import Microseconds

Integrity = Literal["ok", "broken"]
Review = Literal["owner_changed"]
"""Why an admin must look at a record again."""

OWNER_CHANGED: Review = "owner_changed"

ENDED_STATUSES = frozenset({"Terminated", "Cancelled", "Fraud"})
"""The statuses of services that have ended."""

ServiceStatusText = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[ -~]+$")]
"""A status as WHMCS reports it. Not one of a list: later releases of WHMCS may have others."""


class AccessRecord(NamedTuple):
    """The row of one service, without its secret: every column of the table but for the seal.

    A tuple, because an import makes millions; a frozen dataclass costs six times as much.
    `incarnation` is drawn anew when a record is created, so that a service that gets a second
    record after the first was deleted never sees an old ETag again. `needs_review` is a
    `Review` or None; the seal does not cover it, so an edited row can have any string there.
    `lent` counts how often another record has copied its login from this one: a writer that read
    the row before that must read it again (docs/adr/0009).
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

    def sealed_fields(self) -> tuple[SealedField, ...]:
        """Return what the seal covers: see `sealed_fields`."""
        return sealed_fields((self.installation_id, self.service_id, self.client_id), self)


def new_incarnation() -> str:
    """Return a random identifier that no other record of the service has had."""
    return os.urandom(8).hex()


COLUMNS = tuple(map(column_of, AccessRecord._fields))
"""The column of each member. The table has these and `seal`."""

STATED = ("client_id", "enabled", "netflow_url", "username", "group", "ip_address", "notes")
"""The members that a caller states, beside the password."""

AUDITED = (*STATED, "service_status", "needs_review")
"""The members whose change is a change of the record, beside the password."""

SEALED = ("netflow_url", "username", "group", "ip_address", "version")
"""What the first release sealed after the ids and `enabled`, in this order. It never changes."""

SEALED_LATER: tuple[str, ...] = ()
"""The members that later releases began to seal. Append only; see `later_fields`."""

_sealed = attrgetter(*SEALED)


def sealed_fields(
    ids: tuple[int, int, int], row: AccessRecord | LookupRow
) -> tuple[SealedField, ...]:
    """Return what the seal of a row covers: all that a client could see or be harmed by.

    `ids` are those of installation, service and client. `tests/records/vectors.json` pins the
    fields and their order, which are part of the format.
    """
    installation_id, service_id, client_id = ids
    return (
        installation_id,
        "access_records",
        service_id,
        client_id,
        # Drivers return 0 and 1; any other value is sealed unchanged, and fails.
        bool(row.enabled) if row.enabled in (0, 1) else row.enabled,
        *_sealed(row),
        *later_fields(SEALED_LATER, row),
    )


class StoredRecord(NamedTuple):
    """A record with the password from its seal. A broken one has none, and must not be trusted.

    `is_readable` is false when a column held a value that is invalid for its type; the record has
    an empty value instead. `is_locked` is true when a broken record is sealed with a key that is
    not usable here: the key may come back, and the password with it.
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


class OpenedAccess(NamedTuple):
    """What may be shown of an enabled, intact record to its owner."""

    row: LookupRow
    password: SecretStr | None
