"""Changing one record: the rules, one compare-and-set statement, one audit event.

Nothing here commits: `Database.transact` does.
"""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from pydantic import SecretStr
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, update
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Changes, Event
from app.crypto.keyring import Keyring
from app.records.conditions import NO_CONDITION, Condition
from app.records.errors import BrokenRecord, InvalidMember, RecordNotFound
from app.records.read import find
from app.records.record import AccessRecord, StoredRecord
from app.records.sealing import seal_record
from app.records.stated import RecordChange, RecordStated
from app.storage.errors import LostRace
from app.storage.tables import access_records
from app.times import now

MEMBERS = ("client_id", "enabled", "netflow_url", "username", "group", "ip_address", "notes")
"""What a caller can state beside the password, named as in `AccessRecord`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One write in the making: where, by whom, on which service, on which condition."""

    connection: Connection
    keyring: Keyring
    author: Author
    service_id: int
    condition: Condition = NO_CONDITION

    def find_checked(self) -> StoredRecord | None:
        """Return the record as it is. Raises `PreconditionFailed`."""
        stored = find(self.connection, self.keyring, self.author.installation_id, self.service_id)
        self.condition.check(stored)
        return stored

    def find_existing(self) -> StoredRecord:
        """Return the record as it is. Raises `PreconditionFailed`, `RecordNotFound`."""
        stored = self.find_checked()
        if stored is None:
            raise RecordNotFound
        return stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a PUT left behind."""

    stored: StoredRecord
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """What the record is to be: its members by name, and its password."""

    members: dict[str, Any]
    password: SecretStr | None


def put(write: Write, stated: RecordStated) -> Written:
    """Create or replace the record of a service.

    Raises `PreconditionFailed`, `InvalidMember` when a new record has no client, and
    `BrokenRecord` when a broken one would be replaced without a word about its password.
    """
    _check_service_id(write, stated)
    stored = write.find_checked()
    if stored is None:
        return Written(stored=_create(write, stated), created=True)
    says_password = stated.new_password is not None or stated.clears_password
    if stored.integrity == "broken" and not says_password:
        raise BrokenRecord
    members = {name: getattr(stated, name) for name in MEMBERS}
    members["client_id"] = stated.client_id or stored.record.client_id
    target = _Target(members=members, password=_password_after(stored, stated, members))
    return Written(stored=_update(write, stored, target), created=False)


def patch(write: Write, change: RecordChange) -> StoredRecord:
    """Change the members that are given. Raises as `put`, and `RecordNotFound`."""
    _check_service_id(write, change)
    stored = write.find_existing()
    if stored.integrity == "broken":
        raise BrokenRecord
    given = change.model_fields_set
    members = {name: getattr(change if name in given else stored.record, name) for name in MEMBERS}
    target = _Target(members=members, password=_password_after(stored, change, members))
    return _update(write, stored, target)


def remove(write: Write) -> None:
    """Delete the record, broken or not. Raises `RecordNotFound`, `PreconditionFailed`."""
    stored = write.find_existing()
    result = write.connection.execute(delete(access_records).where(_is_still(stored.record)))
    if result.rowcount != 1:
        raise LostRace
    changes = {name: {"old": getattr(stored.record, name), "new": None} for name in MEMBERS}
    _audit(write, "record.deleted", changes)


def _check_service_id(write: Write, stated: RecordStated | RecordChange) -> None:
    if stated.service_id is not None and stated.service_id != write.service_id:
        raise InvalidMember("service_id", "differs_from_path", "Must equal the id of the path.")


def _password_after(
    stored: StoredRecord, stated: RecordStated | RecordChange, members: dict[str, Any]
) -> SecretStr | None:
    """Return the password that the record has then: a new owner never inherits a login."""
    if stated.new_password is not None:
        return stated.new_password
    owner_changes = members["client_id"] != stored.record.client_id
    return None if stated.clears_password or owner_changes else stored.password


def _create(write: Write, stated: RecordStated) -> StoredRecord:
    if stated.client_id is None:
        raise InvalidMember(
            "client_id",
            "client_required",
            "Must be given: the service has no record yet that names its client.",
        )
    moment = now()
    record = AccessRecord(
        installation_id=write.author.installation_id,
        service_id=write.service_id,
        **{name: getattr(stated, name) for name in MEMBERS},
        service_status=None,
        version=1,
        incarnation=secrets.token_hex(8),
        created_at=moment,
        updated_at=moment,
        password_changed_at=None if stated.new_password is None else moment,
    )
    try:
        write.connection.execute(
            insert(access_records).values(_to_row(write.keyring, record, stated.new_password))
        )
    except IntegrityError:
        raise LostRace from None
    changes = {name: {"old": None, "new": getattr(record, name)} for name in MEMBERS}
    _audit(write, "record.created", changes | _password_change(None, stated.new_password))
    return StoredRecord(record=record, password=stated.new_password, integrity="ok")


def _update(write: Write, stored: StoredRecord, target: _Target) -> StoredRecord:
    changes = _changes(stored, target)
    if not changes and stored.integrity == "ok":
        return stored
    moment = now()
    record = replace(
        stored.record,
        **target.members,
        version=stored.record.version + 1,
        updated_at=moment,
        password_changed_at=moment if "password" in changes else stored.record.password_changed_at,
    )
    result = write.connection.execute(
        update(access_records)
        .where(_is_still(stored.record))
        .values(_to_row(write.keyring, record, target.password))
    )
    if result.rowcount != 1:
        raise LostRace
    _audit(write, "record.updated", changes)
    return StoredRecord(record=record, password=target.password, integrity="ok")


def _is_still(record: AccessRecord) -> ColumnElement[bool]:
    """Compare and set: the row that was read, and nothing that came after it."""
    return and_(
        access_records.c.installation_id == record.installation_id,
        access_records.c.service_id == record.service_id,
        access_records.c.version == record.version,
        access_records.c.incarnation == record.incarnation,
    )


def _to_row(
    keyring: Keyring, record: AccessRecord, password: SecretStr | None
) -> dict[str, object]:
    row = {column.name: getattr(record, column.name, None) for column in access_records.columns}
    row["netflow_group"] = record.group
    row["seal"] = seal_record(keyring, record, password)
    return row


def _changes(stored: StoredRecord, target: _Target) -> Changes:
    members = {
        name: {"old": old, "new": target.members[name]}
        for name in MEMBERS
        if (old := getattr(stored.record, name)) != target.members[name]
    }
    return members | _password_change(stored.password, target.password)


def _password_change(old: SecretStr | None, new: SecretStr | None) -> dict[str, Any]:
    if old == new:
        return {}
    if new is None:
        return {"password": "cleared"}
    return {"password": "set" if old is None else "changed"}


def _audit(write: Write, action: str, changes: Changes) -> None:
    event = Event(action=action, service_id=write.service_id, changes=changes)
    trail.write(write.connection, write.author, event)
