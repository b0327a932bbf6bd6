"""The rules of PUT, PATCH and DELETE, and of accepting a broken row, for one record."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pydantic import ValidationError

from app.crypto.errors import UnknownSealingKey
from app.input.conditions import Condition
from app.input.faults import Fault, InvalidInput
from app.records.change import Change, created, given_to, unchanged
from app.records.errors import (
    BrokenRecord,
    ClientRequired,
    RecordNotFound,
    refusal_of_broken,
)
from app.records.reader import RecordReader
from app.records.record import STATED, AccessRecord, StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore

_stated = attrgetter(*STATED)

FindRecord = Callable[[int], StoredRecord | None]
"""Finds the record that lends its login, by service id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a PUT left behind."""

    stored: StoredRecord
    created: bool


def put(store: RecordStore, service_id: int, stated: RecordStated, condition: Condition) -> Written:
    """Create or replace the record of a service.

    Raises `PreconditionFailed`, `InvalidInput` when a new record has no client, and
    `BrokenRecord` when a broken one would be replaced without a word about its password.
    """
    check_service_id(stated, service_id)
    before = store.find(service_id)
    condition.check(before)
    (stored,) = store.apply([_reviewed(replacement(store, service_id, before, stated))])
    return Written(stored=stored, created=before is None)


def replacement(
    reader: RecordReader,
    service_id: int,
    before: StoredRecord | None,
    stated: RecordStated,
    find_source: FindRecord | None = None,
) -> Change:
    """Return the change that a PUT means. Raises `InvalidInput`, `BrokenRecord`.

    `find_source` finds the record whose login is re-used, where the reader does not.
    """
    find = find_source or reader.find
    if before is None:
        if stated.client_id is None:
            raise ClientRequired
        lender = _lender(find, stated, stated.client_id)
        password = stated.new_password if lender is None else lender.password
        change = created(
            reader.installation_id, service_id, stated=_members_of(stated), password=password
        )
        return _lent(change, lender)
    if before.integrity == "broken":
        _check_replaces(before, stated)
    return _changed(find, before, stated, _members_of(stated))


def _members_of(stated: RecordStated) -> dict[str, Any]:
    return dict(zip(STATED, _stated(stated), strict=True))


def _check_replaces(before: StoredRecord, stated: RecordStated) -> None:
    """Nothing of a broken row is trusted: neither its password nor its owner."""
    if not stated.says_password:
        raise refusal_of_broken(is_locked=before.is_locked)
    if stated.client_id is None:
        raise ClientRequired


def patch(
    store: RecordStore, service_id: int, change: RecordChange, condition: Condition
) -> StoredRecord:
    """Change the members that are given. Raises as `put`, and `RecordNotFound`."""
    check_service_id(change, service_id)
    check_one_login(change)
    before = existing(store, service_id, condition)
    (stored,) = store.apply([_reviewed(patched(before, change, store.find))])
    return stored


def patched(before: StoredRecord, change: RecordChange, find_source: FindRecord) -> Change:
    """Return the change that a PATCH means; `check_one_login` comes first.

    Raises `InvalidInput`, `BrokenRecord` and `UnknownSealingKey`.
    """
    if before.integrity == "broken":
        raise refusal_of_broken(is_locked=before.is_locked)
    members = {name: getattr(change, name) for name in STATED if name in change.model_fields_set}
    return _changed(find_source, before, change, members)


def remove(store: RecordStore, service_id: int, condition: Condition) -> None:
    """Delete the record, broken or not. Raises `RecordNotFound`, `PreconditionFailed`."""
    store.delete(existing(store, service_id, condition))


def accept(store: RecordStore, service_id: int, reason: str) -> bool:
    """Seal a broken record as it stands, without a password; return whether it was broken.

    Raises `RecordNotFound`, `BrokenRecord` when the row has values that no caller may give, and
    `UnknownSealingKey` when it may open again with another keyring.
    """
    stored = store.find(service_id)
    if stored is None:
        raise RecordNotFound
    if stored.integrity == "ok":
        return False
    if stored.is_locked:
        raise UnknownSealingKey
    if not _is_allowed(stored.record):
        raise BrokenRecord
    accepted = Change(
        before=stored,
        record=stored.record,
        password=None,
        action="record.accepted",
        reason=reason,
    )
    store.apply([accepted])
    return True


def _is_allowed(record: AccessRecord) -> bool:
    members = {name: getattr(record, name) for name in STATED}
    try:
        RecordStated.model_validate(members)
    except ValidationError:
        return False
    return True


def existing(reader: RecordReader, service_id: int, condition: Condition) -> StoredRecord:
    """Return a record that must be there. Raises `PreconditionFailed`, `RecordNotFound`."""
    stored = reader.find(service_id)
    condition.check(stored)
    if stored is None:
        raise RecordNotFound
    return stored


def check_service_id(stated: RecordStated | RecordChange, service_id: int) -> None:
    """Raise `InvalidInput` when the body names another service than the path."""
    if stated.service_id is not None and stated.service_id != service_id:
        raise InvalidInput(Fault("/service_id", "differs_from_path"))


def check_one_login(change: RecordChange) -> None:
    """Raise `InvalidInput` for a patch that clears a part of the login that it re-uses."""
    given = change.model_fields_set & {"netflow_url", "username", "password"}
    cleared = any(getattr(change, name) is None for name in given)
    if change.reuse_login_from is not None and cleared:
        raise InvalidInput(Fault("/reuse_login_from", "login_and_reuse"))


_NO_LOGIN = Fault("/reuse_login_from", "no_login")


def _reviewed(change: Change) -> Change:
    """Return the change without the mark for review: who saves the record has looked at it."""
    return change._replace(record=change.record._replace(needs_review=None))


def _changed(
    find: FindRecord,
    before: StoredRecord,
    stated: RecordStated | RecordChange,
    members: dict[str, Any],
) -> Change:
    members["client_id"] = client_id = members.get("client_id") or before.record.client_id
    lender = _lender(find, stated, client_id)
    is_owner = client_id == before.record.client_id
    change = unchanged(before) if is_owner else given_to(before, client_id)
    kept = None if stated.clears_password else change.password
    record = change.record._replace(**members)
    return _lent(change._replace(record=record, password=stated.new_password or kept), lender)


def _lender(
    find: FindRecord, stated: RecordStated | RecordChange, client_id: int
) -> StoredRecord | None:
    """Return the record whose login is re-used, None when none is."""
    if stated.reuse_login_from is None:
        return None
    source = find(stated.reuse_login_from)
    if source is None or source.integrity == "broken" or source.record.client_id != client_id:
        raise InvalidInput(_NO_LOGIN)
    return source


def _lent(change: Change, lender: StoredRecord | None) -> Change:
    """Return the change with URL, username and password of the record that lends them."""
    if lender is None:
        return change
    record = change.record._replace(
        netflow_url=lender.record.netflow_url, username=lender.record.username
    )
    return change._replace(record=record, password=lender.password, lender=lender)
