"""One change of one record: what it was, what it is to be, and what differs."""

from dataclasses import dataclass, replace

from pydantic import SecretStr

from app.audit.trail import Event
from app.records.record import AccessRecord, StoredRecord
from app.times import Microseconds

AUDITED = (
    "client_id",
    "enabled",
    "netflow_url",
    "username",
    "group",
    "ip_address",
    "notes",
    "service_status",
)
"""The members whose change is a change of the record, beside the password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a record is (`before`, None: there is none) and what it is to be.

    `record` is as the caller wants it; its version and times are set when it is stored.
    """

    before: StoredRecord | None
    record: AccessRecord
    password: SecretStr | None
    action: str = "record.updated"


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was compared: what differs, and the record as it is then."""

    before: StoredRecord | None
    after: StoredRecord
    event: Event | None

    @property
    def moves(self) -> bool:
        """Whether the addresses of the record differ."""
        old = None if self.before is None else self.before.record.ip_address
        return old != self.after.record.ip_address


def compare(change: Change, moment: Microseconds) -> Step:
    """Return what a change comes to; without an event when it changes nothing."""
    before = change.before
    password = _password_change(change)
    members = _member_changes(change) | password
    if before is not None and before.integrity == "ok" and not members:
        return Step(before, before, None)
    record = replace(
        change.record,
        version=change.record.version + 1,
        created_at=moment if before is None else change.record.created_at,
        updated_at=moment,
        password_changed_at=moment if password else change.record.password_changed_at,
    )
    after = StoredRecord(record=record, password=change.password, integrity="ok")
    action = "record.created" if before is None else change.action
    return Step(before, after, Event(action, record.service_id, members))


def _member_changes(change: Change) -> dict[str, object]:
    old = None if change.before is None else change.before.record
    return {
        name: {"old": getattr(old, name, None), "new": getattr(change.record, name)}
        for name in AUDITED
        if old is None or getattr(old, name) != getattr(change.record, name)
    }


def _password_change(change: Change) -> dict[str, object]:
    """Say of the secret only that it changed."""
    old = None if change.before is None else change.before.password
    if old == change.password:
        return {}
    if change.password is None:
        return {"password": "cleared"}
    return {"password": "set" if old is None else "changed"}
