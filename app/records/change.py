"""One change of one record: its state before and after, and the difference."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import SecretStr

from app.audit.trail import Event
from app.input.fields import MAX_ID
from app.records.record import AUDITED, AccessRecord, StoredRecord, new_incarnation
from app.times import Microseconds, now

_audited = attrgetter(*AUDITED)


class Change(NamedTuple):
    """A record as it is (`before`, None when it is new) and as the caller wants it (`record`).

    Version and times of an existing record are set when it is stored. `lender` is the record that
    the login was copied from, if any, and `product_id` the product by whose rule a record is made.
    """

    before: StoredRecord | None
    record: AccessRecord
    password: SecretStr | None
    action: str = "record.updated"
    reason: str | None = None
    lender: StoredRecord | None = None
    product_id: int | None = None


def created(
    installation_id: int,
    service_id: int,
    *,
    stated: Mapping[str, Any],
    password: SecretStr | None,
) -> Change:
    """Return the change that makes a new record; `stated` are the members of `STATED`."""
    moment = now()
    record = AccessRecord(
        installation_id=installation_id,
        service_id=service_id,
        service_status=None,
        version=1,
        incarnation=new_incarnation(),
        created_at=moment,
        updated_at=moment,
        password_changed_at=None if password is None else moment,
        **stated,
    )
    return Change(None, record, password)


def unchanged(stored: StoredRecord) -> Change:
    """Return the change that leaves a record as it is, for `_replace`."""
    return Change(stored, stored.record, stored.password)


def given_to(stored: StoredRecord, client_id: int) -> Change:
    """Return the change that assigns a record to another client, without its login."""
    record = stored.record._replace(client_id=client_id, netflow_url=None, username=None)
    return Change(stored, record, password=None)


class Step(NamedTuple):
    """A compared change: the audit event, None when nothing differs, and the record after it."""

    before: StoredRecord | None
    after: StoredRecord
    event: Event | None

    @property
    def moves(self) -> bool:
        """Whether the addresses of the record differ."""
        old = None if self.before is None else self.before.record.ip_address
        return old != self.after.record.ip_address


def compare(change: Change, moment: Microseconds) -> Step:
    """Compare a change; the step has no event when nothing differs."""
    before, record = change.before, change.record
    if before is None:
        return _first_step(change)
    members = _member_changes(before.record, record)
    password = _password_change(before.password, change.password)
    if before.integrity == "ok" and not members and password is None:
        return Step(before, before, None)
    if password is not None:
        members["password"] = password
        record = record._replace(password_changed_at=moment)
    record = record._replace(version=record.version + 1, updated_at=moment)
    if before.integrity == "broken":
        # Its version may be edited: with the old incarnation an ETag could come twice.
        version = record.version if 1 < record.version <= MAX_ID else 1
        record = record._replace(incarnation=new_incarnation(), version=version)
    event = Event(change.action, record.service_id, members, change.reason)
    return Step(before, StoredRecord(record, change.password, "ok"), event)


def _first_step(change: Change) -> Step:
    record = change.record
    members: dict[str, object] = {
        name: {"old": None, "new": value}
        for name, value in zip(AUDITED, _audited(record), strict=True)
        if value is not None
    }
    if change.password is not None:
        members["password"] = "set"  # noqa: S105 - a word of the trail
    action = "record.created"
    if change.product_id is not None:
        action = "record.provisioned"
        members["product_id"] = {"old": None, "new": change.product_id}
    event = Event(action, record.service_id, members, change.reason)
    return Step(None, StoredRecord(record, change.password, "ok"), event)


def _member_changes(old: AccessRecord, new: AccessRecord) -> dict[str, object]:
    was, wanted = _audited(old), _audited(new)
    if was == wanted:
        return {}
    return {
        name: {"old": before, "new": after}
        for name, before, after in zip(AUDITED, was, wanted, strict=True)
        if before != after
    }


def _password_change(old: SecretStr | None, new: SecretStr | None) -> str | None:
    """Return a word for the change of the secret, None when it is the same."""
    if old == new:
        return None
    if new is None:
        return "cleared"
    return "set" if old is None else "changed"
