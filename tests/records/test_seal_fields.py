"""What the seal of a record covers is pinned: another order would open no stored password."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from app.crypto.errors import BrokenSeal
from app.crypto.keyring import Keyring, KeySet, KeyState, SealingKey
from app.records import record as module
from app.records.record import COLUMNS, AccessRecord, StoredRecord
from app.records.sealing import open_password, seal_record
from app.storage.contents import stored_columns
from app.storage.tables import access_records

VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("vectors.json").read_text(encoding="utf-8")
)["vectors"]
UNSEALED = {
    "notes": "another note",
    "service_status": "Suspended",
    "incarnation": "ffff",
    "created_at": 7,
    "updated_at": 7,
    "password_changed_at": 7,
    "needs_review": "owner_changed",
    "lent": 7,
}
KEYS = KeySet([SealingKey.generate(created="", state=KeyState.PRIMARY)])
KEYRING = Keyring(KEYS)


def _record(vector: dict[str, Any]) -> AccessRecord:
    return AccessRecord(**vector["record"])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["name"]))
def test_the_sealed_fields_are_pinned(
    vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The committed fields of a row are those of this version, in value, type and order."""
    monkeypatch.setattr(module, "SEALED_LATER", tuple(vector.get("sealed_later", ())))
    sealed = _record(vector).sealed_fields()
    assert [(type(field), field) for field in sealed] == [
        (type(field), field) for field in vector["sealed_fields"]
    ]


@pytest.mark.parametrize("name", AccessRecord._fields)
def test_a_changed_column_breaks_the_seal(name: str) -> None:
    """Every column that a client could see is bound; bookkeeping is not, so that it can change."""
    record = _record(VECTORS[0])
    token = seal_record(KEYS, record, SecretStr("secret"))
    old = getattr(record, name)
    new = UNSEALED.get(name, (not old) if isinstance(old, bool) else f"{old}1")
    changes: dict[str, Any] = {name: new if old is None else type(old)(new)}
    changed = record._replace(**changes)
    if name in UNSEALED:
        opened = open_password(KEYRING, token, changed.sealed_fields())
        assert opened == SecretStr("secret")
    else:
        with pytest.raises(BrokenSeal):
            open_password(KEYRING, token, changed.sealed_fields())


def test_a_record_is_laid_out_as_its_row() -> None:
    """Rows are written by position: the members in their order, then the seal."""
    assert [column.name for column in stored_columns(access_records)] == [*COLUMNS, "seal"]


LATER = ("notes", "password_changed_at")


def test_an_old_seal_stays_good_when_a_member_is_sealed_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a release sealed that did not know the member opens, and an edit of it is found."""
    record = _record(VECTORS[0])._replace(notes=None, password_changed_at=None)
    token = seal_record(KEYS, record, SecretStr("secret"))
    monkeypatch.setattr(module, "SEALED_LATER", LATER)
    assert open_password(KEYRING, token, record.sealed_fields()) == SecretStr("secret")
    edits: list[dict[str, Any]] = [{"notes": ""}, {"notes": "x"}, {"password_changed_at": 0}]
    for edit in edits:
        with pytest.raises(BrokenSeal):
            open_password(KEYRING, token, record._replace(**edit).sealed_fields())


def test_a_member_that_is_sealed_later_is_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value in it can be neither changed, nor taken away, nor moved to another such member."""
    monkeypatch.setattr(module, "SEALED_LATER", ("notes", "service_status"))
    record = _record(VECTORS[0])._replace(notes="x", service_status=None)
    token = seal_record(KEYS, record, SecretStr("secret"))
    assert open_password(KEYRING, token, record.sealed_fields()) == SecretStr("secret")
    edits: list[dict[str, Any]] = [
        {"notes": "y"},
        {"notes": None},
        {"service_status": "x"},
        {"notes": None, "service_status": "x"},
    ]
    for edit in edits:
        with pytest.raises(BrokenSeal):
            open_password(KEYRING, token, record._replace(**edit).sealed_fields())


def test_a_flag_that_is_sealed_later_opens_as_a_driver_returns_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The raw driver of the render path returns 1 where SQLAlchemy returns True."""
    monkeypatch.setattr(module, "SEALED_LATER", ("notes",))
    flag: dict[str, Any] = {"notes": True}
    number: dict[str, Any] = {"notes": 1}
    record = _record(VECTORS[0])
    token = seal_record(KEYS, record._replace(**flag), None)
    assert open_password(KEYRING, token, record._replace(**number).sealed_fields()) is None
    with pytest.raises(BrokenSeal):
        open_password(KEYRING, token, record._replace(**(number | {"notes": 0})).sealed_fields())


def test_a_record_without_a_password_is_sealed_too() -> None:
    """No password opens to None, and its row is bound all the same."""
    record = _record(VECTORS[1])
    token = seal_record(KEYS, record, None)
    assert open_password(KEYRING, token, record.sealed_fields()) is None
    with pytest.raises(BrokenSeal):
        open_password(KEYRING, token, record._replace(enabled=True).sealed_fields())


def test_a_stored_record_prints_no_password() -> None:
    """The text form of what was read hides the password."""
    stored = StoredRecord(record=_record(VECTORS[0]), password=SecretStr("s3cret"), integrity="ok")
    assert "s3cret" not in repr(stored)


@pytest.mark.parametrize("enabled", [True, False])
def test_enabled_is_sealed_as_what_it_is(enabled: bool) -> None:  # noqa: FBT001 - a column
    """A driver's 1 or 0 opens what True or False sealed; no other value does."""
    record = _record(VECTORS[0])._replace(enabled=enabled)
    token = seal_record(KEYS, record, SecretStr("secret"))
    same = record._replace(enabled=int(enabled))  # type: ignore[arg-type]
    assert open_password(KEYRING, token, same.sealed_fields()) == SecretStr("secret")
    edits: list[Any] = [not enabled, 2, -1, 0.5, "x", "", str(int(enabled)), None, b"1"]
    for edit in edits:
        with pytest.raises(BrokenSeal):
            open_password(KEYRING, token, record._replace(enabled=edit).sealed_fields())
